import { appendsContract } from './appends.contract';
import { readsContract } from './reads.contract';
import { events, positionsIn, type Open } from './testing/contract-events';

/** What every event store adapter keeps. */
export function eventStoreContract(name: string, open: Open) {
  appendsContract(name, open);
  readsContract(name, open);
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
