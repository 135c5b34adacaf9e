import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** The schema lacks steps, and this role may not apply them. */
export class NotMigrated extends Error {
  constructor(schema: string) {
    super(
      `the database is not prepared for this release (schema ${schema}), and this role may not prepare it: ` +
        'run "boxtrail migrate" with the DATABASE_URL of its owner',
    );
  }
}

/** The schema was made by a release whose steps this one does not have. */
export class UnknownSchemaVersion extends Error {
  constructor(schema: string, stored: string, own: string) {
    super(
      `the schema ${schema} of this database has version ${stored}, which this release does not know; it has version ${own}: ` +
        'start the release that made the database, or name another database',
    );
  }
}

interface MigrateOptions {
  /** A schema with later steps, of a newer release, is refused; else its steps must only add to what this release uses. */
  readonly refuseNewer?: boolean;
}

/**
 * Applies the steps of one schema that have not been applied yet, in order, each in its own transaction.
 * Safe to call from several processes at once: they take turns. A role without rights only checks.
 * @throws NotMigrated when steps are missing and this role may not apply them.
 * @throws UnknownSchemaVersion when the applied steps are not those of this release.
 */
export async function migrate(
  pool: Pool,
  schema: string,
  steps: readonly string[],
  { refuseNewer = false }: MigrateOptions = {},
): Promise<void> {
  const client = await pool.connect();
  try {
    const applied = await appliedSteps(client, schema);
    const known = steps.map(fingerprintOf);
    const differ = applied.some((step, i) => i < known.length && step !== known[i]);
    if (differ || (refuseNewer && applied.length > known.length))
      throw new UnknownSchemaVersion(schema, versionOf(applied), versionOf(known));
    if (applied.length < steps.length) await applySteps(client, schema, steps);
  } catch (error) {
    if ((error as { code?: string }).code === insufficientPrivilege) throw new NotMigrated(schema);
    throw error;
  } finally {
    client.release();
  }
}

/** Of the words of a step: layout and comments do not count. */
const fingerprintOf = (step: string): string =>
  createHash('sha256').update(step.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim()).digest('hex');

/** The number of steps, and the beginning of a hash over all of them. */
function versionOf(fingerprints: readonly (string | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(fingerprints)).digest('hex').slice(0, 8);
  return `${fingerprints.length} (${fingerprints.includes(null) ? 'without a fingerprint' : hash})`;
}

async function applySteps(client: PoolClient, schema: string, steps: readonly string[]): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtext('boxtrail migrations'))`);
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations
        (step integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now(), sha256 text NOT NULL)`,
    );
    for (const [i, step] of [...steps.entries()].slice((await appliedSteps(client, schema)).length)) {
      await client.query(
        `BEGIN; ${step}; INSERT INTO ${schema}.migrations (step, sha256) VALUES (${i + 1}, '${fingerprintOf(step)}'); COMMIT`,
      );
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.query(`SELECT pg_advisory_unlock(hashtext('boxtrail migrations'))`).catch(() => undefined);
  }
}

/** SQLSTATE of what a role may not do. */
const insufficientPrivilege = '42501';

/** The fingerprints of the applied steps, in order; null for those that were applied before fingerprints were kept. */
async function appliedSteps(client: PoolClient, schema: string): Promise<(string | null)[]> {
  const there = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    `${schema}.migrations`,
  ]);
  if (there.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ sha256: string | null }>(
    `SELECT to_jsonb(m) ->> 'sha256' AS sha256 FROM ${schema}.migrations m ORDER BY step`,
  );
  return rows.map(({ sha256 }) => sha256);
}
