import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { WakeUp } from './wake-up';

describe('a wake-up that is stopped', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('given a connection in any state of being opened, then none is left', async () => {
    const pool = database.pool(1);
    for (let i = 0; i < 60; i += 1) {
      const wakeUp = new WakeUp(database.url, () => Promise.resolve(0), 60_000);
      const asleep = [0, 0].map((position) => wakeUp.sleep(position, new AbortController().signal));
      if (i % 3 > 0) await pause(i % 20);
      await wakeUp.stop();
      await Promise.all(asleep);
      await wakeUp.sleep(0, new AbortController().signal);
    }
    const connections = async () =>
      (
        await pool.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'boxtrail wake-up'",
        )
      ).rows[0]?.n;
    // The server notices the end of a connection a moment later.
    for (const deadline = Date.now() + 20_000; Date.now() < deadline && (await connections()) !== 0;)
      await pause(50);
    expect(await connections()).toBe(0);
  }, 60_000);
});
