import type { Pool, PoolClient } from 'pg';
import { inSchema } from '@boxtrail/projections';
import type { EventStore } from '@boxtrail/event-store';

export const historyMigrations: readonly string[] = [
  /* sql */ `
  -- Each time the log was restored from a backup: where it ended then. What had seen more has seen another history.
  CREATE TABLE history.restorations (
    number integer PRIMARY KEY,
    log_ended_at bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );
  `,
];

/** The log was restored from a backup for the `number`th time, and ended at this position then. */
export interface Restoration {
  readonly number: number;
  readonly logEndedAt: number;
}

/** How often the log was restored from a backup. */
export async function restorationsOf(logPool: Pool): Promise<number> {
  const { rows } = await logPool.query<{ number: number | null }>(
    'SELECT max(number) AS number FROM history.restorations',
  );
  return rows[0]?.number ?? 0;
}

/** Records that the log was restored from a backup and ends at `head` now. Only the owner of the database can. */
export async function recordRestoration(logPool: Pool, head: number): Promise<Restoration> {
  const { rows } = await logPool.query<{ number: number }>(
    `INSERT INTO history.restorations (number, log_ended_at)
      SELECT coalesce(max(number), 0) + 1, $1 FROM history.restorations RETURNING number`,
    [head],
  );
  return { number: rows[0]?.number ?? 0, logEndedAt: head };
}

const claimOf = (number: number): string => `restoration ${number}`;

/**
 * Takes back what this database has seen of the log beyond the backup it was restored from, once for each restoration:
 * views that have rows of lost events are dropped and built again, groups go back to where the log ended then.
 */
export async function adoptRestorations(pool: Pool, logPool: Pool): Promise<void> {
  const { rows } = await logPool.query<{ number: number; end: string }>(
    'SELECT number, log_ended_at AS end FROM history.restorations ORDER BY number',
  );
  if (rows.length === 0) return;
  await inSchema(pool, 'public', async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('boxtrail restorations'))`);
    const { rows: known } = await client.query<{ what: string }>('SELECT what FROM origin.claims');
    const adopted = new Set(known.map(({ what }) => what));
    for (const { number, end } of rows) {
      if (adopted.has(claimOf(number))) continue;
      await takeBack(client, Number(end));
      await client.query('INSERT INTO origin.claims (what, value) VALUES ($1, $2)', [claimOf(number), end]);
    }
  });
}

async function takeBack(client: PoolClient, end: number): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    `DELETE FROM progress.checkpoints WHERE position > $1 AND name NOT LIKE 'group %' RETURNING name AS key`,
    [end],
  );
  for (const { key } of rows) {
    const schema = key.replace(/^rebuild /, '').replace(/[.-]/g, '_');
    await client.query(
      `DROP SCHEMA IF EXISTS ${key.startsWith('rebuild ') ? '' : `${schema}, `}${schema}__rebuild CASCADE`,
    );
    await client.query('DELETE FROM progress.unreadable WHERE view = $1', [key]);
  }
  await client.query('UPDATE progress.checkpoints SET position = $1 WHERE position > $1', [end]);
  await client.query(
    `UPDATE messaging.parked SET dropped_at = now(), dropped_by = 'boxtrail',
        drop_reason = 'the log was restored from a backup that does not have this message'
      WHERE position > $1 AND dropped_at IS NULL`,
    [end],
  );
  // Topics have other names since: these are of the lost history.
  await client.query('DELETE FROM messaging.topics');
  await client.query('DELETE FROM messaging.high_water');
}

/**
 * Compares the log with what this database has seen of it.
 * @throws Error the log ends before that: it was restored from a backup, and nobody has said so.
 */
export async function checkNotAhead(pool: Pool, store: EventStore): Promise<void> {
  // Elsewhere a position may be beyond the last event.
  if (store.positionsPerEvent !== 1) return;
  const { rows } = await pool.query<{ what: string; position: string }>(
    `SELECT what, position FROM (
       SELECT name AS what, position FROM progress.checkpoints
       UNION ALL SELECT 'topic ' || topic, position FROM messaging.topics
       UNION ALL SELECT consumer || ' on ' || topic, position FROM messaging.high_water) seen
      ORDER BY position DESC LIMIT 1`,
  );
  const [seen] = rows;
  if (seen === undefined) return;
  const head = await store.head();
  if (Number(seen.position) <= head) return;
  throw new Error(
    `the log ends at position ${head}, and "${seen.what}" has seen position ${seen.position}: ` +
      'the log was restored from a backup; stop all services and run "boxtrail log-restored"',
  );
}
