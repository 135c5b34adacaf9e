import * as c from '@boxtrail/contracts';
import { at, glns, gtin, sscc, type Row } from './change-scene';

const lot = { supplierGln: glns.supplier, gtin, lot: 'L1' };
const boxes = [{ sscc, quantity: 1, at }];

/** The part of the story about goods at a supplier: nothing of a community. */
const lots: readonly Row[] = [
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

export const stockStory: readonly Row[] = [
  ...lots,
  [
    c.SsccRangeAllocated.of(at, {
      ...{ supplierGln: glns.supplier, rangeId: 'range-1', benchRef: 'bench-1', companyPrefix: '2404000' },
      ...{ extensionDigit: 0, firstSerial: 0, count: 1 },
    }),
    ['none'],
    null,
    null,
  ],
];
