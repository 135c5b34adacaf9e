import { randomUUID } from 'node:crypto';
import { BoxSeen } from '@boxtrail/contracts';
import {
  EventStoreDBEventStore,
  type EventStoreDBOptions,
} from '@boxtrail/event-store/eventstoredb/eventstoredb-event-store';
import type { NewEvent } from '@boxtrail/event-store';
import { InMemoryEventStoreDB } from './in-memory-eventstoredb';

const given = process.env['EVENTSTORE_URL'] ?? '';

/** The server under test, for test titles. */
export const testedServer =
  given === ''
    ? 'the protocol, in memory: no real server, EVENTSTORE_URL is not set'
    : 'the real server of EVENTSTORE_URL';

/** A new empty log: streams with a new prefix on the real server, or a server for this log alone. */
export async function openTestStore(): Promise<{ store: EventStoreDBEventStore; close(): Promise<void> }> {
  const server = given === '' ? await InMemoryEventStoreDB.start() : undefined;
  const store = storeAt(server?.url ?? given);
  const close = async () => {
    await store.close();
    server?.stop();
  };
  return { store, close };
}

/** A store as in another process: with its own connection and nothing in memory. */
export const storeAt = (url: string, options: Partial<EventStoreDBOptions> = {}): EventStoreDBEventStore =>
  new EventStoreDBEventStore({ url, prefix: `test_${randomUUID()}-`, ...options });

export const newEvent = (scanId: string, extra: object = {}): NewEvent => {
  const at = { sscc: '376104250021234569', scanId, atGln: '9501101530003', byRef: 'worker-1', ...extra };
  const who = { actor: 'w', role: 'admin', correlationId: 'c', causationId: 'c' };
  const id = randomUUID();
  return {
    id,
    event: BoxSeen.of('2026-03-16T01:02:03.004Z', at),
    metadata: { ...who, commandId: id, commandHash: 'h' },
  };
};
