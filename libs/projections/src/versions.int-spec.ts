import { PassSuspended } from '@boxtrail/contracts';
import type { Pool } from 'pg';
import { insertMany } from '../../../test/support/raw-log';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from './migrations';
import { dropOld, storedVersions } from './versions';
import { keyOf, type View } from './view';
import { ViewRunner } from './view-runner';

/** One row for each event, with the version that wrote it. `project` may hold it up, or make it fail. */
const seen = (
  version: number,
  project: (events: number) => void | Promise<void> = () => undefined,
): View => ({
  name: 'test.seen',
  version,
  tables: 'CREATE TABLE seen (position bigint PRIMARY KEY, version integer NOT NULL)',
  indexes: 'CREATE INDEX ON seen (version)',
  types: [PassSuspended.type],
  bare: true,
  project: async (events, db) => {
    await db.query('INSERT INTO seen SELECT p, $2 FROM unnest($1::bigint[]) AS p', [
      events.map(({ position }) => position),
      version,
    ]);
    await project(events.length);
  },
});

const view = 'test.seen';

describe('versions of a view on one database', () => {
  let database: TestDatabase;
  let pool: Pool;
  let stores: PostgresEventStore[];
  let runners: ViewRunner[];
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool(4);
    await migrate(pool, 'progress', checkpointMigrations);
    [stores, runners] = [[], []];
    await PostgresEventStore.open({ url: database.url, pool }).then((store) => store.close());
  });
  afterEach(async () => {
    for (const runner of runners) await runner.stop();
    for (const store of stores) await store.close();
    await database.drop();
  });

  /** A process with its own connections. */
  async function processOf(version: View): Promise<ViewRunner> {
    const own = database.pool(8);
    const store = await PostgresEventStore.open({ url: database.url, pool: own, pollMs: 50 });
    const runner = new ViewRunner(own, store, { warn: () => undefined });
    stores.push(store);
    runners.push(runner);
    await runner.start([version]);
    return runner;
  }
  const log = (events: number) => insertMany(pool, PassSuspended.type, events, '{"passId":"p","reason":"r"}');
  const rowsOf = async (version: number) =>
    (
      await pool.query<{ rows: number; by: number[] }>(
        `SELECT count(*)::int AS rows, array_agg(DISTINCT version) AS by FROM test_seen__v${version}.seen`,
      )
    ).rows[0];
  const versions = async () =>
    (await storedVersions(pool, [view])).map(
      ({ version, live, running }) =>
        `${version} ${live ? 'live' : 'filling'} ${running ? 'running' : 'at rest'}`,
    );

  it('given two versions that run at the same time, then each has every event once', async () => {
    await log(30);
    const old = await processOf(seen(1));
    const next = await processOf(seen(2));
    const head = await log(30);
    expect(await Promise.all([old, next].map((runner) => runner.waitFor(view, head, 10_000)))).toEqual([
      true,
      true,
    ]);
    expect(await rowsOf(1)).toEqual({ rows: 60, by: [1] });
    expect(await rowsOf(2)).toEqual({ rows: 60, by: [2] });
    await old.stop();
    const later = await log(5);
    expect(await next.waitFor(view, later, 10_000)).toBe(true);
    expect(await rowsOf(2)).toEqual({ rows: 65, by: [2] });
    expect(await rowsOf(1)).toEqual({ rows: 60, by: [1] });
  });

  it('given a rollback, then the older version goes on from its own checkpoint', async () => {
    await log(10);
    await (await processOf(seen(1))).stop();
    const next = await processOf(seen(2));
    const head = await log(10);
    expect(await next.waitFor(view, head, 10_000)).toBe(true);
    await next.stop();
    let projected = 0;
    const back = await processOf(seen(1, (events) => void (projected += events)));
    expect(await back.waitFor(view, head, 10_000)).toBe(true);
    expect([projected, await rowsOf(1)]).toEqual([10, { rows: 20, by: [1] }]);
  });

  it('given a long log, then a version has no tables to read while it is filled, and says how far it is', async () => {
    const head = await log(12_000);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let batches = 0;
    const filling = await processOf(seen(1, () => ((batches += 1) === 2 ? held : undefined)));
    while (batches < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(filling.states().get(view)).toEqual({ state: 'filling', filled: 5_000 / 12_000 });
    expect(await filling.waitFor(view, 1, 20)).toBe(false);
    await expect(rowsOf(1)).rejects.toMatchObject({ code: '42P01' });
    expect(await versions()).toEqual(['1 filling running']);
    go();
    await filling.whenLive();
    expect(filling.states().get(view)).toEqual({ state: 'live' });
    expect(await filling.waitFor(view, head, 10_000)).toBe(true);
    expect(await rowsOf(1)).toEqual({ rows: 12_000, by: [1] });
    expect(await versions()).toEqual(['1 live running']);
  });

  it('given two processes that fill one version, and one that stops on the way, then the other goes on', async () => {
    await log(12_000);
    let batches = 0;
    let stopped: Promise<void> | undefined;
    const first = await processOf(
      seen(1, () => {
        batches += 1;
        if (batches === 2) stopped = first.stop();
      }),
    );
    let projected = 0;
    const second = await processOf(seen(1, (events) => void (projected += events)));
    await second.whenLive();
    await stopped;
    expect(await rowsOf(1)).toEqual({ rows: 12_000, by: [1] });
    expect(projected).toBeLessThanOrEqual(7_000);
    expect(projected).toBeGreaterThan(0);
  });

  it('given an older version, then it is dropped when no process runs it, and its program is refused', async () => {
    await log(3);
    const old = await processOf(seen(1));
    const next = await processOf(seen(2));
    expect(await dropOld(pool, seen(2))).toEqual({ view, dropped: [], running: [1] });
    expect(await rowsOf(1)).toEqual({ rows: 3, by: [1] });
    await old.stop();
    expect(await dropOld(pool, seen(2))).toEqual({ view, dropped: [1], running: [] });
    expect(await versions()).toEqual(['2 live running']);
    await expect(rowsOf(1)).rejects.toMatchObject({ code: '42P01' });
    await expect(processOf(seen(1))).rejects.toThrow(
      'this release has version 1 of the view test.seen, which is no longer in this database; ' +
        'the database has version 2: start a release that has version 2 or a newer one',
    );
    expect(await next.waitFor(view, await log(1), 10_000)).toBe(true);
  });

  it('given a process whose connections broke, then its version is held again and is not dropped', async () => {
    await log(3);
    await processOf(seen(1));
    await (await processOf(seen(2))).stop();
    await database.execute(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    const held = async () => (await versions().catch(() => []))[0] === '1 live running';
    while (!(await held())) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await dropOld(pool, seen(2))).toEqual({ view, dropped: [], running: [1] });
  });

  it('given a version that is gone under a process, then the view fails with the reason', async () => {
    await log(3);
    const runner = await processOf(seen(1));
    await pool.query('DELETE FROM progress.checkpoints WHERE name = $1', [keyOf(seen(1))]);
    await log(1);
    while (runner.states().get(view)?.state !== 'failing')
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runner.states().get(view)).toEqual({
      state: 'failing',
      reason: 'version 1 was dropped from this database',
    });
  });
});
