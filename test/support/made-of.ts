import type { Pool } from 'pg';

/** The indexes and constraints of a schema, by name, with their definitions. */
export async function madeOf(pool: Pool, schema: string): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(
    `SELECT replace(indexdef, schemaname || '.', '') AS what FROM pg_indexes WHERE schemaname = $1
      UNION ALL
     SELECT format('%s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
       FROM pg_constraint WHERE connamespace = to_regnamespace($1)
      ORDER BY 1`,
    [schema],
  );
  return rows.map(({ what }) => what.replaceAll(`${schema}.`, ''));
}
