import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { BareEvent, Batch } from '@boxtrail/event-store';
import { roleName } from '@boxtrail/database';
import { beginAnew, moveWith, type CheckpointMove } from './checkpoints';
import { parkUnreadable } from './unreadable';
import { keyOf, schemaOf, type View, type ViewDb } from './view';

/**
 * Runs work in one transaction whose unqualified names mean the tables in `schema`. The first thing it does may be a
 * move of a checkpoint, on the way there is anyway.
 * @throws CheckpointMoved
 */
export async function inSchema<T>(
  pool: Pool,
  schema: string,
  work: (client: PoolClient) => Promise<T>,
  move?: CheckpointMove,
): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    // Rows and checkpoint become durable together and in order, so they may lag behind the log: after a crash
    // what is missing is projected again. Only the log waits for the disk.
    const begin = `BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL search_path = ${schema}`;
    if (move === undefined) await client.query(begin);
    else await moveWith(client, begin, move);
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

/** Projects a batch in a transaction of its own, and moves the checkpoint of that name with it. */
export function projectBatch(
  pool: Pool,
  view: View,
  batch: Batch<BareEvent>,
  { name, schema, from }: { readonly name: string; readonly schema: string; readonly from: number },
): Promise<void> {
  const move = { name, from, to: batch.position };
  return inSchema(pool, schema, (client) => projectInto(client, view, batch, name), move);
}

/** Projects a batch inside a transaction opened by `inSchema`, and parks under a name what of it cannot be read. */
export async function projectInto(
  client: PoolClient,
  view: View,
  { events, unreadable = [] }: Batch<BareEvent>,
  parkedUnder: string,
): Promise<void> {
  if (unreadable.length > 0) await parkUnreadable(client, parkedUnder, unreadable);
  if (events.length === 0) return;
  const db: ViewDb = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
  // What is read for a view that is not bare is whole.
  await view.project(events as readonly RecordedEvent[], db);
}

/**
 * Makes the tables of a view, empty and without its other indexes, in a schema of that name. They belong to the role of
 * its context where this database has one and may act as it: whichever process made them, its service can go on.
 */
export async function createTables(client: PoolClient, view: View, schema: string): Promise<void> {
  await client.query(
    `SELECT set_config('role', rolname, true) FROM pg_roles
      WHERE rolname = $1 AND pg_has_role(oid, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) AND has_database_privilege(oid, current_database(), 'CREATE')`,
    [roleName(schema.split('_', 1)[0] ?? '')],
  );
  await client.query(
    `DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; SET LOCAL search_path = ${schema}`,
  );
  await client.query(view.tables);
}

/** Makes the view's other indexes, inside a transaction opened by `inSchema`. */
export async function createIndexes(client: PoolClient, { indexes = '' }: View): Promise<void> {
  if (indexes !== '') await client.query(indexes);
}

/** Makes a view live, with no rows and at the beginning of the log, unless it is there. */
export async function prepare(pool: Pool, view: View): Promise<void> {
  const key = keyOf(view);
  await inSchema(pool, 'public', async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`view ${key}`]);
    const { rowCount } = await client.query('SELECT FROM progress.checkpoints WHERE name = $1', [key]);
    if (rowCount === 1) return;
    await createTables(client, view, schemaOf(view));
    await createIndexes(client, view);
    await beginAnew(client, key, view.version);
  });
}
