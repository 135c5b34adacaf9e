import { randomUUID } from 'node:crypto';
import type { Pool, QueryConfig } from 'pg';
import { BoxSeen } from '@boxtrail/contracts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { encode } from '../port/encode';
import { InvalidEvent, StoreUnavailable, type NewEvent } from '../port/event-store';
import { AppendQueue } from './append-queue';
import { appendAll, appendOne, type AppendRow } from './append-statements';
import { PostgresEventStore } from './postgres-event-store';

const newEvent = (scanId: string): NewEvent => ({
  id: randomUUID(),
  event: BoxSeen.of('2026-03-16T01:00:00.000Z', {
    sscc: '376104250021234569',
    scanId,
    atGln: '2000220100007',
    byRef: 'p-1',
  }),
  metadata: {
    actor: 'a',
    role: 'admin',
    commandId: scanId,
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
});

describe('statements of the log', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  beforeEach(async () => {
    database = await createTestDatabase();
    store = await PostgresEventStore.open({ url: database.url, pool: database.pool(4), partitionSize: 16 });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('given streams over many partitions, when read at once, then each asker gets its own, in order', async () => {
    const streams = Array.from({ length: 10 }, (_, s) => `s-${s}`);
    for (let revision = 0; revision < 20; revision += 1)
      for (const stream of streams)
        await store.append(stream, revision, [newEvent(`${stream}-${revision + 1}`)]);

    const asked = [...streams.map((stream) => [stream, 0] as const), ['s-3', 17], ['nobody', 0]] as const;
    const answers = await Promise.all(asked.map(([stream, after]) => store.read(stream, after)));

    expect(
      answers.map((events) => events.map(({ stream, revision, event }) => [stream, revision, event.data])),
    ).toEqual(
      asked.map(([stream, after]) =>
        stream === 'nobody'
          ? []
          : Array.from({ length: 20 - after }, (_, i) => [
              stream,
              after + i + 1,
              newEvent(`${stream}-${after + i + 1}`).event.data,
            ]),
      ),
    );
  });

  it('given a lost revision, alone or among others, then only it is refused, and positions have no gap', async () => {
    await store.append('taken', 0, [newEvent('first')]);
    const pool = database.pool(1);
    const toAppend = ([stream, expected]: readonly [stream: string, expected: number]) => ({
      stream,
      expected,
      events: encode(stream, expected, [newEvent(`${stream}-${expected}`)]),
    });
    const answer = async (statement: QueryConfig) => (await pool.query<AppendRow>(statement)).rows;
    const write = (...appends: (readonly [stream: string, expected: number])[]) =>
      answer(appendAll(appends.map(toAppend)));
    const writeAlone = (stream: string, expected: number) => {
      const append = toAppend([stream, expected]);
      return answer(appendOne(append, append.events[0]!));
    };

    expect(await write(['taken', 0])).toEqual([{ base: '1', lost: { 1: [1, null] } }]);
    expect(await write(['taken', 5])).toEqual([{ base: '1', lost: { 1: [1, null] } }]);
    expect(await write(['taken', 0], ['free', 0], ['other', 0])).toEqual([
      { base: '1', lost: { 1: [1, null] } },
    ]);
    expect(await write(['taken', 1], ['unknown', 3], ['free', 1])).toEqual([
      { base: '3', lost: { 2: [0, null] } },
    ]);
    expect(await writeAlone('taken', 1)).toEqual([{ base: null }]);
    expect(await writeAlone('unknown', 1)).toEqual([{ base: null }]);
    expect(await store.head()).toBe(5);
    expect(await writeAlone('taken', 2)).toEqual([{ base: '5' }]);
    expect(await write(['free', 2], ['taken', 3])).toEqual([{ base: '6', lost: null }]);
    const positionsOf = async (stream: string) => (await store.read(stream)).map(({ position }) => position);
    expect(await Promise.all(['taken', 'free', 'other', 'unknown'].map(positionsOf))).toEqual([
      [1, 4, 6, 8],
      [2, 5, 7],
      [3],
      [],
    ]);
  });

  it('given many appends at once, then two batches are under way and each stream keeps its order', async () => {
    const pool = database.pool(2);
    let [running, most] = [0, 0];
    const counting = {
      query: async (statement: string | QueryConfig, values?: unknown[]) => {
        most = Math.max(most, (running += 1));
        try {
          return await pool.query(statement as string, values);
        } finally {
          running -= 1;
        }
      },
    };
    const limits = { queued: 2_000, eventsPerFlush: 256, bytesPerFlush: 8_388_608, partitionSize: 16 };
    const queue = new AppendQueue(counting as Pool, limits, () => undefined);
    const few = await Promise.all(
      Array.from({ length: 100 }, (_, n) => queue.append(`few-${n}`, 0, [newEvent(`few-${n}`)])),
    );
    expect([most, few.length]).toEqual([1, 100]);

    const appends = Array.from({ length: 2_000 }, (_, n) => [`s-${n % 500}`, Math.floor(n / 500)] as const);
    const answers = await Promise.all(
      appends.map(([stream, revision]) =>
        queue.append(stream, revision, [newEvent(`${stream}-${revision}`)]),
      ),
    );

    expect(most).toBe(2);
    expect(answers.map(({ revision }) => revision)).toEqual(appends.map(([, revision]) => revision + 1));
    const positions = answers.map(({ position }) => position);
    expect([...positions].sort((a, b) => a - b)).toEqual(Array.from({ length: 2_000 }, (_, n) => n + 101));
    for (const stream of ['s-0', 's-499'])
      expect(
        (await store.read(stream)).map(({ event }) => (event.data as { scanId: string }).scanId),
      ).toEqual([0, 1, 2, 3].map((revision) => `${stream}-${revision}`));
    await queue.idle();
  });

  /** From now on the log's table refuses events whose scan id begins with `bad`, with the SQLSTATE that follows. */
  async function refuseBad(): Promise<void> {
    await database.pool(1).query(`
      CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
        RAISE EXCEPTION 'refused' USING ERRCODE = substring(new.data FROM '"bad-([0-9A-Z]{5})');
      END $f$;
      CREATE TRIGGER refuse BEFORE INSERT ON log.events FOR EACH ROW WHEN (new.data LIKE '%"bad-%') EXECUTE FUNCTION log.refuse();`);
  }

  it.each([
    '22021',
    '22001',
    '22003',
    '22007',
    '22008',
    '22P02',
    '23502',
    '23503',
    '23505',
    '54000',
    '54001',
  ])(
    'given an event that PostgreSQL refuses with %s among many callers, then it alone fails, and for good',
    async (code) => {
      await refuseBad();
      const isBad = (n: number) => n % 40 === 7 || n === 99;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 100 }, (_, n) =>
          store.append(`s-${n}`, 0, [newEvent(`first-${n}`), newEvent(isBad(n) ? `bad-${code}` : `s-${n}`)]),
        ),
      );
      const found = outcomes.map((o) => (o.status === 'fulfilled' ? 'stored' : (o.reason as Error).name));
      expect(found).toEqual(found.map((_, n) => (isBad(n) ? 'InvalidEvent' : 'stored')));
      expect(await store.head()).toBe(2 * found.filter((outcome) => outcome === 'stored').length);
      await expect(store.append('alone', 0, [newEvent(`bad-${code}`)])).rejects.toThrow(InvalidEvent);
      expect(await store.append('s-7', 0, [newEvent('again')])).toMatchObject({ revision: 1 });
    },
  );

  it.each(['40001', '40P01', '53100', '53200', '55P03', '57014', '25006', '42501', '23514'])(
    'given a failure %s that may pass, then its callers are told to send it again',
    async (code) => {
      await refuseBad();
      await expect(store.append('s-1', 0, [newEvent(`bad-${code}`)])).rejects.toThrow(StoreUnavailable);
      expect(await store.append('s-1', 0, [newEvent('good')])).toMatchObject({ revision: 1 });
    },
  );
});
