import { setTimeout as pause } from 'node:timers/promises';
import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';

describe('EventStoreDB: a server that ends live subscriptions 32 events behind (the protocol, in memory)', () => {
  it('given bursts of 200 events, then every event is seen once, in order, and one line tells how often', async () => {
    const server = await InMemoryEventStoreDB.start();
    const warnings: string[] = [];
    const log = { warn: (words: string) => void warnings.push(words) };
    const [store, writer] = [
      storeAt(server.url, { prefix: 'o-', log }),
      storeAt(server.url, { prefix: 'o-' }),
    ];
    const stop = new AbortController();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { events } of store.subscribe(0, { signal: stop.signal }))
        seen.push(...events.map(({ position }) => position));
    })();
    const stored: number[] = [];
    for (let burst = 0; burst < 10; burst += 1) {
      const events = Array.from({ length: 200 }, (_, n) => newEvent(`s-${burst}-${n}`));
      stored.push(...((await writer.append(`box-${burst}`, 0, events)).positions ?? []));
      await pause(60);
    }
    for (let i = 0; i < 200 && seen.length < stored.length; i += 1) await pause(20);
    expect(seen).toEqual(stored);
    const cutOff = server.tooSlow;
    expect(cutOff).toBeGreaterThan(1);
    expect(warnings).toEqual([]);
    stop.abort();
    await reading;
    await Promise.all([store.close(), writer.close()]);
    expect(warnings).toEqual([
      `under load the log was read in pages: the server ended the live subscription ${cutOff} times`,
    ]);
    server.stop();
  }, 60_000);
});
