import { basename } from 'node:path';
import { InMemoryEventStoreDB } from '../support/eventstoredb/in-memory-eventstoredb';

/** Where the log is kept while the application is killed. */
export type Store = 'postgres' | 'eventstoredb';
export const stores: readonly Store[] = ['postgres', 'eventstoredb'];

/** The log of an installation, and how its application finds it. */
export interface LogUnderTorture {
  /** Whether positions count 1, 2, 3: in EventStoreDB they are bytes. */
  readonly gapless: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Kills the server of the log and starts it again; undefined when that is not ours to do. */
  readonly restart: (() => Promise<void>) | undefined;
  stop(): void;
}

/** EventStoreDB at `EVENTSTORE_URL`, else an in-memory server of the protocol in this process. */
export async function openLog(store: Store, dir: string): Promise<LogUnderTorture> {
  const nothing = { restart: undefined, stop: () => undefined };
  if (store === 'postgres') return { gapless: true, env: {}, ...nothing };
  const given = process.env['EVENTSTORE_URL'];
  const env = (url: string) => ({
    EVENT_STORE: store,
    EVENTSTORE_URL: url,
    EVENTSTORE_PREFIX: `torture_${basename(dir).replace(/\W/g, '')}`,
  });
  if (given) return { gapless: false, env: env(given), ...nothing };
  const server = await InMemoryEventStoreDB.start();
  return {
    gapless: false,
    env: env(server.url),
    restart: () => server.restart(),
    stop: () => server.stop(),
  };
}
