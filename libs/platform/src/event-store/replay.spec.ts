import { BoxSeen, BoxesLoaded, LoadPlanned, LoadSealed, PassRevoked } from '@boxtrail/contracts';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import type { Batch, EventStore, ReadOptions } from './event-store';
import { replayed, type Replay } from './replay';

const [box, otherBox] = ['376104250021234569', '020123450010000011'];
const [here, there] = ['9501101530003', '2000220100007'];
const at = (second: number) => new Date(Date.UTC(2026, 2, 16) + second * 1_000).toISOString();

/** A log whose n-th event was recorded at second `recorded[n]`. */
function logOf(events: readonly DomainEvent[], recorded: (i: number) => number): EventStore {
  const log = events.map((event, i): RecordedEvent => ({
    position: i + 1,
    stream: 's',
    revision: i + 1,
    id: `e-${i}`,
    recordedAt: at(recorded(i)),
    metadata: {} as RecordedEvent['metadata'],
    event,
  }));
  async function* readAll(
    after: number,
    { types, batchSize = 2_000 }: ReadOptions = {},
  ): AsyncIterable<Batch> {
    for (let from = after; from < log.length; from += batchSize) {
      const page = log.slice(from, from + batchSize);
      const wanted = types === undefined ? page : page.filter(({ event }) => types.includes(event.type));
      yield await Promise.resolve({ events: wanted, position: Math.min(log.length, from + batchSize) });
    }
  }
  return { readAll, head: () => Promise.resolve(log.length) } as EventStore;
}

const seen = (second: number, sscc = box, atGln = here) =>
  BoxSeen.of(at(second), { sscc, scanId: `s-${second}`, atGln, byRef: 'w' });
const whole: Replay = { by: 'recorded', from: '', to: at(1_000_000) };

async function positions(store: EventStore, replay: Partial<Replay> = {}): Promise<number[]> {
  const found: number[] = [];
  for await (const { position } of replayed(store, { ...whole, ...replay })) found.push(position);
  return found;
}

describe('a replay', () => {
  it('given any log and window in record time, then exactly the events recorded in it, in order', async () => {
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
          expect(await positions(store, { from: at(from), to: at(to), after })).toEqual(
            expected.filter((position) => position > after),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('given any log and window in event time, then what happened in it, in the order it happened; resumed at any event, the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(300), { maxLength: 700 }),
        fc.nat(300),
        fc.nat(300),
        fc.nat(),
        async (seconds, a, b, cut) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const store = logOf(
            seconds.map((s) => seen(s)),
            () => 1_000,
          );
          const window = { by: 'occurred' as const, from: at(from), to: at(to) };
          const expected = seconds
            .map((s, i) => ({ s, position: i + 1 }))
            .filter(({ s }) => s >= from && s < to)
            .sort((x, y) => x.s - y.s || x.position - y.position)
            .map(({ position }) => position);
          expect(await positions(store, window)).toEqual(expected);
          const last = cut % (expected.length + 1);
          const after = expected[last];
          if (after !== undefined)
            expect(await positions(store, { ...window, after })).toEqual(expected.slice(last + 1));
        },
      ),
      { numRuns: 60 },
    );
    await expect(
      positions(
        logOf([seen(1)], () => 1),
        { by: 'occurred', after: 7 },
      ),
    ).rejects.toMatchObject({
      code: 'REPLAY_EVENT_UNKNOWN',
    });
  });

  it('given a box or a station, then what names it, and what happened to its loads', async () => {
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
