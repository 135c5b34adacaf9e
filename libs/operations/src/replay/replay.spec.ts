import { BoxSeen, BoxesLoaded, LoadPlanned, LoadSealed, PassRevoked } from '@boxtrail/contracts';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import type { Batch, EventStore, ReadOptions } from '@boxtrail/event-store';
import { replay, type Replay } from './replay';
import type { ReplayQuestion } from './replay-cursor';

const [box, otherBox] = ['376104250021234569', '020123450010000011'];
const [here, there] = ['9501101530003', '2000220100007'];
const at = (second: number) => new Date(Date.UTC(2026, 2, 16) + second * 1_000).toISOString();

/** A log that grows; the n-th event was recorded at second `recordedAtSecond(n)`. */
class Log {
  private readonly log: RecordedEvent[] = [];

  constructor(private readonly recordedAtSecond: (i: number) => number) {}

  append(...events: readonly DomainEvent[]): void {
    for (const event of events) {
      const i = this.log.length;
      const place = { position: i + 1, stream: 's', revision: i + 1, id: `e-${i}` };
      const metadata = {} as RecordedEvent['metadata'];
      this.log.push({ ...place, recordedAt: at(this.recordedAtSecond(i)), metadata, event });
    }
  }

  readonly store = {
    positionsPerEvent: 1,
    head: () => Promise.resolve(this.log.length),
    readAll: (after: number, options?: ReadOptions) => this.readAll(after, options),
  } as EventStore;

  private async *readAll(
    after: number,
    { types, batchSize = 2_000 }: ReadOptions = {},
  ): AsyncIterable<Batch> {
    const { length } = this.log;
    for (let from = after; from < length; from += batchSize) {
      const page = this.log.slice(from, Math.min(length, from + batchSize));
      const wanted = types === undefined ? page : page.filter(({ event }) => types.includes(event.type));
      yield await Promise.resolve({ events: wanted, position: Math.min(length, from + batchSize) });
    }
  }
}

function logOf(events: readonly DomainEvent[], recorded: (i: number) => number): EventStore {
  const log = new Log(recorded);
  log.append(...events);
  return log.store;
}

const seen = (second: number, sscc = box, atGln = here) =>
  BoxSeen.of(at(second), { sscc, scanId: `s-${second}`, atGln, byRef: 'w' });
const now = at(1_000_000);
const whole: ReplayQuestion = { by: 'recorded', from: '', to: now };

async function positions(store: EventStore, question: Partial<ReplayQuestion> = {}, lastId?: string) {
  const found: number[] = [];
  const { events } = await replay(store, { ...whole, ...question }, now, lastId);
  for await (const { recorded } of events) found.push(recorded.position);
  return found;
}

const inOrder = <P extends { s: number; position: number }>(places: P[]): P[] =>
  places.sort((x, y) => x.s - y.s || x.position - y.position);

