import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { DifferentRow } from './differences';

export interface Comparison {
  /** Of the rebuilt tables. */
  readonly rows: number;
  /** SHA-256 over all rebuilt rows, in any order. */
  readonly hash: string;
  readonly liveHash: string;
  readonly equal: boolean;
  /** Rows only one of the two had, at most 20 of each per table. */
  readonly differences: readonly DifferentRow[];
}

/** Compares the rows of all tables of two schemas, as the caller's transaction sees them. */
export async function compareSchemas(client: PoolClient, live: string, fresh: string): Promise<Comparison> {
  const [rebuilt, before] = [await hashOf(client, fresh), await hashOf(client, live)];
  const equal = rebuilt.hash === before.hash;
  const differences = equal ? [] : await differ(client, live, fresh);
  return { ...rebuilt, liveHash: before.hash, equal, differences };
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
      // OFFSET 0: each row is written as text once, not for each of the two sums.
      `SELECT count(*), coalesce(sum(hashtextextended(row, 1)), 0) AS a, coalesce(sum(hashtextextended(row, 2)), 0) AS b
         FROM (SELECT t::text AS row FROM ${schema}.${table} t OFFSET 0) r`,
    );
    hash.update(`${table} ${rows[0]?.count} ${rows[0]?.a} ${rows[0]?.b}\n`);
    total += Number(rows[0]?.count);
  }
  return { hash: hash.digest('hex'), rows: total };
}

async function differ(client: PoolClient, live: string, fresh: string): Promise<DifferentRow[]> {
  const found: DifferentRow[] = [];
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
