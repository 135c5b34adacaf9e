import { messagingMigrations } from '@boxtrail/messaging';
import { Aggregates, CommandHashes } from '@boxtrail/commands';
import { PassReinstated, PassSuspended } from '@boxtrail/contracts';
import type { Decider, DomainEvent } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { insertRaw, type RawEvent } from '../../../test/support/raw-log';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { UnreadableEvent } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { EmbeddedMessaging } from '@boxtrail/messaging/embedded/embedded-messaging';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from './migrations';
import { Differences } from './differences';
import { rebuild } from './rebuild';
import { listUnreadable } from './unreadable';
import type { View } from './view';
import { ViewRunner } from './view-runner';
import { prepare } from './view-tables';

const reason = (passId: string, why = 'r') => JSON.stringify({ passId, reason: why });
const suspended = (passId: string, data = reason(passId)): RawEvent => ({
  stream: `pass-${passId}`,
  type: PassSuspended.type,
  data,
});

/** Which pass was suspended, by whom, at which position. */
function suspensions(bare: boolean, more: Partial<View> = {}): View {
  const parts = {
    name: 'test.suspensions',
    version: 1,
    tables: 'CREATE TABLE suspensions (position bigint PRIMARY KEY, pass_id text NOT NULL)',
    types: [PassSuspended.type, PassReinstated.type],
    project: async (events: readonly { position: number; event: DomainEvent }[], db: never) => {
      const { query } = db as { query(text: string, values: unknown[]): Promise<unknown> };
      await query('INSERT INTO suspensions SELECT * FROM unnest($1::bigint[], $2::text[])', [
        events.map(({ position }) => position),
        events.map(({ event }) => (event.data as { passId: string }).passId),
      ]);
    },
  };
  return { ...parts, ...(bare && { bare }), ...more } as View;
}

/** Each kind of event that cannot be read, and what is said of it. */
const unreadable: [name: string, event: RawEvent, reason: RegExp][] = [
  ['text that is no JSON', suspended('p', '{"passId":"p","rea'), /JSON/],
  ['several values in one', suspended('p', `${reason('p')},${reason('p')}`), /JSON/],
  ['a line break outside of a text', suspended('p', '{"passId":\n"p"\n'), /JSON/],
  [
    'a field of another type',
    suspended('p', '{"passId":1,"reason":"r"}'),
    /^passes.PassSuspended\/passId: Expected string$/,
  ],
  ['a field that is missing', suspended('p', '{"passId":"p"}'), /^passes.PassSuspended\/reason: /],
  ['no object', suspended('p', 'null'), /^passes.PassSuspended: Expected object$/],
  [
    'a version from the future',
    { ...suspended('p'), version: 7 },
    /version 7 is newer than this program knows/,
  ],
];

