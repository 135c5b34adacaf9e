import { randomUUID } from 'node:crypto';
import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';
import type { EventStoreDBEventStore } from './eventstoredb-event-store';

/** Of others, before, between and after ours. */
const foreign = 100_000;
const ours = 40;

describe('EventStoreDB: what others store in the same server costs us nothing (the protocol, in memory)', () => {
  let server: InMemoryEventStoreDB;
  let positions: number[];
  const stores: EventStoreDBEventStore[] = [];
  const open = () => {
    const store = storeAt(server.url, { prefix: 'ours-' });
    stores.push(store);
    return store;
  };
  /** Events that the server sent meanwhile. */
  const delivered = async (work: () => Promise<unknown>) => {
    const before = server.delivered;
    await work();
    return server.delivered - before;
  };
  const others = (count: number) => {
    // Another installation: the same types, in streams of another prefix.
    const event = { type: 'delivery.BoxSeen', contentType: 'application/json', data: Buffer.from('{}') };
    const metadata = Buffer.from('{}');
    for (let n = 0; n < count; n += 1)
      server.log.append('theirs-box', 'any', [{ ...event, id: randomUUID(), metadata }]);
  };

  beforeAll(async () => {
    server = await InMemoryEventStoreDB.start();
    server.maxAppendBytes = 10_000_000;
    const store = storeAt(server.url, { prefix: 'ours-' });
    positions = [];
    for (let n = 0; n < ours; n += 1) {
      others(foreign / 2 / ours);
      positions.push((await store.append(`box-${n}`, 0, [newEvent(`s-${n}`)])).position);
    }
    others(foreign / 2);
    await store.close();
  }, 120_000);
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => server.stop());

  it('given 100,000 events of others, when our last is sought, then each process is sent 2, and later 1', async () => {
    const store = open();
    expect(await delivered(async () => expect(await store.head()).toBe(positions.at(-1)))).toBe(2);
    expect(await delivered(() => store.head())).toBe(1);
    others(2_000);
    expect(await delivered(async () => expect(await store.head()).toBe(positions.at(-1)))).toBe(1);
  });

  it('given 20 callers that start at once, then our last event is sought once', async () => {
    const store = open();
    const heads = () => Promise.all(Array.from({ length: 20 }, () => store.head()));
    // Each start reads one event to find the end of the log, independent of the events of others.
    expect(await delivered(heads)).toBeLessThanOrEqual(22);
  });

  it('given 100,000 events of others, when the log is read or followed, then only ours are sent', async () => {
    const store = open();
    const read = async () => {
      const found: number[] = [];
      for await (const batch of store.readAll(0)) found.push(...batch.events.map(({ position }) => position));
      expect(found).toEqual(positions);
    };
    expect(await delivered(read)).toBe(ours + 1);
    const follow = async () => {
      const stop = new AbortController();
      let seen = 0;
      for await (const { events } of store.subscribe(0, { signal: stop.signal })) {
        seen += events.length;
        if (seen === ours) break;
      }
    };
    expect(await delivered(follow)).toBeLessThanOrEqual(ours + 5);
  });

  it('given eight readers of the whole log at once, then each event is sent once', async () => {
    const store = open();
    const many = 5_000;
    for (let n = 0; n < many; n += 1_000)
      await store.append(
        `many-${n}`,
        0,
        Array.from({ length: 1_000 }, (_, i) => newEvent(`m-${n + i}`)),
      );
    const read = async () => {
      let count = 0;
      for await (const { events } of store.readAll(0, { batchSize: 250 })) count += events.length;
      expect(count).toBeGreaterThanOrEqual(ours + many);
    };
    // One more a page, at which the next begins; the last page for each; and where the log ends, for each.
    const sent = await delivered(() => Promise.all(Array.from({ length: 8 }, read)));
    expect(sent).toBeLessThan(1.3 * (ours + many));
  }, 60_000);

  it('given a process that follows the log, when another appends, then its head is known without a search', async () => {
    const [store, other] = [open(), open()];
    const stop = new AbortController();
    const reached: number[] = [];
    const reading = (async () => {
      for await (const { position } of store.subscribe(await store.head(), { signal: stop.signal }))
        reached.push(position);
    })();
    await store.head();
    const { position } = await other.append('box-new', 0, [newEvent('s-new')]);
    while (reached.at(-1) !== position) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await delivered(async () => expect(await store.head()).toBe(position))).toBe(1);
    stop.abort();
    await reading;
  });
});
