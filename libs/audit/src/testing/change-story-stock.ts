import * as c from '@boxtrail/contracts';
import { at, glns, gtin, sscc, type Row } from './change-scene';

const lot = { supplierGln: glns.supplier, gtin, lot: 'L1' };
const boxes = [{ sscc, quantity: 1, at }];

/** The part of the story about goods at a supplier: nothing of a community. */
export const stockStory: readonly Row[] = [
  c.GoodsReceived.of(at, {
    ...{ ...lot, receiptId: 'GR-1', quantity: 1, bestBefore: null, producedOn: null },
    ...{ source: 'reason-secret', inspection: 'passed' },
  }),
  c.LotTaken.of(at, { ...lot, boxes }),
  c.LotReturned.of(at, { ...lot, boxes }),
].map((event): Row => [
  event,
  ['none', 'supplier'],
  `lot ${glns.supplier}.${gtin}.L1 /v1/stock?supplierGln=${glns.supplier}&gtin=${gtin}&lot=L1`,
  null,
]);
