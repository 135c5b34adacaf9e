import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, type View, type ViewDb } from './view';

/** Runs work in one transaction whose unqualified names mean the tables in `schema`. */
export async function inSchema<T>(
  pool: Pool,
  schema: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    // Rows and checkpoint become durable together and in order, so they may lag behind the log: after a crash
    // what is missing is projected again. Only the log waits for the disk.
    await client.query(`BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL search_path = ${schema}`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error as Error;
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed mid-way may be broken: it is not given to the next.
    client.release(failure);
  }
}

/** Projects events inside a transaction opened by `inSchema`. */
export async function projectInto(
  client: PoolClient,
  view: View,
  events: readonly RecordedEvent[],
): Promise<void> {
  const db: ViewDb = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
  await view.project(events, db);
}

/** Makes the tables of a view, empty, in a schema of that name. */
export async function createTables(client: PoolClient, view: View, schema: string): Promise<void> {
  await client.query(
    `DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; SET LOCAL search_path = ${schema}`,
  );
  await client.query(view.tables);
}

/** Brings a view's tables to its version: untouched when they are, else empty and to be filled from the first event. */
export async function prepare(pool: Pool, view: View): Promise<void> {
  const schema = schemaOf(view);
  await inSchema(pool, 'public', async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`view ${view.name}`]);
    const { rows } = await client.query<{ version: number }>(
      'SELECT version FROM progress.checkpoints WHERE name = $1',
      [view.name],
    );
    if (rows[0]?.version === view.version) return;
    await createTables(client, view, schema);
    await client.query(
      `INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, $2, 0)
        ON CONFLICT (name) DO UPDATE SET version = $2, position = 0`,
      [view.name, view.version],
    );
  });
}
