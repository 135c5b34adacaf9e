import type { Pool } from 'pg';

/**
 * Applies the steps of one schema that have not been applied yet, in order, each in its own transaction.
 * Safe to call from several processes at once: they take turns.
 */
export async function migrate(pool: Pool, schema: string, steps: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('boxtrail migrations'))`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations (step integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ last: number }>(
      `SELECT coalesce(max(step), 0) AS last FROM ${schema}.migrations`,
    );
    for (let step = rows[0]?.last ?? 0; step < steps.length; step += 1) {
      await client.query(
        `BEGIN; ${steps[step]}; INSERT INTO ${schema}.migrations (step) VALUES (${step + 1}); COMMIT`,
      );
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.query(`SELECT pg_advisory_unlock(hashtext('boxtrail migrations'))`).catch(() => undefined);
    client.release();
  }
}
