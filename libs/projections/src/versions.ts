import type { Pool, PoolClient } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { keyOf, type View } from './view';

type Version = Pick<View, 'name' | 'version'>;

/** A version of a view that this database has. */
export interface StoredVersion extends Version {
  /** Its rows are all there: it has tables under its name. */
  readonly live: boolean;
  /** Log position up to which its rows are written. */
  readonly position: number;
  /** A process keeps it up to date now. */
  readonly running: boolean;
}

/** First key of the advisory locks by which processes tell each other which versions they run. */
const runningLock = 7_117;

/** All versions of these views, live or being filled, by name and version. */
export async function storedVersions(pool: Pool, names: readonly string[]): Promise<StoredVersion[]> {
  const { rows } = await pool.query<Omit<StoredVersion, 'position'> & { readonly position: string }>(
    `SELECT v.name, v.version, bool_or(v.live) AS live, (max(v.position) FILTER (WHERE v.live = v.best))::text AS position,
            EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid = ${runningLock}
              AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.objid = (hashtext(v.name || '__v' || v.version)::bigint & 4294967295)::oid) AS running
       FROM (SELECT n.name, c.version, c.position, c.name NOT LIKE 'rebuild %' AS live,
                    bool_or(c.name NOT LIKE 'rebuild %') OVER (PARTITION BY n.name, c.version) AS best
               FROM unnest($1::text[]) AS n(name)
               JOIN progress.checkpoints c
                 ON c.name IN (n.name || '__v' || c.version, 'rebuild ' || n.name || '__v' || c.version)) v
      GROUP BY v.name, v.version ORDER BY v.name, v.version`,
    [names],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Log position of a checkpoint; undefined when there is none of that name. */
export async function checkpoint(pool: Pool, name: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ position: string }>(
    'SELECT position FROM progress.checkpoints WHERE name = $1',
    [name],
  );
  return rows[0] && Number(rows[0].position);
}

/** Whether this version has all its rows and can be read. */
export const isLive = async (pool: Pool, view: View): Promise<boolean> =>
  (await checkpoint(pool, keyOf(view))) !== undefined;

/**
 * Throws when this database has only newer versions of one of the views: the program was rolled back past a version that
 * was dropped, or that never ran here.
 */
export async function refuseOlderThanAll(pool: Pool, views: readonly View[]): Promise<void> {
  const stored = await storedVersions(
    pool,
    views.map(({ name }) => name),
  );
  for (const { name, version } of views) {
    const versions = stored.filter((other) => other.name === name);
    const newest = Math.max(0, ...versions.filter(({ live }) => live).map((other) => other.version));
    if (newest < version || versions.some((other) => other.version === version)) continue;
    throw new Error(
      `this release has version ${version} of the view ${name}, which is no longer in this database; ` +
        `the database has version ${newest}: start a release that has version ${newest} or a newer one`,
    );
  }
}

export interface DroppedVersions {
  readonly view: string;
  readonly dropped: readonly number[];
  /** Older versions that a process still runs: they stay. */
  readonly running: readonly number[];
}

/** Drops the versions of a view before its own that no process runs. The own version must be live. */
export async function dropOld(pool: Pool, view: View): Promise<DroppedVersions> {
  const stored = await storedVersions(pool, [view.name]);
  const dropped: number[] = [];
  const running: number[] = [];
  for (const { version } of stored.filter((other) => other.version < view.version))
    ((await drop(pool, { name: view.name, version })) ? dropped : running).push(version);
  return { view: view.name, dropped, running };
}

/** False when a process runs this version. One that starts meanwhile waits until it is gone. */
async function drop(pool: Pool, version: Version): Promise<boolean> {
  const key = keyOf(version);
  const schema = key.replace(/[.-]/g, '_');
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${runningLock}, hashtext($1)) AS mine`,
      [key],
    );
    if (rows[0]?.mine === true) {
      await client.query(`DROP SCHEMA IF EXISTS ${schema}, ${schema}__rebuild CASCADE`);
      const names = [key, `rebuild ${key}`];
      await client.query('DELETE FROM progress.unreadable WHERE view = ANY($1)', [names]);
      await client.query('DELETE FROM progress.checkpoints WHERE name = ANY($1)', [names]);
    }
    await client.query('COMMIT');
    return rows[0]?.mine === true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Tells other processes which versions this one runs, for as long as its connection lasts: nobody drops them meanwhile. A
 * connection that breaks is replaced.
 */
export class RunningVersions {
  private client: PoolClient | undefined;
  private stopped = false;
  private replacing: Promise<void> = Promise.resolve();

  constructor(private readonly pool: Pool) {}

  async hold(views: readonly Version[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      for (const view of views)
        await client.query(`SELECT pg_advisory_lock_shared(${runningLock}, hashtext($1))`, [keyOf(view)]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.once('error', () => {
      if (this.stopped) return;
      client.release(true);
      this.client = undefined;
      this.replacing = this.replace(views);
    });
    this.client = client;
  }

  async release(): Promise<void> {
    this.stopped = true;
    await this.replacing;
    this.client?.release(true);
    this.client = undefined;
  }

  private async replace(views: readonly Version[]): Promise<void> {
    while (!this.stopped && !this.pool.ending) {
      const held = await this.hold(views).then(
        () => true,
        () => false,
      );
      if (held) return;
      await pause(500, undefined, { ref: false });
    }
  }
}
