import { PassRevoked } from '@boxtrail/contracts';
import type { Batch, EventStore } from './event-store';
import { all, at, events, newEvent, positionsIn, type Open } from './testing/contract-events';

/** How every event store adapter reads, and follows, its log. */
export function readsContract(name: string, open: Open) {
  describe(`event store contract, reads: ${name}`, () => {
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

    it('given impossible streams asked for among others, then they are empty, and the others are found', async () => {
      await Promise.all([1, 2, 3].map((n) => store.append(`box-${n}`, 0, events(n))));
      const asked = ['box-1', '\0', 'box-2', 'box-2\0', 'box\ud800', '', 'b'.repeat(300), 'box-3', 'a\tb'];
      const found = await Promise.all(asked.map((stream) => store.read(stream)));
      expect(found.map((of) => of.map(({ stream }) => stream))).toEqual(
        asked.map((stream) => (/^box-\d$/.test(stream) ? [stream] : [])),
      );
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
  });
}
