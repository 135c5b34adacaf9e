import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';

export interface TestDatabase {
  readonly url: string;
  /** A pool of connections to it, closed when the database is dropped. */
  pool(max: number): Pool;
  /** Runs one statement, to damage or read stored data. */
  execute(statement: string): Promise<void>;
  /** Drops the database, even with open connections. */
  drop(): Promise<void>;
}

/** A new database for one test file. Needs `TEST_POSTGRES_URL`, which the `integration` project sets. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('TEST_POSTGRES_URL is not set: run this file with --selectProjects integration');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pools: Pool[] = [];
  return {
    url: url.href,
    pool: (max) => {
      const pool = handlePoolErrors(new Pool({ connectionString: url.href, max }));
      pools.push(pool);
      return pool;
    },
    execute: (statement) => execute(url.href, statement),
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
