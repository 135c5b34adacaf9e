import type { Pool } from 'pg';

/** Writes to the log by SQL, without any checks of the project. */
export interface RawEvent {
  readonly stream: string;
  readonly type: string;
  /** The stored text. */
  readonly data: string;
  readonly version?: number;
  readonly occurredAt?: string;
  readonly metadata?: string;
}

const metadata = JSON.stringify({
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
});

/** Creates the partitions that an append would create, of the same size. */
async function makeRoom(pool: Pool, count: number): Promise<void> {
  await pool.query('SELECT log.ensure_partitions(position + $1, 1000000) FROM log.head', [count]);
}

/** Writes one event after the last one. Returns its position. */
export async function insertRaw(pool: Pool, event: RawEvent): Promise<number> {
  await makeRoom(pool, 1);
  const { rows } = await pool.query<{ position: string }>(
    `WITH head AS (UPDATE log.head SET position = position + 1, recorded_at = greatest(recorded_at, now()) RETURNING *),
       stream AS (
         INSERT INTO log.streams AS s SELECT $1, position, 1, position FROM head
           ON CONFLICT (name) DO UPDATE SET revision = s.revision + 1, last_position = excluded.last_position
           RETURNING id, revision)
     INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
       SELECT h.position, s.id, s.revision, $2, gen_random_uuid(), $6, h.recorded_at, $1, $3, $4, $5
         FROM head h, stream s RETURNING position`,
    [
      event.stream,
      event.version ?? 1,
      event.type,
      event.metadata ?? metadata,
      event.data,
      event.occurredAt ?? '2026-03-16T01:02:03.004Z',
    ],
  );
  return Number(rows[0]?.position);
}

/**
 * Writes a number of events of one type after the last one, each in a new stream. `{n}` in `data` is replaced by the
 * position, in ten digits. Returns the new head.
 */
export async function insertMany(pool: Pool, type: string, count: number, data: string): Promise<number> {
  await makeRoom(pool, count);
  const { rows } = await pool.query<{ position: string }>(
    `WITH head AS (UPDATE log.head SET position = position + $1::int, recorded_at = greatest(recorded_at, now()) RETURNING *),
       events AS (
         INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
           SELECT p, p, 1, 1, gen_random_uuid(), '2026-03-16T01:02:03.004Z', h.recorded_at, 'many-' || p, $2, $3,
             replace($4, '{n}', lpad(p::text, 10, '0'))
             FROM head h, generate_series(h.position - $1::int + 1, h.position) AS p
           RETURNING position, stream),
       streams AS (INSERT INTO log.streams SELECT stream, position, 1, position FROM events)
     SELECT position FROM head`,
    [count, type, metadata, data],
  );
  return Number(rows[0]?.position);
}
