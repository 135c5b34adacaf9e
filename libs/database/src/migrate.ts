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

/**
 * Applies the steps of one schema that have not been applied yet, in order, each in its own transaction.
 * Safe to call from several processes at once: they take turns. A role without rights only checks.
 * @throws NotMigrated when steps are missing and this role may not apply them.
 */
export async function migrate(pool: Pool, schema: string, steps: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await appliedSteps(client, schema)) < steps.length) await applySteps(client, schema, steps);
  } catch (error) {
    if ((error as { code?: string }).code === insufficientPrivilege) throw new NotMigrated(schema);
    throw error;
  } finally {
    client.release();
  }
}

async function applySteps(client: PoolClient, schema: string, steps: readonly string[]): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtext('boxtrail migrations'))`);
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations (step integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (let step = await appliedSteps(client, schema); step < steps.length; step += 1) {
      await client.query(
        `BEGIN; ${steps[step]}; INSERT INTO ${schema}.migrations (step) VALUES (${step + 1}); COMMIT`,
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

async function appliedSteps(client: PoolClient, schema: string): Promise<number> {
  const there = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    `${schema}.migrations`,
  ]);
  if (there.rows[0]?.there !== true) return 0;
  const { rows } = await client.query<{ last: number }>(
    `SELECT coalesce(max(step), 0) AS last FROM ${schema}.migrations`,
  );
  return rows[0]?.last ?? 0;
}
