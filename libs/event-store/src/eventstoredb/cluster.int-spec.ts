import { setTimeout as pause } from 'node:timers/promises';
import { InMemoryCluster } from '../../../../test/support/eventstoredb/in-memory-cluster';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';
import type { EventStoreDBEventStore } from './eventstoredb-event-store';

const scanOf = ({ event }: { event: { data: unknown } }) => (event.data as { scanId: string }).scanId;

/** jest fails a test in which a rejection is not handled: it would end the process. */
describe('EventStoreDB: a cluster of three (the protocol, in memory)', () => {
  let cluster: InMemoryCluster;
  let store: EventStoreDBEventStore;
  let stop: AbortController;
  let seen: string[];
  let reading: Promise<void>;

  beforeEach(async () => {
    cluster = await InMemoryCluster.start();
    store = storeAt(cluster.url, { prefix: 'ours-', tryMs: 2_000, giveUpMs: 30_000, readMs: 1_000 });
    stop = new AbortController();
    seen = [];
    reading = (async () => {
      while (!stop.signal.aborted)
        try {
          for await (const { events } of store.subscribe(0, { signal: stop.signal }))
            seen.push(...events.map(scanOf));
        } catch {
          // A view begins again, too, when the log is not there.
          await pause(50);
        }
    })();
  });
  afterEach(async () => {
    stop.abort();
    await store.close();
    await reading;
    cluster.stop();
  });

  const write = (n: number) => store.append(`box-${n}`, 0, [newEvent(`s-${n}`)]);
  const seesAll = async (count: number) => {
    for (let i = 0; i < 200 && seen.length < count; i += 1) await pause(50);
    expect(seen).toEqual(Array.from({ length: count }, (_, n) => `s-${n}`));
  };

  it('given no leader for a while, then nothing is rejected unhandled, and what waits is stored after it', async () => {
    await write(0);
    await seesAll(1);
    cluster.elect(undefined);
    const waiting = write(1);
    await pause(1_500);
    cluster.elect(cluster.nodes[2]);
    expect((await waiting).revision).toBe(1);
    await write(2);
    await seesAll(3);
  }, 60_000);

  it.each([
    ['first', [0, 1, 2]],
    ['last', [1, 2, 0]],
    ['second', [2, 0, 1]],
  ])(
    'given every node is killed, when the old leader comes back %s, then nothing is lost or unhandled',
    async (_words, order) => {
      await write(0);
      await seesAll(1);
      cluster.leader = undefined;
      for (const node of cluster.nodes) node.stop();
      const waiting = write(1);
      await pause(700);
      for (const i of order) {
        await cluster.nodes[i]?.start();
        await pause(200);
      }
      cluster.elect(cluster.nodes[order[1] ?? 0]);
      expect((await waiting).revision).toBe(1);
      await write(2);
      await seesAll(3);
    },
    60_000,
  );

  it('given appends that break while discovery fails, then each failure is handled, and they are stored', async () => {
    await write(0);
    await seesAll(1);
    const [leader] = cluster.nodes;
    if (leader === undefined) throw new Error('no leader');
    leader.silent = true;
    const waiting = [1, 2, 3, 4].map(write);
    await pause(200);
    // The subscription ends first, and with it the client; the appends end while it looks for a leader.
    cluster.elect(undefined);
    await pause(200);
    for (const node of cluster.nodes) node.stop();
    await pause(2_000);
    leader.silent = false;
    for (const node of cluster.nodes) await node.start();
    cluster.elect(cluster.nodes[1]);
    expect((await Promise.all(waiting)).map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
    for (let i = 0; i < 200 && seen.length < 5; i += 1) await pause(50);
    expect(seen.sort()).toEqual(['s-0', 's-1', 's-2', 's-3', 's-4']);
  }, 60_000);

  it('given a node that does not lead, then appends and reads go on at the leader', async () => {
    const [, follower] = cluster.nodes;
    const other = storeAt(follower?.url ?? '', { prefix: 'ours-', giveUpMs: 5_000 });
    expect((await other.append('box-0', 0, [newEvent('s-0')])).revision).toBe(1);
    expect(await other.read('box-0')).toHaveLength(1);
    await other.close();
    expect(follower?.appends).toBe(1);
    expect(cluster.leader?.appends).toBe(1);
  });
});