describe('a replay', () => {
  it('given any log and window in record time, then exactly the events recorded in it, in log order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 500 }),
        fc.nat(800),
        fc.nat(800),
        fc.nat(600),
        async (gaps, a, b, after) => {
          let second = 0;
          const recorded = gaps.map((gap) => (second += gap));
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const store = logOf(
            recorded.map(() => seen(1)),
            (i) => recorded[i] ?? 0,
          );
          const expected = recorded.flatMap((s, i) => (s >= from && s < to ? [i + 1] : []));
          expect(await positions(store, { from: at(from), to: at(to) })).toEqual(expected);
          const last = Math.min(after, recorded.length);
          expect(await positions(store, { from: at(from), to: at(to) }, String(last))).toEqual(
            expected.filter((position) => position > last),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('given any log and window in event time, then the events of the window, in event-time order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(300), { maxLength: 700 }),
        fc.nat(300),
        fc.nat(300),
        async (seconds, a, b) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const store = logOf(
            seconds.map((s) => seen(s)),
            () => 1_000,
          );
          const expected = inOrder(seconds.map((s, i) => ({ s, position: i + 1 }))).filter(
            ({ s }) => s >= from && s < to,
          );
          expect(await positions(store, { by: 'occurred', from: at(from), to: at(to) })).toEqual(
            expected.map(({ position }) => position),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  interface Connection {
    /** Event times (s) of the events recorded before this connection. */
    readonly late: readonly number[];
    /** Events received before the connection is closed. */
    readonly takes: number;
  }
  const connections = fc.array(
    fc.record({ late: fc.array(fc.nat(60), { maxLength: 40 }), takes: fc.integer({ min: 1, max: 60 }) }),
    { minLength: 1, maxLength: 8 },
  );

  /** Reconnects repeatedly, each time with the last received id; the final connection reads to the end. */
  async function received(
    log: Log,
    question: ReplayQuestion,
    plan: readonly Connection[],
    append: (second: number) => void,
  ): Promise<number[][]> {
    const all: number[][] = [];
    let lastId: string | undefined;
    for (const { late, takes } of [...plan, { late: [], takes: Infinity }]) {
      late.forEach(append);
      const connection: Replay = await replay(log.store, question, now, lastId);
      const found: number[] = [];
      all.push(found);
      for await (const { id, recorded } of connection.events) {
        if (found.length === takes) break;
        found.push(recorded.position);
        lastId = id;
      }
      if (found.length < takes) lastId = connection.endId;
    }
    return all;
  }

  it.each(['occurred', 'recorded'] as const)(
    'given %s time and any cuts, then all connections together have every event once, in order',
    async (by) => {
      await fc.assert(
        fc.asyncProperty(connections, fc.nat(60), fc.nat(60), async (plan, a, b) => {
          const [from, to] = by === 'occurred' ? [Math.min(a, b), Math.max(a, b) + 1] : [0, 10_000];
          const log = new Log(() => 1_000);
          const seconds: number[] = [];
          const question = { by, from: at(from), to: at(to) };
          const all = await received(log, question, plan, (second) => {
            seconds.push(second);
            log.append(seen(second));
          });
          const wanted = inOrder(seconds.map((s, i) => ({ s, position: i + 1 })))
            .filter(({ s }) => by === 'recorded' || (s >= from && s < to))
            .map(({ position }) => position);
          const union = all.flat();
          expect([...union].sort((x, y) => x - y)).toEqual([...wanted].sort((x, y) => x - y));
          // The events of the first connection come complete and in order before any later part.
          const before = plan[0]?.late.length ?? 0;
          expect(union.filter((position) => position <= before)).toEqual(
            by === 'recorded'
              ? Array.from({ length: before }, (_, i) => i + 1)
              : wanted.filter((position) => position <= before),
          );
          expect(union.slice(0, union.findLastIndex((position) => position <= before) + 1)).toEqual(
            union.filter((position) => position <= before),
          );
        }),
        { numRuns: 150 },
      );
    },
  );

  it('given a load that is later known to have carried the box, then its earlier events follow once', async () => {
    const log = new Log(() => 1_000);
    const question = { by: 'occurred', from: '', key: box } as const;
    log.append(
      seen(1), // 1
      LoadPlanned.of(at(2), { loadId: 'L1', fromGln: here, toGln: there, plate: 'A1', driverRef: 'd' }),
      seen(3), // 3
    );
    const first = await replay(log.store, question, now);
    const found: [string, number][] = [];
    for await (const { id, recorded } of first.events) found.push([id, recorded.position]);
    expect(found.map(([, position]) => position)).toEqual([1, 3]);
    log.append(BoxesLoaded.of(at(1), { loadId: 'L1', atGln: here, ssccs: [box] })); // 4
    expect(await positions(log.store, { ...question, to: undefined }, first.endId)).toEqual([4, 2]);
    expect(await positions(log.store, { ...question, to: undefined }, found[0]?.[0])).toEqual([3, 4, 2]);
  });

  it.each([
    ['a position alone, in event time', 'occurred', '3'],
    ['text', 'recorded', 'x'],
    ['a negative position', 'recorded', '-1'],
    ['an invalid number', 'recorded', '1e3'],
    ['nothing', 'occurred', ''],
    ['a cursor of another query', 'occurred', '00000000.1773619200000.0.1.end'],
    ['a cursor without a last event', 'occurred', '00000000.1773619200000.0.1'],
    ['a cursor with reversed positions', 'occurred', '00000000.1773619200000.5.1.end'],
    ['a cursor with an invalid time', 'occurred', '00000000.999999999999999.0.1.end'],
  ] as const)('given %s as id, then CURSOR_INVALID', async (_, by, id) => {
    const store = logOf([seen(1), seen(2), seen(3)], () => 1);
    await expect(positions(store, { by }, id)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('given a position beyond the log as id, then POSITION_UNKNOWN', async () => {
    const store = logOf([seen(1), seen(2), seen(3)], () => 1);
    await expect(positions(store, { by: 'recorded' }, '99')).rejects.toMatchObject({
      code: 'POSITION_UNKNOWN',
    });
  });

  it('given the id of a replay with another window, then it is refused', async () => {
    const store = logOf([seen(1)], () => 1);
    const { endId } = await replay(store, { ...whole, by: 'occurred' }, now);
    expect(await positions(store, { by: 'occurred' }, endId)).toEqual([]);
    for (const other of [{ by: 'recorded' }, { from: at(0) }, { to: at(9) }, { key: box }] as const)
      await expect(positions(store, { by: 'occurred', ...other }, endId)).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
      });
  });

  it('given a box or a station, then the events that name it, and those of its loads', async () => {
    const plan = (loadId: string, fromGln: string) =>
      LoadPlanned.of(at(1), { loadId, fromGln, toGln: '2401000000003', plate: 'A1', driverRef: 'd' });
    const load = (loadId: string, sscc: string) =>
      BoxesLoaded.of(at(2), { loadId, atGln: '2401000000003', ssccs: [sscc] });
    const seal = (loadId: string) => LoadSealed.of(at(3), { loadId, sealId: 'x' });
    const store = logOf(
      [
        plan('L1', here), // 1
        plan('L2', there),
        load('L1', box), // 3
        load('L1', otherBox),
        load('L2', otherBox),
        seal('L1'), // 6
        seal('L2'),
        seen(4, box, there), // 8
        PassRevoked.of(at(5), { passId: 'p', reason: box }), // 9: a text that says so names it, too
      ],
      (i) => i,
    );
    expect(await positions(store, { key: box })).toEqual([1, 3, 6, 8, 9]);
    expect(await positions(store, { key: here })).toEqual([1, 6]);
    expect(await positions(store, { key: there })).toEqual([2, 7, 8]);
    expect(await positions(store, { key: '9999999999994' })).toEqual([]);
  });
});
