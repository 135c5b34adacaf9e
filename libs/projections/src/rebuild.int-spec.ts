import { PassSuspended } from '@boxtrail/contracts';
import type { Pool } from 'pg';
import { madeOf } from '../../../test/support/made-of';
import { insertMany } from '../../../test/support/raw-log';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from './migrations';
import { Differences } from './differences';
import { PaceBesideRequests } from './batch-pace';
import { rebuild } from './rebuild';
import type { View } from './view';
import { ViewRunner } from './view-runner';
import { prepare } from './view-tables';

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

/** The same with an index of its readers, and one it is known by; `also` runs in the transaction that makes them. */
const indexed = (also = ''): View => ({
  ...positions(),
  tables: 'CREATE TABLE positions (position bigint NOT NULL, version integer NOT NULL)',
  indexes: `ALTER TABLE positions ADD PRIMARY KEY (position);
    CREATE INDEX ON positions (version) WHERE version > 1; ${also}`,
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
    const unfinished = async () => (await pool.query('SELECT * FROM progress.rebuilds')).rows;
    expect(await unfinished()).toEqual([
      { name: 'rebuild test.positions__v1', indexed: false, difference: null },
    ]);
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
    expect(await unfinished()).toEqual([]);
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

  it('given one that broke off and whose tables are gone, then it is begun anew', async () => {
    await cutShort(positions);
    await pool.query('DROP SCHEMA test_positions__v1__rebuild CASCADE');
    expect(await rebuild(pool, store, positions())).toMatchObject({
      resumedAt: 0,
      rows: length,
      equal: true,
    });
  });

  it('given one that broke off, and a live view begun anew since that is behind it, then it is begun anew', async () => {
    await cutShort(positions);
    await pool.query(`DELETE FROM progress.checkpoints WHERE name = 'test.positions__v1'`);
    await prepare(pool, positions());
    expect(await rebuild(pool, store, positions())).toMatchObject({
      resumedAt: 0,
      position: 0,
      rows: 0,
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

  it('given requests to answer beside it, when batches block the thread for long, then smaller ones follow', async () => {
    const sizes: number[] = [];
    const slowAtFirst = positions((events) => {
      sizes.push(events);
      for (const end = performance.now() + 30; sizes.length <= 3 && performance.now() < end;);
    });
    const report = await rebuild(pool, store, slowAtFirst, undefined, new PaceBesideRequests());
    expect(report).toMatchObject({ equal: true, rows: length });
    expect(sizes.slice(0, 4)).toEqual([50, 25, 12, 6]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  }, 120_000);

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

  const damage = async () => {
    await pool.query('DELETE FROM test_positions__v1.positions WHERE position = 7');
    await pool.query('UPDATE test_positions__v1.positions SET version = 9 WHERE position = 8');
  };
  const acceptance = { subject: 'auditor', commandId: '00000000-0000-4000-8000-000000000001' };
  const versionAt8 = async () =>
    (await pool.query('SELECT version FROM test_positions__v1.positions WHERE position = 8'))
      .rows[0] as object;

  it('given a damaged live view, then every differing row is named and recorded, and the view stays', async () => {
    await damage();
    const report = await rebuild(pool, store, positions());
    expect(report).toMatchObject({ equal: false, switched: false, rows: length });
    expect(report.hash).not.toBe(report.liveHash);
    const rows = [
      { table: 'positions', only: 'live', row: '(8,9)' },
      { table: 'positions', only: 'rebuilt', row: '(7,1)' },
      { table: 'positions', only: 'rebuilt', row: '(8,1)' },
    ];
    expect(report.differences).toHaveLength(3);
    expect(report.differences).toEqual(expect.arrayContaining(rows));
    expect(await versionAt8()).toEqual({ version: 9 });
    const differences = new Differences(pool);
    expect(await differences.find(report.difference ?? 0)).toMatchObject({
      kind: 'view',
      subject: 'test.positions',
      position: length,
      recordedHash: report.liveHash,
      foundHash: report.hash,
      sample: expect.arrayContaining(rows) as unknown,
      times: 1,
      accepted: null,
    });
    // However often it is rebuilt: the difference stays.
    for (const times of [2, 3]) {
      const again = await rebuild(pool, store, positions());
      expect(again).toMatchObject({
        equal: false,
        switched: false,
        resumedAt: 0,
        difference: report.difference,
      });
      expect(await differences.find(report.difference ?? 0)).toMatchObject({ times, accepted: null });
    }
    expect(await differences.openOfViews(['test.positions', 'other'])).toEqual(
      new Map([['test.positions', 1]]),
    );
  });

  it('given an accepted difference, then the next rebuild switches to the compared rows, and only then', async () => {
    await damage();
    const { difference, hash } = await rebuild(pool, store, positions());
    const differences = new Differences(pool);
    await differences.accept(difference ?? 0, acceptance, 'the disk was damaged');
    // What is done to the log since then is not what was accepted.
    await pool.query(`UPDATE log.events SET type = 'passes.PassRevoked' WHERE position = 9`);
    const switched = await rebuild(pool, store, positions());
    expect(switched).toMatchObject({ equal: false, switched: true, difference, hash, resumedAt: length });
    expect(await versionAt8()).toEqual({ version: 1 });
    const next = await rebuild(pool, store, positions());
    expect(next).toMatchObject({
      equal: false,
      switched: false,
      differences: [{ table: 'positions', only: 'live', row: '(9,1)' }],
    });
    expect(next.difference).not.toBe(difference);
  });

  it('given a difference accepted twice, then a retry has the first answer, another reason is refused', async () => {
    await damage();
    const { difference } = await rebuild(pool, store, positions());
    const differences = new Differences(pool);
    const first = await differences.accept(difference ?? 0, acceptance, 'known');
    expect(first.accepted).toMatchObject({ by: 'auditor', reason: 'known' });
    expect(await differences.accept(difference ?? 0, acceptance, 'known')).toEqual(first);
    for (const [by, reason] of [
      [{ ...acceptance, commandId: '00000000-0000-4000-8000-000000000002' }, 'known'],
      [acceptance, 'something else'],
    ] as const)
      await expect(differences.accept(difference ?? 0, by, reason)).rejects.toMatchObject({
        code: 'DIFFERENCE_ACCEPTED',
      });
    await expect(differences.accept(99, acceptance, 'known')).rejects.toMatchObject({
      code: 'DIFFERENCE_UNKNOWN',
    });
  });

  /** A live view with indexes, up to date. Answers what it was made with. */
  async function liveWithIndexes(): Promise<string[]> {
    await pool.query(`DELETE FROM progress.checkpoints WHERE name = 'test.positions__v1'`);
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    await runner.start([indexed()]);
    await runner.waitFor('test.positions', length, 60_000);
    await runner.stop();
    const made = await madeOf(pool, 'test_positions__v1');
    expect(made).toContain('CREATE UNIQUE INDEX positions_pkey ON positions USING btree ("position")');
    expect(made).toContain(
      'CREATE INDEX positions_version_idx ON positions USING btree (version) WHERE (version > 1)',
    );
    return made;
  }

  it('given a view with indexes, then they are made when all rows are in, and are those of the live one', async () => {
    const made = await liveWithIndexes();
    const report = await rebuild(pool, store, indexed());
    expect(report).toMatchObject({ equal: true, rows: length, differences: [] });
    expect(report.hash).toBe(report.liveHash);
    expect(await madeOf(pool, 'test_positions__v1')).toEqual(made);
  });

  it('given one cut off while its indexes were made, then all rows are in, and it goes on with these', async () => {
    const made = await liveWithIndexes();
    const cut = indexed('SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(rebuild(pool, store, cut)).rejects.toThrow();
    expect(
      (await madeOf(pool, 'test_positions__v1__rebuild')).filter((what) => what.includes('INDEX')),
    ).toEqual([]);
    expect(await madeOf(pool, 'test_positions__v1')).toEqual(made);
    expect(await rebuild(pool, store, indexed())).toMatchObject({
      resumedAt: length,
      equal: true,
      rows: length,
    });
    expect(await madeOf(pool, 'test_positions__v1')).toEqual(made);
  });

  it('given one that was cut off when its indexes were there, then they are not made again', async () => {
    const made = await liveWithIndexes();
    // It cannot end while somebody reads the live view's table.
    const reader = await pool.connect();
    await reader.query('BEGIN; LOCK TABLE test_positions__v1.positions IN ACCESS SHARE MODE');
    const cut = rebuild(pool, store, indexed()).catch((error: unknown) => error);
    await waiting('relation');
    await database.execute(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'relation'`,
    );
    expect(await cut).toBeInstanceOf(Error);
    await reader.query('COMMIT');
    reader.release();
    expect(await madeOf(pool, 'test_positions__v1__rebuild')).toEqual(made);
    expect(await rebuild(pool, store, indexed())).toMatchObject({
      resumedAt: length,
      equal: true,
      rows: length,
    });
    expect(await madeOf(pool, 'test_positions__v1')).toEqual(made);
  });

  /** Until a connection waits for a lock of this kind. */
  async function waiting(event: string): Promise<void> {
    for (let waits = 0; waits === 0;) {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = $1`,
        [event],
      );
      waits = Number(rows[0]?.count);
    }
  }

  it('given events recorded during the comparison, then both views go on', async () => {
    await liveWithIndexes();
    // The comparison moves the checkpoint after it has looked at the live view: there it is kept waiting.
    const [gate, keeper] = [await pool.connect(), await pool.connect()];
    await gate.query('SELECT pg_advisory_lock(42)');
    const report = rebuild(pool, store, indexed('SELECT pg_advisory_xact_lock(42)'));
    await waiting('advisory');
    await keeper.query(
      `BEGIN; SELECT FROM progress.checkpoints WHERE name = 'rebuild test.positions__v1' FOR UPDATE`,
    );
    await gate.query('SELECT pg_advisory_unlock(42)');
    await waiting('transactionid');
    const head = await insertMany(pool, PassSuspended.type, 3_000, '{"passId":"p","reason":"r"}');
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    await runner.start([indexed()]);
    expect(await runner.waitFor('test.positions', head, 30_000)).toBe(true);
    await keeper.query('COMMIT');
    expect(await report).toMatchObject({ equal: true, position: length, rows: length });
    const later = await insertMany(pool, PassSuspended.type, 10, '{"passId":"p","reason":"r"}');
    expect(await runner.waitFor('test.positions', later, 30_000)).toBe(true);
    await runner.stop();
    gate.release();
    keeper.release();
    const { rows } = await pool.query(
      'SELECT count(*)::int, max(position)::int FROM test_positions__v1.positions',
    );
    expect(rows).toEqual([{ count: later, max: later }]);
    expect(await rebuild(pool, store, indexed())).toMatchObject({ equal: true, rows: later });
  });
});
