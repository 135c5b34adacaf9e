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

/** What every event store adapter keeps. `open` gives a new empty log. */
export function eventStoreContract(
  name: string,
  open: () => Promise<{ store: EventStore; close(): Promise<void> }>,
) {
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
      expect(await store.append('box-1', 0, [a, b])).toEqual({ revision: 2, position: 2 });
      const expected = [a, b].map((e, i) => ({
        position: i + 1,
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
      expect(await all(store.readAll(1))).toEqual(expected.slice(1));
      expect(await store.head()).toBe(2);
    });

    it('given a stream at revision 1, when decided on another revision, then refused and nothing is stored', async () => {
      await store.append('box-1', 0, events(1));
      await expect(store.append('box-1', 0, events(2))).rejects.toThrow(WrongRevision);
      await expect(store.append('box-1', 2, events(2))).rejects.toThrow(
        'stream box-1 is at revision 1, not 2',
      );
      await expect(store.append('box-2', 1, events(2))).rejects.toThrow(
        'stream box-2 is at revision 0, not 1',
      );
      expect(await store.head()).toBe(1);
    });

    it('given an append whose answer was lost, when repeated with the same ids, then answered as the first', async () => {
      const first = events(1, 2);
      const answer = await store.append('box-1', 0, first);
      await store.append('box-1', 2, events(3));
      expect(await store.append('box-1', 0, first)).toEqual(answer);
      expect(await store.head()).toBe(3);
    });

    it('given 32 writers of one revision, then exactly one wins', async () => {
      const tries = await Promise.allSettled(
        Array.from({ length: 32 }, (_, n) => store.append('box-1', 0, events(n))),
      );
      expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
      expect(
        tries.filter((t) => t.status === 'rejected').every((t) => t.reason instanceof WrongRevision),
      ).toBe(true);
      expect(await store.head()).toBe(1);
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
      expect(await store.head()).toBe(1);
    });

    it('given many concurrent appends, then positions are 1..n without gaps, in the order of each stream', async () => {
      await Promise.all(
        Array.from({ length: 50 }, async (_, s) => {
          for (let r = 0; r < 5; r += 1) await store.append(`box-${s}`, r, events(r));
        }),
      );
      const log = await all(store.readAll(0, { batchSize: 7 }));
      expect(log.map((e) => e.position)).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
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
      const log = await all(store.readAll(0));
      expect(log.map(({ position }) => position)).toEqual(log.map((_, i) => i + 1));
      for (const [i, { stream, expected, added }] of appends.entries()) {
        const found = (await store.read(stream)).slice(expected);
        expect(found.map(({ id }) => id)).toEqual(added.map(({ id }) => id));
        expect(answers[i]).toEqual({ revision: expected + added.length, position: found.at(-1)?.position });
      }
    });

    it('given types asked for, then only these are read, and the position still covers all', async () => {
      await store.append('box-1', 0, events(1));
      await store.append('pass-1', 0, [newEvent(PassRevoked.of(at, { passId: 'pass-1', reason: 'stolen' }))]);
      await store.append('box-2', 0, events(2));
      const batches: Batch[] = [];
      for await (const batch of store.readAll(0, { types: ['passes.PassRevoked'] })) batches.push(batch);
      expect(batches.flatMap((b) => b.events.map((e) => e.position))).toEqual([2]);
      expect(batches.at(-1)?.position).toBe(3);
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
      expect(found).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
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
          const revisions = [0, 0, 0, 0];
          for (const { stream, off } of steps) {
            const revision = revisions[stream] ?? 0;
            const [event] = events(1) as [NewEvent];
            const appended = store.append(`${run}-${stream}`, revision + off, [event]);
            if (off !== 0) await expect(appended).rejects.toThrow(WrongRevision);
            else {
              model.push(event.id);
              revisions[stream] = revision + 1;
              expect(await appended).toEqual({ revision: revision + 1, position: before + model.length });
            }
          }
          expect((await all(store.readAll(before))).map((e) => e.id)).toEqual(model);
        }),
        { numRuns: 20 },
      );
    });
  });
}
