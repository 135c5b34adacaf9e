import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';

export interface TestDatabase {
  readonly url: string;
  /** A pool of connections to it, closed when the database is dropped. */
  pool(max: number): Pool;
  /** Runs one statement, to damage or read stored data. */
  execute(statement: string): Promise<void>;
  /** Closes the pools, and keeps the database. */
  disconnect(): Promise<void>;
  /** Drops the database, even with open connections. */
  drop(): Promise<void>;
}

/**
 * A new database for one test file. Needs `TEST_POSTGRES_URL`, which the `integration` project sets. `template`: the URL of
 * a database to copy, which nobody is connected to.
 */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('TEST_POSTGRES_URL is not set: run this file with --selectProjects integration');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const copied = template === undefined ? '' : ` TEMPLATE ${new URL(template).pathname.slice(1)}`;
  await execute(server, `CREATE DATABASE ${name}${copied}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pools: Pool[] = [];
  const disconnect = async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.end()));
  };
  return {
    url: url.href,
    pool: (max) => {
      const pool = handlePoolErrors(new Pool({ connectionString: url.href, max }));
      pools.push(pool);
      return pool;
    },
    execute: (statement) => execute(url.href, statement),
    disconnect,
    drop: async () => {
      await disconnect();
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
