import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { closePool } from './close-pool';

describe('closing a pool', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const connected = async (max: number): Promise<{ pool: Pool; open: () => number }> => {
    const pool = new Pool({ connectionString: database.url, max });
    let open = 0;
    pool.on('connect', (client) => {
      open += 1;
      client.once('end', () => (open -= 1));
    });
    await Promise.all(Array.from({ length: max }, () => pool.query('SELECT pg_sleep(0.05)')));
    return { pool, open: () => open };
  };

  it('given idle connections, then all are closed when it resolves', async () => {
    const { pool, open } = await connected(8);
    expect(open()).toBe(8);
    await closePool(pool);
    expect(open()).toBe(0);
  });

  it('given a connection in use, then it is closed when the work has ended', async () => {
    const { pool, open } = await connected(2);
    const client = await pool.connect();
    const working = client.query('SELECT pg_sleep(0.2)').finally(() => client.release());
    await closePool(pool);
    await working;
    expect(open()).toBe(0);
  });

  it('given a pool that never connected, then it resolves', async () => {
    await closePool(new Pool({ connectionString: database.url }));
  });
});
