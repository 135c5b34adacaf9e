import type { Pool, PoolClient } from 'pg';
import type { UnreadableEvent } from '../event-store/event-store';

/** An event that a view goes on without. */
export interface ParkedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
  readonly foundAt: string;
}

/** PostgreSQL takes no NUL in text; words about a text may quote one. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** Writes down what a view goes on without, in one statement. */
export async function parkUnreadable(
  client: PoolClient,
  view: string,
  events: readonly UnreadableEvent[],
): Promise<void> {
  await client.query(
    `INSERT INTO progress.unreadable (view, position, stream, revision, type, reason)
      SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING`,
    [
      view,
      events.map(({ position }) => position),
      events.map(({ stream }) => stream),
      events.map(({ revision }) => revision),
      events.map(({ type }) => type),
      events.map(({ reason }) => clean(reason)),
    ],
  );
}

/** How many events each of these views goes on without; 0 for all others. */
export async function countUnreadable(pool: Pool, views: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ view: string; count: number }>(
    'SELECT view, count(*)::int AS count FROM progress.unreadable WHERE view = ANY($1) GROUP BY view',
    [views],
  );
  return new Map(rows.map(({ view, count }) => [view, count]));
}

/** Up to `limit` of a view, behind a position. */
export async function listUnreadable(
  pool: Pool,
  view: string,
  after: number,
  limit: number,
): Promise<ParkedEvent[]> {
  const { rows } = await pool.query<
    Omit<ParkedEvent, 'position' | 'foundAt'> & { position: string; at: Date }
  >(
    `SELECT position, stream, revision, type, reason, found_at AS at FROM progress.unreadable
      WHERE view = $1 AND position > $2 ORDER BY position LIMIT $3`,
    [view, after, limit],
  );
  return rows.map(({ position, at, ...event }) => ({
    position: Number(position),
    ...event,
    foundAt: at.toISOString(),
  }));
}
