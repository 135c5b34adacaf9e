import { randomUUID } from 'node:crypto';
import { InMemoryEventStoreDB } from '../../support/eventstoredb/in-memory-eventstoredb';
import type { Start } from './child';

/** How many events of others to add to the log. */
export interface ForeignEvents {
  readonly foreign: number;
}

/** The in-memory EventStoreDB as a process of its own; each order returns its address. */
export const start: Start<object, ForeignEvents, string> = async () => {
  const server = await InMemoryEventStoreDB.start();
  return {
    run: ({ foreign }) => {
      const [data, metadata] = [Buffer.from('{}'), Buffer.from('{}')];
      const event = { type: 'delivery.BoxSeen', contentType: 'application/json', data, metadata };
      for (let n = 0; n < foreign; n += 1)
        server.log.append(`other-${n % 1_000}`, 'any', [{ ...event, id: randomUUID() }]);
      return Promise.resolve(server.url);
    },
    close: () => Promise.resolve(server.stop()),
  };
};
