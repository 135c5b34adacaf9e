import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@boxtrail/kernel';
import { BoxSeen, PassRevoked } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { WrongRevision, type Batch, type EventStore, type NewEvent } from './event-store';

const at = '2026-03-16T01:02:03.004Z';
const seen = (n: number): DomainEvent =>
  BoxSeen.of(at, {
    sscc: '376104250021234569',
    scanId: `scan-${n}`,
    atGln: '9501101530003',
    byRef: 'worker-1',
  });

const newEvent = (event: DomainEvent, commandId = 'command-1'): NewEvent => ({
  id: randomUUID(),
  event,
  metadata: {
    actor: 'tester',
    role: 'admin',
    commandId,
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
});
const events = (...ns: number[]) => ns.map((n) => newEvent(seen(n)));

async function all(batches: AsyncIterable<Batch>) {
  const found = [];
  for await (const batch of batches) found.push(...batch.events);
  return found;
}

const positionsIn = async (store: EventStore) =>
  (await all(store.readAll(0))).map(({ position }) => position);

/** Given that they grow, for `sorted` keeps what is equal. */
const growing = (positions: readonly number[]) =>
  [...new Set([0, ...positions])].sort((a, b) => a - b).slice(1);

/** Gives a new empty log. */
type Open = () => Promise<{ store: EventStore; close(): Promise<void> }>;

/** What every event store adapter keeps. */
export function eventStoreContract(name: string, open: Open) {
  describe(`event store contract: ${name}`, () => {
    let store: EventStore;
    let close: (() => Promise<void>) | undefined;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close?.());

    it('given an empty log, then its head is 0 and nothing is read', async () => {
      expect(await store.head()).toBe(0);
      expect(await store.read('box-1')).toEqual([]);
      expect(await all(store.readAll(0))).toEqual([]);
    });

    it('given an append, then the events are read back exactly, from the stream and from the log', async () => {
      const [a, b] = events(1, 2) as [NewEvent, NewEvent];
      const answer = await store.append('box-1', 0, [a, b]);
      const [first, second] = (await positionsIn(store)) as [number, number];
      expect(answer).toMatchObject({ revision: 2, position: second });
      expect(answer.positions ?? [second - 1, second]).toEqual([first, second]);
      expect([0 < first, first < second]).toEqual([true, true]);
      const expected = [a, b].map((e, i) => ({
        position: [first, second][i],
        stream: 'box-1',
        revision: i + 1,
        id: e.id,
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        metadata: e.metadata,
        event: e.event,
      }));
      expect(await store.read('box-1')).toEqual(expected);
      expect(await store.read('box-1', 1)).toEqual(expected.slice(1));
      expect(await all(store.readAll(0))).toEqual(expected);
      expect(await all(store.readAll(first))).toEqual(expected.slice(1));
      expect(await all(store.readAll(second))).toEqual([]);
      expect(await store.head()).toBe(second);
    });

    it('given a stream at revision 1, when decided on another revision, then refused and nothing is stored', async () => {
      const { position } = await store.append('box-1', 0, events(1));
      await expect(store.append('box-1', 0, events(2))).rejects.toThrow(WrongRevision);
      await expect(store.append('box-1', 2, events(2))).rejects.toThrow(
        'stream box-1 is at revision 1, not 2',
      );
      await expect(store.append('box-2', 1, events(2))).rejects.toThrow(
        'stream box-2 is at revision 0, not 1',
      );
      expect(await positionsIn(store)).toEqual([position]);
      expect(await store.head()).toBe(position);
    });

    it('given an append whose answer was lost, when repeated with the same ids, then answered as the first', async () => {
      const first = events(1, 2);
      const answer = await store.append('box-1', 0, first);
      const { position } = await store.append('box-1', 2, events(3));
      expect(await store.append('box-1', 0, first)).toEqual(answer);
      expect(await positionsIn(store)).toHaveLength(3);
      expect(await store.head()).toBe(position);
    });

    it('given 32 writers of one revision, then exactly one wins', async () => {
      const tries = await Promise.allSettled(
        Array.from({ length: 32 }, (_, n) => store.append('box-1', 0, events(n))),
      );
      expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
      expect(
        tries.filter((t) => t.status === 'rejected').every((t) => t.reason instanceof WrongRevision),
      ).toBe(true);
      expect(await positionsIn(store)).toHaveLength(1);
    });

    it('given an event that does not fit its schema among good appends, then its caller alone fails', async () => {
      const bad = newEvent({ type: 'delivery.BoxSeen', occurredAt: at, data: { sscc: '12' } });
      const [good, refused, released] = await Promise.allSettled([
        store.append('box-1', 0, events(1)),
        store.append('box-2', 0, [bad]),
        store.append('box-3', 0, [newEvent({ type: 'delivery.NeverReleased', occurredAt: at, data: {} })]),
      ]);
      expect(good.status).toBe('fulfilled');
      expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'InvalidEvent' } });
      expect(released).toMatchObject({
        status: 'rejected',
        reason: { message: 'unknown event type delivery.NeverReleased' },
      });
      expect(await positionsIn(store)).toHaveLength(1);
    });

    it('given appends that no store can take among good ones, then each bad one fails alone and for good', async () => {
      const [event] = events(0) as [NewEvent];
      const moment = (occurredAt: string) => ({ ...event, event: { ...event.event, occurredAt } });
      const by = (more: object) => ({ ...event, metadata: { ...event.metadata, ...more } });
      const text = (words: string) => newEvent(PassRevoked.of(at, { passId: 'pass-1', reason: words }));
      const bad: [stream: string, expected: number, event: NewEvent][] = [
        ['box\0', 0, event],
        ['box\n', 0, event],
        ['box-\ud800', 0, event],
        ['', 0, event],
        ['b'.repeat(201), 0, event],
        ['bad', 2 ** 31, event],
        ['bad', 0.5, event],
        ['bad', NaN, event],
        ...[
          '0000-06-01T00:00:00.000Z',
          '1969-12-31T23:59:59.999Z',
          '+010000-01-01T00:00:00.000Z',
          '2026-02-30T00:00:00.000Z',
          '2026-03-16T25:00:00.000Z',
          '2026-03-16',
          'infinity',
          '},{"',
          '',
        ].map((occurredAt): [string, number, NewEvent] => ['bad', 0, moment(occurredAt)]),
        ['bad', 0, { ...event, id: 'no uuid' }],
        ['bad', 0, { ...event, id: `${event.id},${event.id}` }],
        ['bad', 0, by({ actor: 'a\0' })],
        ['bad', 0, by({ actor: '\udfff' })],
        ['bad', 0, by({ commandId: undefined })],
        ['bad', 0, by({ correlationId: 'c'.repeat(10_000) })],
        ['bad', 0, text('a\0b')],
        ['bad', 0, text('\ud83d')],
        ['bad', 0, text('\\\ude00')],
        ['bad', 0, text('x'.repeat(501))],
      ];
      const appended = await Promise.allSettled(
        bad.flatMap(([stream, expected, one], i) => [
          store.append(`good-${i}`, 0, events(i)),
          store.append(stream, expected, [one]),
          store.append(`good-${i}`, 1, events(i)),
        ]),
      );
      const outcomes = appended.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as Error).name : outcome.value.revision,
      );
      expect(outcomes).toEqual(bad.flatMap(() => [1, 'InvalidEvent', 2]));
      expect(await positionsIn(store)).toHaveLength(2 * bad.length);
    });

    it('given texts that look like what cannot be stored, then they are stored', async () => {
      const reasons = [
        '\\u0000',
        '\\ud800',
        '\u0001\u001e\u001f\u007f',
        '😀',
        '\\\\u0000',
        '"}{,\\',
        '\ufffe',
      ];
      const passes = reasons.map((reason) => PassRevoked.of(at, { passId: 'pass-1', reason }));
      await store.append(
        'pass-1',
        0,
        passes.map((pass) => newEvent(pass)),
      );
      expect((await store.read('pass-1')).map(({ event }) => event)).toEqual(passes);
    });

    it('given impossible streams asked for among others, then they are empty, and the others are found', async () => {
      await Promise.all([1, 2, 3].map((n) => store.append(`box-${n}`, 0, events(n))));
      const asked = ['box-1', '\0', 'box-2', 'box-2\0', 'box\ud800', '', 'b'.repeat(300), 'box-3', 'a\tb'];
      const found = await Promise.all(asked.map((stream) => store.read(stream)));
      expect(found.map((of) => of.map(({ stream }) => stream))).toEqual(
        asked.map((stream) => (/^box-\d$/.test(stream) ? [stream] : [])),
      );
    });

    it('given many concurrent appends, then positions grow, in the order of each stream', async () => {
      await Promise.all(
        Array.from({ length: 50 }, async (_, s) => {
          for (let r = 0; r < 5; r += 1) await store.append(`box-${s}`, r, events(r));
        }),
      );
      const log = await all(store.readAll(0, { batchSize: 7 }));
      const positions = log.map((e) => e.position);
      expect(positions).toHaveLength(250);
      expect(positions).toEqual(growing(positions));
      for (let s = 0; s < 50; s += 1) {
        const stream = log.filter((e) => e.stream === `box-${s}`);
        expect(stream.map((e) => e.revision)).toEqual([1, 2, 3, 4, 5]);
        expect(stream.map((e) => e.event)).toEqual([0, 1, 2, 3, 4].map(seen));
      }
    });

    it('given appends of new and of known streams, of one event and of many, all at once, then each is whole', async () => {
      await Promise.all([1, 3, 5].map((n) => store.append(`box-${n}`, 0, events(n))));
      const appends = Array.from({ length: 40 }, (_, s) => {
        const known = s === 1 || s === 3 || s === 5;
        const added = events(...Array.from({ length: (s % 4) + 1 }, (_x, i) => 100 * s + i));
        return { stream: `box-${s}`, expected: known ? 1 : 0, added };
      });
      const answers = await Promise.all(appends.map((a) => store.append(a.stream, a.expected, a.added)));
      const positions = await positionsIn(store);
      expect(positions).toEqual(growing(positions));
      for (const [i, { stream, expected, added }] of appends.entries()) {
        const found = (await store.read(stream)).slice(expected);
        expect(found.map(({ id }) => id)).toEqual(added.map(({ id }) => id));
        const answer = answers[i];
        const of = added.map((_, k) => (answer?.position ?? NaN) - added.length + 1 + k);
        expect(answer).toMatchObject({
          revision: expected + added.length,
          position: found.at(-1)?.position,
        });
        expect(answer?.positions ?? of).toEqual(found.map(({ position }) => position));
      }
    });

    it('given types asked for, then only these are read, and the position still covers all', async () => {
      await store.append('box-1', 0, events(1));
      const revoked = newEvent(PassRevoked.of(at, { passId: 'pass-1', reason: 'stolen' }));
      const pass = await store.append('pass-1', 0, [revoked]);
      const last = await store.append('box-2', 0, events(2));
      const batches: Batch[] = [];
      for await (const batch of store.readAll(0, { types: ['passes.PassRevoked'] })) batches.push(batch);
      expect(batches.flatMap((b) => b.events.map((e) => e.position))).toEqual([pass.position]);
      expect(batches.at(-1)?.position).toBe(last.position);
    });

    it('given a subscriber, then it sees the past and every later append once, in order', async () => {
      await store.append('box-0', 0, events(0));
      const stop = new AbortController();
      const found: number[] = [];
      const reading = (async () => {
        for await (const batch of store.subscribe(0, { signal: stop.signal, batchSize: 3 })) {
          found.push(...batch.events.map((e) => e.position));
          if (found.length >= 101) stop.abort();
        }
      })();
      for (let n = 1; n <= 100; n += 4) {
        await Promise.all([0, 1, 2, 3].map((k) => store.append(`box-${n + k}`, 0, events(n + k))));
      }
      await reading;
      expect(found).toHaveLength(101);
      expect(found).toEqual(await positionsIn(store));
    });

    it('given a subscriber for a type, then events of others move its position up to the head', async () => {
      const stop = new AbortController();
      await store.append('box-0', 0, events(0));
      const reached: number[] = [];
      const options = { types: ['passes.PassRevoked'], signal: stop.signal };
      const reading = (async () => {
        for await (const batch of store.subscribe(0, options)) {
          expect(batch.events).toEqual([]);
          reached.push(batch.position);
          if (reached.length === 1) await store.append('box-1', 0, events(1));
          else stop.abort();
        }
      })();
      await reading;
      expect(reached).toEqual(await positionsIn(store));
    });

    it('given a position that a batch named, when read on, then nothing is missed or comes twice', async () => {
      for (let n = 0; n < 20; n += 1) await store.append(`box-${n}`, 0, events(n, n));
      const found: number[] = [];
      for (let after = 0, more = true; more;) {
        more = false;
        for await (const batch of store.readAll(after, { batchSize: 3 })) {
          found.push(...batch.events.map(({ position }) => position));
          after = batch.position;
          more = true;
          break;
        }
      }
      expect(found).toHaveLength(40);
      expect(found).toEqual(await positionsIn(store));
    });

    it('given a subscriber that waits, when aborted, then it ends', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 50);
      for await (const batch of store.subscribe(0, { signal: stop.signal })) expect(batch.events).toEqual([]);
      expect(stop.signal.aborted).toBe(true);
    });

    it('given random appends right and wrong, then the log is the sequence of the winners', async () => {
      const tries = fc.array(
        fc.record({ stream: fc.integer({ min: 0, max: 3 }), off: fc.constantFrom(0, 0, 0, 1, -1) }),
        {
          maxLength: 40,
        },
      );
      await fc.assert(
        fc.asyncProperty(tries, async (steps) => {
          const run = randomUUID();
          const before = await store.head();
          const model: string[] = [];
          const answered: number[] = [];
          const revisions = [0, 0, 0, 0];
          for (const { stream, off } of steps) {
            const revision = revisions[stream] ?? 0;
            const [event] = events(1) as [NewEvent];
            const appended = store.append(`${run}-${stream}`, revision + off, [event]);
            if (off !== 0) await expect(appended).rejects.toThrow(WrongRevision);
            else {
              model.push(event.id);
              revisions[stream] = revision + 1;
              const answer = await appended;
              expect(answer.revision).toBe(revision + 1);
              answered.push(answer.position);
            }
          }
          const log = await all(store.readAll(before));
          expect(log.map((e) => e.id)).toEqual(model);
          expect(log.map((e) => e.position)).toEqual(answered);
        }),
        { numRuns: 20 },
      );
    });
  });
}

/** What an adapter keeps whose positions are counted. */
export function gaplessContract(name: string, open: Open) {
  it(`gapless positions: ${name}: given many concurrent appends, right and wrong, then they are 1..n`, async () => {
    const { store, close } = await open();
    expect(store.positionsPerEvent).toBe(1);
    await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => store.append(`box-${n % 50}`, n % 3 ? 0 : 7, events(n, n))),
    );
    expect(await positionsIn(store)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(await store.head()).toBe(100);
    await close();
  });
}
