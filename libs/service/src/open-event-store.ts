import type { Pool } from 'pg';
import { logUrlOf, type Config } from './config';
import { type EventStore, loadEventStoreDB } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';

/** An event store, and its own connections. */
export interface OpenEventStore extends EventStore {
  /** Answers what was accepted, then closes its connections. */
  close(): Promise<void>;
}

/**
 * The event store that the configuration names. EventStoreDB need not be there yet: until it is, commands are refused
 * and nothing is ready. @throws when the views in the database are those of another log, or the store refuses us.
 */
export async function openEventStore(
  config: Config,
  pool: Pool,
  logPool: Pool,
  log: { warn(message: string): void },
): Promise<OpenEventStore> {
  const { eventStoreDB } = config;
  const name = eventStoreDB === undefined ? 'postgres' : `eventstoredb ${eventStoreDB.prefix}`;
  await pool.query('INSERT INTO origin.log (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM origin.log');
  if (rows[0]?.name !== name) {
    throw new Error(
      `EVENT_STORE: the views in this database are of the log "${rows[0]?.name}", not of "${name}": name that log, or another DATABASE_URL`,
    );
  }
  return openLog(config, logPool, log);
}

/** The same without a look at any views. @throws when the store refuses us. */
export async function openLog(
  config: Config,
  logPool: Pool,
  log: { warn(message: string): void },
): Promise<OpenEventStore> {
  const { eventStoreDB } = config;
  if (eventStoreDB === undefined) return PostgresEventStore.open({ url: logUrlOf(config), pool: logPool });
  const { EventStoreDBEventStore, StoreRefused } = await loadEventStoreDB();
  const store = new EventStoreDBEventStore({ ...eventStoreDB, log });
  try {
    await store.check();
  } catch (error) {
    if (error instanceof StoreRefused) {
      await store.close();
      throw error;
    }
    log.warn(String(error));
  }
  return store;
}
