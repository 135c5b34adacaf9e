import * as fc from 'fast-check';
import { GoodsReceived, PackingJobCreated, type BoxEvent, type LotEvent } from '@boxtrail/contracts';
import type { Refusal } from '@boxtrail/kernel';
import { Aggregates, CommandHashes, type Instruction } from '@boxtrail/commands';
import { StoreUnavailable, type Appended, type EventStore, type NewEvent } from '@boxtrail/event-store';
import type { HeldBoxes } from '@boxtrail/holds';
import type { Places } from '@boxtrail/network';
import { InMemoryEventStore } from '@boxtrail/event-store/memory/in-memory-event-store';
import { evolve, initial, type LotState } from '../domain/stock-lot';
import { LotsOfBoxes } from './lots-of-boxes';
import { PackBoxes, PackBoxesHandler, type BoxToPack } from './pack-boxes.commands';
import type { BoxQueries } from '../views/boxes/boxes.queries';
import type { StockQueries } from '../views/stock/stock.queries';

const hashes = new CommandHashes(Buffer.from('secret'));
const at = '2026-03-01T13:00:00.000Z';
const gtin = '06901234000023';
const meta = {
  actor: 'bench',
  role: 'packer',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
};
const created = PackingJobCreated.of(at, {
  jobId: 'R-1',
  roundId: 'R-1',
  communityGln: '6900000000313',
  supplierGln: '6901234000016',
  boxes: 3,
  needs: [
    {
      needId: 'N-1',
      householdRef: 'H-1',
      building: '3',
      unit: '2-501',
      order: 'own',
      placedByRef: null,
      specialNeeds: [],
      payment: 'prepaid',
      amountFen: 6_000,
      lines: [{ gtin, quantity: 3 }],
    },
  ],
});
const numberOf = (n: number) => `37610425${String(n).padStart(10, '0')}`;
const box = (n: number): Instruction<BoxToPack> => ({
  command: {
    occurredAt: at,
    sscc: numberOf(n),
    needId: 'N-1',
    gtin,
    contents: [{ gtin: '06901234000030', lot: 'L-77', quantity: 2 }],
    weightGrams: 4200,
    packedAtGln: '6901234000016',
  },
  meta: { ...meta, commandId: `box-${n}` },
});

/**
 * The outcome of an append. With `lost` it is not stored; with `answer lost` it is stored, but the caller gets an
 * error.
 */
type Fate = 'stored' | 'lost' | 'answer lost';