describe('events that cannot be read', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  const endings: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool(8);
    await migrate(pool, 'progress', checkpointMigrations);
    await migrate(pool, 'messaging', messagingMigrations);
    store = await PostgresEventStore.open({ url: database.url, pool, pollMs: 50 });
  });
  afterEach(async () => {
    for (const end of endings.splice(0)) await end();
    await store.close();
    await database.drop();
  });

  async function run(view: View): Promise<ViewRunner> {
    const runner = new ViewRunner(pool, store, { warn: () => undefined });
    endings.push(() => runner.stop());
    await runner.start([view]);
    return runner;
  }
  const rows = async () =>
    (
      await pool.query<{ row: string }>(
        `SELECT position || ':' || pass_id AS row FROM test_suspensions__v1.suspensions ORDER BY position`,
      )
    ).rows.map(({ row }) => row);
  const parked = async () =>
    (await listUnreadable(pool, 'test.suspensions__v1', 0, 200)).map(({ foundAt: _, ...event }) => event);

  describe.each([
    ['a bare view', true],
    ['a whole view', false],
  ])('%s', (_, bare) => {
    it.each(unreadable)(
      'given %s, then it is named and parked, and the rest goes on',
      async (_name, event, why) => {
        await insertRaw(pool, suspended('before "\\ é 楼'));
        const behind = await insertRaw(pool, event);
        await insertRaw(pool, suspended('between'));
        const runner = await run(suspensions(bare)); // what was there before it started is read page by page,
        await runner.waitFor('test.suspensions', 3, 5_000);
        await insertRaw(pool, event); // and what comes then from the one who follows
        const last = await insertRaw(pool, suspended('after'));
        expect(await runner.waitFor('test.suspensions', last, 5_000)).toBe(true);
        expect(await rows()).toEqual(['1:before "\\ é 楼', '3:between', '5:after']);
        const named = (position: number, revision: number) => ({
          position,
          stream: 'pass-p',
          revision,
          type: PassSuspended.type,
          reason: expect.stringMatching(why) as string,
          occurredAt: '2026-03-16T01:02:03.004Z',
          recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        });
        expect(await parked()).toEqual([named(behind, 1), named(4, 2)]);
        expect(await runner.unreadable()).toEqual(new Map([['test.suspensions', 2]]));

        expect(await rebuild(pool, store, suspensions(bare))).toMatchObject({ equal: true, rows: 3 });
        expect(await parked()).toEqual([named(behind, 1), named(4, 2)]);
      },
    );
  });

  it('given metadata that cannot be read, then a bare view has the event and a whole one has not', async () => {
    const broken = { ...suspended('p'), metadata: '{}' };
    await insertRaw(pool, broken);
    const runner = await run(suspensions(true));
    await insertRaw(pool, broken);
    await runner.waitFor('test.suspensions', 2, 5_000);
    expect(await rows()).toEqual(['1:p', '2:p']);
    expect(await rebuild(pool, store, suspensions(true))).toMatchObject({ equal: true, rows: 2 });
    const { difference } = await rebuild(pool, store, suspensions(false));
    const by = { subject: 'auditor', commandId: '00000000-0000-4000-8000-000000000001' };
    await new Differences(pool).accept(difference ?? 0, by, 'it reads the metadata now');
    await rebuild(pool, store, suspensions(false));
    expect(await rows()).toEqual([]);
    expect(await parked()).toMatchObject([
      { position: 1, reason: 'its metadata name no actor or no command' },
      { position: 2, reason: 'its metadata name no actor or no command' },
    ]);
  });

  it('given a type nobody knows, then only who reads every type meets it', async () => {
    await insertRaw(pool, suspended('p'));
    await insertRaw(pool, { stream: 'x', type: 'passes.PassBurnt', data: '{}' });
    const runner = await run(suspensions(true));
    await runner.waitFor('test.suspensions', 2, 5_000);
    expect(await parked()).toEqual([]);
    const [batch] = await all(store.readAll(0, { tolerant: true }));
    expect(batch?.events.map(({ position }) => position)).toEqual([1]);
    expect(batch?.unreadable?.map(String)).toEqual([
      'UnreadableEvent: the event at position 2, passes.PassBurnt of x#1, cannot be read: unknown event type passes.PassBurnt',
    ]);
  });

  const stopsBeforeTheSecond = expect.stringMatching(
    /^the event at position 2, passes.PassSuspended of pass-p#1, cannot be read: .*JSON/,
  ) as string;

  it('given a view that needs every event, then it stops before the one until it is mended', async () => {
    const view = suspensions(true, { needsEvery: true });
    await prepare(pool, view);
    await insertRaw(pool, suspended('before'));
    await insertRaw(pool, suspended('p', '{'));
    await insertRaw(pool, suspended('after'));
    const runner = await run(view);
    const stateOf = () => runner.states().get(view.name);
    for (let n = 0; n < 500 && stateOf()?.state !== 'failing'; n += 1)
      await new Promise((r) => setTimeout(r, 20));
    expect(stateOf()).toEqual({ state: 'failing', reason: stopsBeforeTheSecond });
    expect(await rows()).toEqual(['1:before']);
    await expect(rebuild(pool, store, view)).resolves.toMatchObject({ position: 1, equal: true });
    await pool.query('UPDATE log.events SET data = $1 WHERE position = 2', [reason('p')]);
    expect(await runner.waitFor(view.name, 3, 10_000)).toBe(true);
    expect(await rows()).toEqual(['1:before', '2:p', '3:after']);
    expect(stateOf()).toEqual({ state: 'live' });
  });

  it('given such a view that is filled, then it is not live until the event is mended', async () => {
    for (const event of [suspended('before'), suspended('p', '{'), suspended('after')])
      await insertRaw(pool, event);
    const view = suspensions(true, { needsEvery: true });
    const runner = await run(view);
    expect(runner.states().get(view.name)).toEqual({ state: 'failing', reason: stopsBeforeTheSecond });
    await expect(rows()).rejects.toThrow(/test_suspensions__v1.* does not exist/);
    await pool.query('UPDATE log.events SET data = $1 WHERE position = 2', [reason('p')]);
    expect(await runner.waitFor(view.name, 3, 10_000)).toBe(true);
    expect(await rows()).toEqual(['1:before', '2:p', '3:after']);
    expect(runner.states().get(view.name)).toEqual({ state: 'live' });
  });

  it('given a reader that is not tolerant, then it has what stands before and is told what does not', async () => {
    for (const event of [suspended('a'), suspended('p', '{'), suspended('b')]) await insertRaw(pool, event);
    for (const options of [{}, { types: [PassSuspended.type] }]) {
      const read: number[] = [];
      const reading = (async () => {
        for await (const { events } of store.readAll(0, options)) read.push(...events.map((e) => e.position));
      })();
      await expect(reading).rejects.toThrow(UnreadableEvent);
      expect(read).toEqual([1]);
    }
  });

  it('given an aggregate with such an event, then its commands are refused, and no other is hurt', async () => {
    await insertRaw(pool, suspended('bad', '{}'));
    const aggregates = new Aggregates(store, new CommandHashes(Buffer.from('secret')));
    const decider: Decider<string, DomainEvent, null> = {
      initial: null,
      evolve: (state) => state,
      decide: (passId) => [PassSuspended.of('2026-03-16T01:02:03.004Z', { passId, reason: 'r' })],
    };
    const meta = {
      actor: 'a',
      role: 'admin',
      commandId: 'k',
      commandHash: 'h',
      correlationId: 'c',
      causationId: 'c',
    };
    const outcomes = await Promise.allSettled(
      ['bad', 'good', 'bad', 'fine'].map((id) => aggregates.handle(decider, `pass-${id}`, id, meta)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[0] as PromiseRejectedResult).reason).toMatchObject({
      name: 'UnreadableEvent',
      position: 1,
      stream: 'pass-bad',
      reason: 'passes.PassSuspended/passId: Expected required property',
    });
    expect(await store.head()).toBe(3);
  });

  it('given a consumer group, then the event is parked there, and what follows is handled', async () => {
    for (const event of [suspended('a'), suspended('p', '{'), suspended('b')]) await insertRaw(pool, event);
    const handled: string[] = [];
    const messaging = new EmbeddedMessaging(pool, store, { warn: () => undefined });
    endings.push(() => messaging.stop());
    await messaging.start([
      {
        group: 'test',
        types: [PassSuspended.type],
        handle: ({ event }: { event: DomainEvent }) => {
          handled.push((event.data as { passId: string }).passId);
          return Promise.resolve();
        },
      } as never,
    ]);
    const parkedOnes = async () =>
      (
        await pool.query<{ position: string; reason: string }>(
          'SELECT position, reason FROM messaging.parked',
        )
      ).rows;
    let waiting = await parkedOnes();
    for (let n = 0; n < 200 && (handled.length < 2 || waiting.length < 1); n += 1) {
      await new Promise((r) => setTimeout(r, 50));
      waiting = await parkedOnes();
    }
    expect(handled.sort()).toEqual(['a', 'b']);
    expect(waiting).toEqual([
      {
        position: '2',
        reason: expect.stringMatching(
          /position 2, passes.PassSuspended of pass-p#1, cannot be read/,
        ) as string,
      },
    ]);
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
