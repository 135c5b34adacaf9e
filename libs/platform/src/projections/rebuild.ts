import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { EventStore } from '../event-store/event-store';
import { schemaOf, type View } from './view';
import { createTables, inSchema, projectInto } from './view-tables';

export interface RebuildReport {
  readonly view: string;
  /** Log position both views stood at when they were compared. */
  readonly position: number;
  readonly seconds: number;
  readonly rows: number;
  /** SHA-256 over all rows, whatever their order. */
  readonly hash: string;
  readonly liveHash: string;
  readonly equal: boolean;
  /** Rows only one of the two had, at most 20 of each per table. */
  readonly differences: readonly { table: string; only: 'live' | 'rebuilt'; row: string }[];
}

/**
 * Builds a view anew from the first event, beside the live one, which serves meanwhile. Then, with the live one
 * held still for a moment, compares the two row by row and puts the rebuilt one in its place in one transaction.
 * @throws when the same view is being rebuilt already.
 */
export async function rebuild(
  pool: Pool,
  store: EventStore,
  view: View,
  onProgress: (position: number, head: number) => void = () => undefined,
): Promise<RebuildReport> {
  const guard = await pool.connect();
  try {
    const lock = [`rebuild ${view.name}`];
    const { rows } = await guard.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS mine',
      lock,
    );
    if (rows[0]?.mine !== true) throw new Error(`${view.name} is being rebuilt already`);
    try {
      return await rebuildAlone(pool, store, view, onProgress);
    } finally {
      await guard.query('SELECT pg_advisory_unlock(hashtext($1))', lock);
    }
  } finally {
    guard.release();
  }
}

async function rebuildAlone(
  pool: Pool,
  store: EventStore,
  view: View,
  onProgress: (position: number, head: number) => void,
): Promise<RebuildReport> {
  const started = performance.now();
  const live = schemaOf(view);
  const fresh = `${live}__rebuild`;
  await inSchema(pool, 'public', (client) => createTables(client, view, fresh));
  const goal = await livePosition(pool, view);
  for await (const batch of range(store, view, 0, goal)) {
    await inSchema(pool, fresh, (client) => projectInto(client, view, batch.events));
    onProgress(batch.position, goal);
  }
  return inSchema(pool, fresh, async (client) => {
    // The live view moves its checkpoint first in each of its transactions: from here on it stands still.
    const position = await livePosition(client, view, 'FOR UPDATE');
    for await (const batch of range(store, view, goal, position))
      await projectInto(client, view, batch.events);
    const [rebuilt, before] = [await hashOf(client, fresh), await hashOf(client, live)];
    const differences = rebuilt.hash === before.hash ? [] : await differ(client, live, fresh);
    await client.query(`DROP SCHEMA ${live} CASCADE; ALTER SCHEMA ${fresh} RENAME TO ${live}`);
    return {
      view: view.name,
      position,
      seconds: (performance.now() - started) / 1000,
      rows: rebuilt.rows,
      hash: rebuilt.hash,
      liveHash: before.hash,
      equal: rebuilt.hash === before.hash,
      differences,
    };
  });
}

async function livePosition(db: Pool | PoolClient, view: View, lock = ''): Promise<number> {
  const { rows } = await db.query<{ position: string }>(
    `SELECT position FROM progress.checkpoints WHERE name = $1 ${lock}`,
    [view.name],
  );
  if (rows[0] === undefined) throw new Error(`${view.name} has never run here`);
  return Number(rows[0].position);
}

/** The view's events after `from`, up to and including `to`. */
async function* range(store: EventStore, view: View, from: number, to: number) {
  if (from >= to) return;
  for await (const batch of store.readAll(from, { types: view.types, batchSize: 5_000 })) {
    const events = batch.events.filter((event) => event.position <= to);
    yield { events, position: Math.min(batch.position, to) };
    if (batch.position >= to) return;
  }
}

async function tablesOf(client: PoolClient, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1`,
    [schema],
  );
  return rows.map((row) => row.name);
}

/** One number per row, summed: the same rows in any order give the same hash, in one pass and without sorting. */
async function hashOf(client: PoolClient, schema: string): Promise<{ hash: string; rows: number }> {
  const hash = createHash('sha256');
  let total = 0;
  for (const table of await tablesOf(client, schema)) {
    const { rows } = await client.query<{ count: string; a: string; b: string }>(
      `SELECT count(*), coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) AS a,
              coalesce(sum(hashtextextended(t::text, 2)::numeric), 0) AS b FROM ${schema}.${table} t`,
    );
    hash.update(`${table} ${rows[0]?.count} ${rows[0]?.a} ${rows[0]?.b}\n`);
    total += Number(rows[0]?.count);
  }
  return { hash: hash.digest('hex'), rows: total };
}

async function differ(
  client: PoolClient,
  live: string,
  fresh: string,
): Promise<RebuildReport['differences']> {
  const found: { table: string; only: 'live' | 'rebuilt'; row: string }[] = [];
  for (const table of await tablesOf(client, fresh)) {
    const { rows } = await client.query<{ only: 'live' | 'rebuilt'; row: string }>(
      `(SELECT 'live' AS only, row FROM (SELECT t::text AS row FROM ${live}.${table} t EXCEPT SELECT t::text FROM ${fresh}.${table} t) a LIMIT 20)
        UNION ALL
       (SELECT 'rebuilt', row FROM (SELECT t::text AS row FROM ${fresh}.${table} t EXCEPT SELECT t::text FROM ${live}.${table} t) b LIMIT 20)`,
    );
    found.push(...rows.map((row) => ({ table, ...row })));
  }
  return found;
}