/** The log as one process sees it: the scheduler orders its reads and appends, and an append may fail. */
function seenBy(store: InMemoryEventStore, scheduler: fc.Scheduler, fates: Fate[]): EventStore {
  const when = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    scheduler.schedule(Promise.resolve(), name).then(work);
  const append = async (stream: string, expected: number, events: readonly NewEvent[]): Promise<Appended> => {
    const fate = fates.shift() ?? 'stored';
    if (fate === 'lost') throw new StoreUnavailable('lost');
    const appended = await store.append(stream, expected, events);
    if (fate === 'answer lost') throw new StoreUnavailable('answer lost');
    return appended;
  };
  return new Proxy<EventStore>(store, {
    get: (target, name) => {
      if (name === 'append')
        return (stream: string, expected: number, events: readonly NewEvent[]) =>
          when(`append ${stream}`, () => append(stream, expected, events));
      if (name === 'read')
        return (stream: string, after?: number) => when(`read ${stream}`, () => store.read(stream, after));
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** The packed boxes in the log, as an up-to-date view returns them. */
async function packedIn(store: InMemoryEventStore) {
  const found = [];
  for await (const { events } of store.readAll(0)) {
    for (const { event } of events as readonly { event: object }[] as readonly { event: BoxEvent }[])
      if (event.type === 'packing.BoxPacked') found.push(event.data);
  }
  return found;
}

function handlerOn(store: InMemoryEventStore, seen: EventStore): PackBoxesHandler {
  const queries: Pick<BoxQueries, 'inUse' | 'ofJob'> = {
    inUse: async (ssccs) => {
      const used = new Set((await packedIn(store)).map(({ sscc }) => sscc));
      return new Set(ssccs.filter((sscc) => used.has(sscc)));
    },
    ofJob: async (jobId) => (await packedIn(store)).filter((one) => one.jobId === jobId),
  };
  const places: Pick<Places, 'known'> = { known: () => Promise.resolve(new Map()) };
  const holds: Pick<HeldBoxes, 'lotsAmong'> = { lotsAmong: () => Promise.resolve([]) };
  const aggregates = new Aggregates(seen, hashes);
  const lots = new LotsOfBoxes(aggregates, stockIn(store) as StockQueries);
  return new PackBoxesHandler(aggregates, queries as BoxQueries, places as Places, holds as HeldBoxes, lots);
}

const lot = { supplierGln: '6901234000016', gtin: '06901234000030', lot: 'L-77' };

async function lotIn(store: InMemoryEventStore): Promise<LotState> {
  const events = await store.read(`lot-${lot.supplierGln}-${lot.gtin}-${lot.lot}`);
  return events.reduce((state, { event }) => evolve(state, event as LotEvent), initial);
}

/** What an up-to-date view of the one lot returns. */
const stockIn = (store: InMemoryEventStore): Pick<StockQueries, 'takenBy'> => ({
  takenBy: async (ssccs) => {
    const { boxes } = await lotIn(store);
    return ssccs.filter((sscc) => boxes.has(sscc)).map((sscc) => ({ ...lot, sscc }));
  },
});

const requests = fc.array(
  fc.record({ process: fc.nat(2), boxes: fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 6 },
);
const fates = fc.array(fc.constantFrom<Fate>('stored', 'stored', 'stored', 'lost', 'answer lost'), {
  maxLength: 12,
});

async function logWithJob(): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  const id = '00000000-0000-8000-8000-000000000001';
  await store.append('packing-job-R-1', 0, [{ id, event: created, metadata: { ...meta, commandId: 'c' } }]);
  return store;
}

/** Receives units of the lot. */
async function receive(store: InMemoryEventStore, quantity: number): Promise<void> {
  const stream = `lot-${lot.supplierGln}-${lot.gtin}-${lot.lot}`;
  const dates = { bestBefore: '2026-03-09', producedOn: null };
  const event = GoodsReceived.of(at, {
    ...{ ...lot, ...dates, receiptId: 'GR-1', quantity, source: 'farm', inspection: 'passed' },
  });
  const id = '00000000-0000-8000-8000-000000000002';
  await store.append(stream, 0, [{ id, event, metadata: { ...meta, commandId: 'r' } }]);
}

describe('packing in several processes, with reads and appends in any order', () => {
  it('given three processes and failing appends, then no need is overfilled, and retries fill it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), requests, fates, async (scheduler, sent, fails) => {
        const store = await logWithJob();
        const left = [...fails];
        const processes = [0, 1, 2].map(() => handlerOn(store, seenBy(store, scheduler, left)));
        const pack = ({ process, boxes }: (typeof sent)[number]) =>
          processes[process]!.execute(new PackBoxes('R-1', '6901234000016', boxes.map(box))).catch(
            (error: Error) => [error],
          );
        const all = Promise.all(sent.map(pack));
        await scheduler.waitFor(all);
        expect((await packedIn(store)).length).toBeLessThanOrEqual(3);

        // Send every request again until it is decided.
        left.length = 0;
        for (const request of sent) {
          const answers = await scheduler.waitFor(pack(request));
          for (const answer of answers)
            if (answer instanceof Error) expect((answer as Refusal).code).toBe('NEED_ALREADY_FILLED');
        }
        const numbers = new Set(sent.flatMap(({ boxes }) => boxes));
        const packed = await packedIn(store);
        expect(new Set(packed.map(({ sscc }) => sscc)).size).toBe(packed.length);
        expect(packed).toHaveLength(Math.min(3, numbers.size));
      }),
      { numRuns: 200 },
    );
  });

  it('given a lot of five units, then no process packs a third box of two, and it counts what is packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), requests, fates, async (scheduler, sent, fails) => {
        const store = await logWithJob();
        await receive(store, 5);
        const left = [...fails];
        const processes = [0, 1, 2].map(() => handlerOn(store, seenBy(store, scheduler, left)));
        const pack = ({ process, boxes }: (typeof sent)[number]) =>
          processes[process]!.execute(new PackBoxes('R-1', '6901234000016', boxes.map(box))).catch(
            (error: Error) => [error],
          );
        const all = Promise.all(sent.map(pack));
        await scheduler.waitFor(all);
        expect((await packedIn(store)).length).toBeLessThanOrEqual(2);

        left.length = 0;
        for (const request of sent) {
          const answers = await scheduler.waitFor(pack(request));
          for (const answer of answers)
            if (answer instanceof Error)
              expect(['LOT_EXHAUSTED', 'NEED_ALREADY_FILLED']).toContain((answer as Refusal).code);
        }
        const numbers = new Set(sent.flatMap(({ boxes }) => boxes));
        const packed = await packedIn(store);
        expect(packed).toHaveLength(Math.min(2, numbers.size));
        const { boxes, taken } = await lotIn(store);
        expect(taken).toBe(2 * packed.length);
        expect([...boxes.values()].map(({ sscc }) => sscc).sort()).toEqual(
          packed.map(({ sscc }) => sscc).sort(),
        );
      }),
      { numRuns: 200 },
    );
  }, 180_000);
});
