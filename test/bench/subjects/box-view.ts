import { checkpointMigrations, keyOf, moveCheckpoint, ViewRunner } from '@boxtrail/projections';
import { migrate } from '@boxtrail/database';
import { claimsView } from '../../../libs/delivery/src/views/boxes/boxes.view';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { types, type Pool, type PoolClient } from 'pg';
import type { FilledLog } from '../filled-log';

/** The view under test: every box, its destination, and the loads that claim it. */
export const view = claimsView;

const patienceMs = 600_000;

/** Lets a real `ViewRunner` bring the view up to date from an empty state. Returns the number of events. */
export async function catchUp({ pool, store, events }: FilledLog): Promise<number> {
  const runner = new ViewRunner(pool, store, { warn: (message) => process.stderr.write(`${message}\n`) });
  await runner.start([view]);
  try {
    if (!(await runner.waitFor(view.name, events, patienceMs)))
      throw new Error(`${view.name} is not up to date`);
    return events;
  } finally {
    await runner.stop();
  }
}

/** Removes the view as if it had never run. */
export async function forget({ pool }: FilledLog): Promise<void> {
  await migrate(pool, 'progress', checkpointMigrations);
  await pool.query('DELETE FROM progress.checkpoints WHERE name = $1', [keyOf(view)]);
}

interface Page {
  readonly events: readonly RecordedEvent[];
  readonly position: number;
}

const timestamptz = 1184;

/** The columns that a fold needs; times as text from the server. */
const page = {
  name: 'raw page',
  text: `SELECT type, occurred_at, data FROM log.events
    WHERE position > $1 AND position <= $2 AND type = ANY($3) ORDER BY position`,
  rowMode: 'array' as const,
  types: {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === timestamptz ? (text: string) => text : types.getTypeParser(oid, format)) as never,
  },
};

/**
 * The fastest ordered read found with `pg`: pages of rows as arrays with only the columns that a fold needs. The
 * database reads the next page while this one is parsed.
 */
export async function* readRaw({ pool, events }: FilledLog, size: number): AsyncGenerator<Page> {
  const read = (after: number) =>
    pool.query<[string, string, string]>({ ...page, values: [after, after + size, view.types] });
  let coming = read(0);
  for (let after = 0; after < events; after += size) {
    const { rows } = await coming;
    if (after + size < events) coming = read(after + size);
    yield {
      events: rows.map(([type, at, data]) => {
        const occurredAt = `${at.slice(0, 10)}T${at.slice(11, 19)}.${at.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`;
        const event: DomainEvent = { type, occurredAt, data: JSON.parse(data) };
        return { event } as RecordedEvent;
      }),
      position: Math.min(events, after + size),
    };
  }
}

/** Creates the view's empty tables in a new schema. */
export async function makeRawTables(pool: Pool, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(
      `DROP SCHEMA IF EXISTS ${name} CASCADE; CREATE SCHEMA ${name}; SET search_path = ${name}`,
    );
    await client.query(view.tables);
    await client.query('RESET search_path');
    await client.query(
      `INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, 1, 0)
        ON CONFLICT (name) DO UPDATE SET position = 0`,
      [name],
    );
  } finally {
    client.release();
  }
}

/** Rows and checkpoint of one batch in one transaction with asynchronous commit, as ours. */
export async function projectRaw(
  client: PoolClient,
  name: string,
  from: number,
  { events, position }: Page,
): Promise<void> {
  await client.query(`BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL search_path = ${name}`);
  await moveCheckpoint(client, name, from, position);
  await view.project(events, {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  });
  await client.query('COMMIT');
}
