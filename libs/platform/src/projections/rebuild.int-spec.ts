import { PassSuspended } from '@boxtrail/contracts';
import type { Pool } from 'pg';
import { insertMany } from '../../../../test/support/raw-log';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store';
import { migrate } from '../postgres/migrate';
import { checkpointMigrations } from './checkpoints';
import { rebuild } from './rebuild';
import type { View } from './view';
import { ViewRunner } from './view-runner';

/** One row for each event. `project` is told how many events come at a time. */
const positions = (project: (events: number) => void = () => undefined, version = 1): View => ({
  name: 'test.positions',
  version,
  tables: 'CREATE TABLE positions (position bigint PRIMARY KEY, version integer NOT NULL)',
  types: [PassSuspended.type],
  bare: true,
  project: async (events, db) => {
    await db.query('INSERT INTO positions SELECT p, $2 FROM unnest($1::bigint[]) AS p', [
      events.map(({ position }) => position),
      version,
    ]);
    project(events.length);
  },
});

const length = 23_000;

describe('rebuilding a view', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool(8);
    await migrate(pool, 'progress', checkpointMigrations);
    store = await PostgresEventStore.open({ url: database.url, pool });
    await insertMany(pool, PassSuspended.type, length, '{"passId":"p","reason":"r"}');
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    await runner.start([positions()]);
    await runner.waitFor('test.positions', length, 60_000);
    await runner.stop();
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  /** Ends all connections of the rebuild from the server's side, as its death or a broken network would. */
  const cutOff = () =>
    database.execute(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );

  /** Rebuilds until the third batch is on its way, and then no further. */
  async function cutShort(view: (project: (events: number) => void) => View): Promise<number> {
    const own = database.pool(8);
    const reading = await PostgresEventStore.open({ url: database.url, pool: own });
    let batches = 0;
    let seen = 0;
    const cutting = view((events) => {
      batches += 1;
      if (batches === 3) throw new Error('the process is gone');
      seen += events;
    });
    await expect(rebuild(own, reading, cutting)).rejects.toThrow();
    await reading.close();
    return seen;
  }

  it('given one that broke off, then it goes on from there, and is equal', async () => {
    const before = await cutShort(positions);
    let after = 0;
    const report = await rebuild(
      pool,
      store,
      positions((events) => (after += events)),
    );
    expect(report).toMatchObject({
      resumedAt: before,
      rows: length,
      position: length,
      equal: true,
      differences: [],
    });
    expect([before, after]).toEqual([10_000, length - 10_000]);
    expect(await rebuild(pool, store, positions())).toMatchObject({ resumedAt: 0, equal: true });
  });

  it('given one whose connections were cut on the way, then nothing is done twice and nothing is left out', async () => {
    let batches = 0;
    let cut: Promise<unknown> | undefined;
    const cutting = positions(() => {
      batches += 1;
      if (batches === 3) cut = cutOff();
    });
    await expect(rebuild(pool, store, cutting)).rejects.toThrow();
    await cut;
    // A pool notices a moment later which of its connections are gone.
    while ((await pool.query('SELECT 1').catch(() => undefined)) === undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const report = await rebuild(pool, store, positions());
    expect(report).toMatchObject({ rows: length, equal: true, differences: [] });
    expect(report.resumedAt).toBeGreaterThanOrEqual(10_000);
    expect(report.resumedAt).toBeLessThanOrEqual(length);
  });

  it('given one of another version that broke off, then it is begun anew', async () => {
    await cutShort((project) => positions(project, 2));
    const report = await rebuild(pool, store, positions());
    expect(report).toMatchObject({ resumedAt: 0, rows: length, equal: true });
  });

  it('given one that broke off and whose tables are gone, then it is begun anew', async () => {
    await cutShort(positions);
    await pool.query('DROP SCHEMA test_positions__rebuild CASCADE');
    expect(await rebuild(pool, store, positions())).toMatchObject({
      resumedAt: 0,
      rows: length,
      equal: true,
    });
  });

  it('given any length of the log, then a batch is no larger, and progress never falls', async () => {
    const sizes: number[] = [];
    const progress: number[] = [];
    await rebuild(
      pool,
      store,
      positions((events) => sizes.push(events)),
      (position, head) => progress.push(position / head),
    );
    expect(sizes).toEqual([5_000, 5_000, 5_000, 5_000, 3_000]);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('given events of a megabyte, then a batch holds few of them', async () => {
    const large = JSON.stringify({ passId: 'p', reason: 'r'.repeat(1_000_000) });
    const head = await insertMany(pool, PassSuspended.type, 40, large);
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    await runner.start([positions()]);
    await runner.waitFor('test.positions', head, 60_000);
    await runner.stop();
    const sizes: number[] = [];
    const report = await rebuild(
      pool,
      store,
      positions((events) => sizes.push(events)),
    );
    expect(report).toMatchObject({ equal: true, rows: length + 40 });
    expect(Math.max(...sizes.slice(5))).toBeLessThanOrEqual(18);
    expect(sizes.slice(0, 4)).toEqual([5_000, 5_000, 5_000, 5_000]);
  });

  it('given a live view that was damaged, then every row that differs is named, and the rebuilt one takes its place', async () => {
    await pool.query('DELETE FROM test_positions.positions WHERE position = 7');
    await pool.query('UPDATE test_positions.positions SET version = 9 WHERE position = 8');
    const report = await rebuild(pool, store, positions());
    expect(report).toMatchObject({ equal: false, rows: length });
    expect(report.hash).not.toBe(report.liveHash);
    expect(report.differences).toHaveLength(3);
    expect(report.differences).toEqual(
      expect.arrayContaining([
        { table: 'positions', only: 'live', row: '(8,9)' },
        { table: 'positions', only: 'rebuilt', row: '(7,1)' },
        { table: 'positions', only: 'rebuilt', row: '(8,1)' },
      ]),
    );
    expect(await rebuild(pool, store, positions())).toMatchObject({ equal: true, hash: report.hash });
  });
});
