import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { insertRows } from '@boxtrail/database';
import type { UnreadableEvent } from '@boxtrail/event-store';

/** An event that a view goes on without. */
export interface ParkedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
  /** When it happened; null where that cannot be read either. */
  readonly occurredAt: string | null;
  readonly recordedAt: string;
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
  const rows = events.map(({ position, stream, revision, type, reason, occurredAt, recordedAt }) => ({
    view,
    position,
    stream,
    revision,
    type,
    reason: clean(reason),
    occurred_at: occurredAt,
    recorded_at: recordedAt,
  }));
  await insertUnreadable(client, rows);
}

const insertUnreadable = insertRows(
  'progress.unreadable',
  {
    view: 'text',
    position: 'bigint',
    stream: 'text',
    revision: 'int',
    type: 'text',
    reason: 'text',
    occurred_at: 'timestamptz',
    recorded_at: 'timestamptz',
  },
  { conflict: ['view', 'position'] },
);

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
  const { rows } = await pool.query<ParkedRow>(
    `SELECT ${columns} FROM progress.unreadable WHERE view = $1 AND position > $2 ORDER BY position LIMIT $3`,
    [view, after, limit],
  );
  return rows.map(toParkedEvent);
}

/** A row of `progress.unreadable`. */
export type ParkedRow = Omit<ParkedEvent, 'position' | 'occurredAt' | 'recordedAt' | 'foundAt'> & {
  readonly position: string;
  readonly occurredAt: Date | null;
  readonly recordedAt: Date;
  readonly foundAt: Date;
};

const columns =
  'position, stream, revision, type, reason, occurred_at AS "occurredAt", recorded_at AS "recordedAt", found_at AS "foundAt"';

export const toParkedEvent = ({
  position,
  occurredAt,
  recordedAt,
  foundAt,
  ...event
}: ParkedRow): ParkedEvent => ({
  position: Number(position),
  ...event,
  occurredAt: occurredAt && occurredAt.toISOString(),
  recordedAt: recordedAt.toISOString(),
  foundAt: foundAt.toISOString(),
});

/** SQL that is true where a view goes on without any event: a look at one entry of an index. */
export const goesOnWithoutAny = (view: string): string =>
  `EXISTS (SELECT FROM progress.unreadable WHERE view = ${escapeLiteral(view)})`;

/**
 * SQL of what a view ($1) goes on without on some streams ($2), as `ParkedRow`: the first 200 of each. No stream is
 * looked for while there is nothing to be found.
 */
export const unreadableOnStreams = `
  SELECT u.* FROM unnest($2::text[]) AS s(stream), LATERAL (
    SELECT ${columns} FROM progress.unreadable p WHERE p.view = $1 AND p.stream = s.stream ORDER BY p.position LIMIT 200
  ) u WHERE EXISTS (SELECT FROM progress.unreadable WHERE view = $1)`;
