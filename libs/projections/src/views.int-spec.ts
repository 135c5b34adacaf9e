import type { RecordedEvent } from '@boxtrail/kernel';
import { PassSuspended } from '@boxtrail/contracts';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { eventId } from '@boxtrail/commands';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from './migrations';
import { rebuild } from './rebuild';
import type { View } from './view';
import { ViewRunner } from './view-runner';

const metadata = {
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
};

/** Counts suspensions per pass. `project` may be made to fail. */
function countView(project: (events: readonly RecordedEvent[]) => void = () => undefined, version = 1): View {
  return {
    name: 'test.counts',
    version,
    tables: 'CREATE TABLE counts (pass_id text PRIMARY KEY, n integer NOT NULL)',
    types: [PassSuspended.type],
    project: async (events, db) => {
      const counts = new Map<string, number>();
      for (const { stream } of events) counts.set(stream, (counts.get(stream) ?? 0) + version);
      await db.query(
        `INSERT INTO counts AS c SELECT * FROM unnest($1::text[], $2::int[])
          ON CONFLICT (pass_id) DO UPDATE SET n = c.n + excluded.n`,
        [[...counts.keys()], [...counts.values()]],
      );
      project(events);
    },
  };
}

describe('views', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  let runners: ViewRunner[];
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool(8);
    await migrate(pool, 'progress', checkpointMigrations);
    store = await PostgresEventStore.open({ url: database.url, pool, pollMs: 200 });
    runners = [];
  });
  afterEach(async () => {
    for (const runner of runners) await runner.stop();
    await store.close();
    await database.drop();
  });

  const revisions = new Map<string, number>();
  beforeEach(() => revisions.clear());
  async function suspend(passId: string): Promise<number> {
    const revision = revisions.get(passId) ?? 0;
    revisions.set(passId, revision + 1);
    const event = PassSuspended.of('2026-03-16T01:02:03.004Z', { passId, reason: 'r' });
    return (await store.append(passId, revision, [{ id: eventId(passId, 'c', revision), event, metadata }]))
      .position;
  }
  async function run(view: View): Promise<ViewRunner> {
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    runners.push(runner);
    await runner.start([view]);
    return runner;
  }
  const rows = async (version = 1) =>
    (
      await pool.query<{ pass_id: string; n: number }>(
        `SELECT * FROM test_counts__v${version}.counts ORDER BY 1`,
      )
    ).rows.map(({ pass_id, n }) => `${pass_id}:${n}`);

  it('given events before and after the start, then the view has each once', async () => {
    await suspend('p1');
    const runner = await run(countView());
    const position = await suspend('p1').then(() => suspend('p2'));
    expect(await runner.waitFor('test.counts', position, 5_000)).toBe(true);
    expect(await rows()).toEqual(['p1:2', 'p2:1']);
  });

  it('given a position that is not there yet, when waited for, then the wait is bounded', async () => {
    const runner = await run(countView());
    expect(await runner.waitFor('test.counts', 1, 50)).toBe(false);
  });

  it('given a view that is up to date, when started again, then it knows it without a new event', async () => {
    const before = await run(countView());
    const position = await suspend('p1');
    await before.waitFor('test.counts', position, 5_000);
    await before.stop();
    const after = await run(countView());
    expect(await after.waitFor('test.counts', position, 5_000)).toBe(true);
  });

  it('given a projection that fails in the middle, then nothing of the batch stays, and it is tried again', async () => {
    let failures = 2;
    const runner = await run(
      countView(() => {
        failures -= 1;
        if (failures >= 0) throw new Error('a bad day');
      }),
    );
    expect(await runner.waitFor('test.counts', await suspend('p1'), 5_000)).toBe(true);
    expect(await rows()).toEqual(['p1:1']);
  });

  it('given two processes at one view, then every event still counts once', async () => {
    const [one, two] = [await run(countView()), await run(countView())];
    let position = 0;
    for (let n = 0; n < 40; n += 1) position = await suspend(`p${n % 4}`);
    await one.waitFor('test.counts', position, 10_000);
    await two.waitFor('test.counts', position, 10_000);
    expect(await rows()).toEqual(['p0:10', 'p1:10', 'p2:10', 'p3:10']);
  });

  it('given two processes at one view, then both know how far it is, and either goes on alone', async () => {
    const two = [await run(countView()), await run(countView())];
    let writing = true;
    let last = 0;
    const writer = (async () => {
      while (writing) last = await suspend('p');
    })();
    const reaches = async (runner?: ViewRunner) => runner?.waitFor('test.counts', last, 5_000);
    for (let n = 0; n < 20; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await Promise.all(two.map(reaches))).toEqual([true, true]);
    }
    await two[0]?.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await reaches(two[1])).toBe(true);
    writing = false;
    await writer;
    expect(await reaches(two[1])).toBe(true);
    expect(await rows()).toEqual([`p:${last}`]);
  });

  it('given writers that do not stop, when rebuilt, then it is equal, and goes on without a gap', async () => {
    const view = countView();
    const runner = await run(view);
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1) await suspend(`p${n % 3}`);
    })();
    for (let n = 0; n < 3; n += 1) {
      const report = await rebuild(pool, store, view);
      expect(report).toMatchObject({ view: 'test.counts', equal: true, differences: [] });
      expect(report.hash).toBe(report.liveHash);
    }
    writing = false;
    await writer;
    const total = await store.head();
    await runner.waitFor('test.counts', total, 5_000);
    const { rows: sums } = await pool.query<{ sum: string }>('SELECT sum(n) FROM test_counts__v1.counts');
    expect(Number(sums[0]?.sum)).toBe(total);
  });

  it('given a rebuild that was cut off, when begun again, then it is as if it had not been', async () => {
    const view = countView();
    const runner = await run(view);
    const position = await suspend('p1');
    await runner.waitFor('test.counts', position, 5_000);
    let cut = true;
    const bad = countView(() => {
      if (cut) throw new Error('killed');
    });
    await expect(rebuild(pool, store, bad)).rejects.toThrow('killed');
    expect(await rows()).toEqual(['p1:1']);
    cut = false;
    expect(await rebuild(pool, store, bad)).toMatchObject({ equal: true, rows: 1 });
  });

  it('given a rebuild that runs, when another of the same view is asked for, then it is refused', async () => {
    const view = countView();
    await run(view);
    const guard = await pool.connect();
    await guard.query(`SELECT pg_advisory_lock(hashtext('rebuild test.counts__v1'))`);
    await expect(rebuild(pool, store, view)).rejects.toThrow('test.counts is being rebuilt already');
    guard.release(true);
  });
});
