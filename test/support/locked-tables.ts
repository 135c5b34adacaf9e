import { Client } from 'pg';

/** Does the work while the tables are locked: views stop, and reads of them wait. */
export async function withLockedTables<T>(
  databaseUrl: string,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
    return await work();
  } finally {
    await client.end();
  }
}
