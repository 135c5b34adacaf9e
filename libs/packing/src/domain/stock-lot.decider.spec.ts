import { eventProblem, GoodsReceived, LotReturned, LotTaken } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { stockLotDecider, type ReceiveGoods, type ReturnToLot, type TakeFromLot } from './stock-lot.decider';

/** 08:00 on the 16th in UTC+8. */
const at = '2026-03-16T00:00:00.000Z';
const lot = { supplierGln: '6901234000016', gtin: '06901234000030', lot: 'L-77' };
const receipt = {
  ...lot,
  receiptId: 'GR-1',
  quantity: 5,
  bestBefore: '2026-03-16' as string | null,
  producedOn: '2026-03-16' as string | null,
  source: 'farm',
  inspection: 'passed' as const,
};
const receive = (changes: Partial<ReceiveGoods> = {}): ReceiveGoods => ({
  type: 'ReceiveGoods',
  occurredAt: at,
  ...receipt,
  ...changes,
});
const received = (changes: Partial<ReceiveGoods> = {}) => {
  const { type: _, occurredAt, ...data } = receive(changes);
  return GoodsReceived.of(occurredAt, data);
};
const take = (n: number, quantity: number, when = at) => ({
  sscc: `37610425002123456${n}`,
  quantity,
  at: when,
});
const takeFrom = (...boxes: ReturnType<typeof take>[]): TakeFromLot => ({
  ...{ type: 'TakeFromLot', occurredAt: at, ...lot, boxes },
});
const taken = (...boxes: ReturnType<typeof take>[]) => LotTaken.of(at, { ...lot, boxes });
const returned = (...boxes: ReturnType<typeof take>[]) => LotReturned.of(at, { ...lot, boxes });
const bringBack = (...ssccs: string[]): ReturnToLot => ({
  ...{ type: 'ReturnToLot', occurredAt: at, ...lot, ssccs },
});

describe('a receipt of goods', () => {
  it('given goods made and best before on the day of the receipt, then they are received', () => {
    given(stockLotDecider).when(receive()).then(received());
    expect(eventProblem(received())).toBeUndefined();
  });

  it('given the same receipt again, then nothing happens', () => {
    given(stockLotDecider, received()).when(receive()).thenNothing();
  });

  it.each([
    ['produced tomorrow', { producedOn: '2026-03-17', bestBefore: null }, 'PRODUCED_IN_FUTURE'],
    ['best before yesterday', { producedOn: null, bestBefore: '2026-03-15' }, 'BEST_BEFORE_PASSED'],
    ['best before their production', { bestBefore: '2026-03-15' }, 'BEST_BEFORE_PRODUCTION'],
  ] as const)('given goods %s, then they are refused', (_, changes, code) => {
    given(stockLotDecider).when(receive(changes)).thenRefused(code);
  });

  it('given 23:59 in UTC+8, then the day of the receipt is that of UTC+8', () => {
    const midnight = { occurredAt: '2026-03-15T15:59:00.000Z' };
    given(stockLotDecider).when(receive(midnight)).thenRefused('PRODUCED_IN_FUTURE');
  });

  it('given a lot with other dates, then it is refused', () => {
    given(stockLotDecider, received())
      .when(receive({ receiptId: 'GR-2', bestBefore: '2026-03-17' }))
      .thenRefused('LOT_DATES_DIFFER');
  });
});

describe('taking from a lot', () => {
  it('given five units, when boxes ask for two each, then two boxes get them, in order', () => {
    given(stockLotDecider, received())
      .when(takeFrom(take(1, 2), take(2, 2), take(3, 2)))
      .then(taken(take(1, 2), take(2, 2)));
  });

  it('given goods that failed their inspection, then nobody gets any', () => {
    given(stockLotDecider, received({ inspection: 'failed' }))
      .when(takeFrom(take(1, 1)))
      .thenNothing();
  });

  it('given a second receipt, then its units are there too', () => {
    given(stockLotDecider, received(), received({ receiptId: 'GR-2' }))
      .when(takeFrom(take(1, 10)))
      .then(taken(take(1, 10)));
  });

  it('given a box that has its units, when it asks again, then it keeps them', () => {
    given(stockLotDecider, received(), taken(take(1, 5)))
      .when(takeFrom(take(1, 5)))
      .thenNothing();
  });

  it('given a box with other units, then the new ones replace them', () => {
    given(stockLotDecider, received(), taken(take(1, 3)))
      .when(takeFrom(take(1, 5)))
      .then(returned(take(1, 3)), taken(take(1, 5)));
  });

  it('given a box packed after the best-before date, then it gets none', () => {
    given(stockLotDecider, received())
      .when(takeFrom(take(1, 1, '2026-03-16T16:00:00.000Z')))
      .thenNothing();
  });

  it('given units brought back, then another box gets them; a box without units brings none', () => {
    given(stockLotDecider, received(), taken(take(1, 5)), returned(take(1, 5)))
      .when(takeFrom(take(2, 5)))
      .then(taken(take(2, 5)));
    given(stockLotDecider, received(), taken(take(1, 5)))
      .when(bringBack(take(1, 5).sscc, take(2, 5).sscc, take(1, 5).sscc))
      .then(returned(take(1, 5)));
  });
});
