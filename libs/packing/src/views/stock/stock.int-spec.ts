import type { LotEvent } from '@boxtrail/contracts';
import { LookUps, migrate } from '@boxtrail/database';
import { Reads } from '@boxtrail/http';
import { fold, Refusal } from '@boxtrail/kernel';
import { checkpointMigrations, prepare, schemaOf } from '@boxtrail/projections';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { stockLotDecider, type LotCommand } from '../../domain/stock-lot.decider';
import { StockQueries, type StockedLot } from './stock.queries';
import { stockView } from './stock.view';

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 16) + n * 60_000).toISOString();
const supplierGln = '6900000000045';

interface Recorded {
  readonly event: LotEvent;
  readonly recordedAt: string;
}

/** Lots of two items; commands come in any order, some of them about long ago. */
const lotOf = (n: number) => ({ supplierGln, gtin: `0690123400${n % 2}013`, lot: `L-${n}` });
const times = { lot: fc.nat(4), at: fc.nat(600), later: fc.nat(90) };
const action = fc.oneof(
  fc.record({
    ...times,
    receipt: fc.record({ quantity: fc.integer({ min: 1, max: 20 }), failed: fc.boolean() }),
  }),
  fc.record({
    ...times,
    take: fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
  }),
  fc.record({ ...times, back: fc.array(fc.nat(9), { minLength: 1 }) }),
);
const sscc = (n: number) => `37610425002123456${n}`;

function commandOf(one: typeof action extends fc.Arbitrary<infer A> ? A : never, n: number): LotCommand {
  const common = { ...lotOf(one.lot), occurredAt: minute(one.at) };
  if ('receipt' in one) {
    const dates = { bestBefore: one.lot === 0 ? null : `2026-03-2${one.lot}`, producedOn: null };
    const { quantity, failed } = one.receipt;
    const inspection = failed ? 'failed' : 'passed';
    return {
      type: 'ReceiveGoods',
      ...common,
      ...dates,
      receiptId: `R-${n}`,
      quantity,
      source: 's',
      inspection,
    };
  }
  if ('take' in one) {
    const boxes = one.take.map(([box, quantity]) => ({ sscc: sscc(box), quantity, at: common.occurredAt }));
    return {
      type: 'TakeFromLot',
      ...common,
      boxes: [...new Map(boxes.map((box) => [box.sscc, box])).values()],
    };
  }
  return { type: 'ReturnToLot', ...common, ssccs: one.back.map(sscc) };
}

/** What the lots' streams record. */
function historyOf(
  actions: readonly (typeof action extends fc.Arbitrary<infer A> ? A : never)[],
): Recorded[] {
  const streams = new Map<number, LotEvent[]>();
  let clock = 0;
  return actions.flatMap((one, n) => {
    const before = streams.get(one.lot) ?? [];
    clock += one.later;
    try {
      const events = stockLotDecider.decide(commandOf(one, n), fold(stockLotDecider, before));
      streams.set(one.lot, [...before, ...events]);
      return events.map((event) => ({ event, recordedAt: minute(clock) }));
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}

/** The oracle: adds up every movement of every lot, one by one. */
function naive(history: readonly Recorded[], at: string, knownAt: string): Map<string, number[]> {
  const lots = new Map<string, number[]>();
  for (const { event, recordedAt } of history) {
    if (recordedAt > knownAt) continue;
    const { gtin, lot } = event.data;
    const add = (which: 0 | 1 | 2, quantity: number, when: string) => {
      if (when > at) return;
      const sums = lots.get(`${gtin} ${lot}`) ?? [0, 0, 0];
      sums[which]! += quantity;
      lots.set(`${gtin} ${lot}`, sums);
    };
    if (event.type === 'packing.GoodsReceived')
      add(event.data.inspection === 'failed' ? 1 : 0, event.data.quantity, event.occurredAt);
    else
      for (const box of event.data.boxes)
        add(2, event.type === 'packing.LotTaken' ? box.quantity : -box.quantity, box.at);
  }
  return lots;
}

describe('stock at a moment in both times', () => {
  let database: TestDatabase;
  let pool: ReturnType<TestDatabase['pool']>;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(2);
    await migrate(pool, 'progress', checkpointMigrations);
    await prepare(pool, stockView);
  });
  afterAll(() => database.drop());

  async function project(history: readonly Recorded[], batch: number): Promise<void> {
    const client = await pool.connect();
    await client.query(`SET search_path = ${schemaOf(stockView)}; TRUNCATE movements, lots`);
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    };
    const log = history.map((recorded, i) => ({ ...recorded, position: i + 1 }));
    for (let from = 0; from < log.length; from += batch)
      await stockView.project(log.slice(from, from + batch) as never, db);
    client.release();
  }

  async function stock(moment: object): Promise<StockedLot[]> {
    const log = { head: () => Promise.resolve(0) };
    const queries = new StockQueries(
      new Reads(pool, log, { waitFor: () => Promise.resolve(true) }, new LookUps(database.url), pool),
    );
    const principal = { subject: 'a', role: 'auditor', stationGln: null } as never;
    const found: StockedLot[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { ...moment, limit: 2, ...(cursor !== undefined && { cursor }) };
      const { items, next } = await queries.list(query, principal);
      found.push(...items);
      if (next === null) return found;
      cursor = next;
    }
  }

  const sums = (lots: readonly StockedLot[]) =>
    new Map(
      lots.map(({ gtin, lot, received, rejected, packed }) => [
        `${gtin} ${lot}`,
        [received, rejected, packed],
      ]),
    );

  it('given random histories with late facts, then it equals a naive sum, first expired first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.nat(700), fc.nat(3_600)), { minLength: 3, maxLength: 3 }),
        async (actions, batch, moments) => {
          const history = historyOf(actions);
          await project(history, batch);
          for (const [at, known] of moments) {
            const moment = { at: minute(at), knownAt: minute(known) };
            expect(sums(await stock(moment))).toEqual(naive(history, moment.at, moment.knownAt));
          }
          const now = await stock({});
          expect(sums(now)).toEqual(naive(history, minute(9_999), minute(9_999)));
          const dates = now.map(({ bestBefore }) => bestBefore ?? '9999');
          expect(dates).toEqual([...dates].sort());
          for (const { left } of now) expect(left).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
