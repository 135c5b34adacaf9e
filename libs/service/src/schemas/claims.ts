import type { Pool } from 'pg';

/**
 * What a database says about itself, compared with the settings that name it, before anything is written. Each function
 * throws one sentence that names the setting: waiting does not help, so the process ends.
 */

/** The service that owns this database alone; undefined where services share it, or where it is empty. */
async function ownerOf(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('origin.claims') IS NOT NULL AS there`,
  );
  return rows[0]?.there === true ? claimed(pool, 'service') : undefined;
}

async function hasLog(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(`SELECT to_regnamespace('log') IS NOT NULL AS there`);
  return rows[0]?.there === true;
}

/** A log of its own in the wrong database would go unnoticed: beside another database, a service makes none. */
export async function checkHasLog(pool: Pool): Promise<void> {
  if (await hasLog(pool)) return;
  throw new Error(
    'LOG_DATABASE_URL: this database has no log: name the database of the log, or prepare this one with "boxtrail migrate"',
  );
}

/** One database for log and service must not be another service's own. */
export async function checkNotOwned(pool: Pool): Promise<void> {
  const owner = await ownerOf(pool);
  if (owner === undefined) return;
  throw new Error(
    `DATABASE_URL: this database belongs to the service "${owner}": set LOG_DATABASE_URL to the database of the log too`,
  );
}

/** Makes a database a service's own, after `prepare` has made the tables. */
export async function claimFor(service: string, pool: Pool, prepare: () => Promise<void>): Promise<void> {
  if (await hasLog(pool))
    throw new Error(
      'DATABASE_URL: this database holds a log: give the service a database without one, or set LOG_DATABASE_URL to the same URL',
    );
  const before = await ownerOf(pool);
  if (before === undefined || before === service) await prepare();
  const owner = before ?? (await claim(pool, 'service', service));
  if (owner !== service)
    throw new Error(
      `DATABASE_URL: this database belongs to the service "${owner}", not to "${service}": each service needs its own`,
    );
}

/** Checkpoints count positions of one log: those of another say nothing. */
export async function claimLog(pool: Pool, logPool: Pool): Promise<void> {
  const { rows } = await logPool.query<{ id: string }>('SELECT id FROM auth.installation');
  const id = rows[0]?.id ?? '';
  if ((await claim(pool, 'log', id)) === id) return;
  throw new Error(
    'LOG_DATABASE_URL: the views in DATABASE_URL were built from the log of another installation: name that log, or a new DATABASE_URL',
  );
}

/** Writes a claim unless there is one; answers the one that counts. */
async function claim(pool: Pool, what: string, value: string): Promise<string | undefined> {
  const known = await claimed(pool, what);
  if (known !== undefined) return known;
  await pool.query('INSERT INTO origin.claims (what, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    what,
    value,
  ]);
  return claimed(pool, what);
}

async function claimed(pool: Pool, what: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM origin.claims WHERE what = $1', [
    what,
  ]);
  return rows[0]?.value;
}
