import { randomUUID } from 'node:crypto';
import { PassRevoked } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { WrongRevision, type EventStore, type NewEvent } from './event-store';
import { all, at, events, growing, newEvent, positionsIn, seen, type Open } from './testing/contract-events';

/** What every event store adapter keeps of what is appended. */
export function appendsContract(name: string, open: Open) {
  describe(`event store contract, appends: ${name}`, () => {
    let store: EventStore;
    let close: (() => Promise<void>) | undefined;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close?.());

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
