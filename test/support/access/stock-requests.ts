import { places, vegetables } from './city';

let receipts = 0;
const { supplier } = places;

/** A call of each route of the stock of a supplier. */
export const stockRequests = {
  'POST /v1/stock/receipts': () => ({
    path: '/v1/stock/receipts',
    body: {
      ...{ receiptId: `GR-${(receipts += 1)}`, supplierGln: supplier, gtin: vegetables, lot: 'STOCK' },
      ...{ quantity: 1, source: 'the test', inspection: 'passed' },
    },
    places: { supplier: 'supplier' as const },
  }),
  'POST /v1/sscc-ranges': () => ({
    path: '/v1/sscc-ranges',
    body: {
      ...{ supplierGln: supplier, rangeId: 'R-1', benchRef: 'bench-1' },
      ...{ companyPrefix: supplier.slice(0, 7), count: 1 },
    },
    places: { supplier: 'supplier' as const },
  }),
  'GET /v1/sscc-ranges': () => ({
    path: '/v1/sscc-ranges',
    places: { supplier: 'supplier' as const },
    shows: '"bench-1"',
  }),
  'GET /v1/sscc-ranges/{supplierGln}/{rangeId}': () => ({
    path: `/v1/sscc-ranges/${supplier}/R-1`,
    places: { supplier: 'supplier' as const },
  }),
  'GET /v1/stock': () => ({ path: '/v1/stock', places: { supplier: 'supplier' as const }, shows: '"STOCK"' }),
  'GET /v1/stock/proposals': () => ({
    path: `/v1/stock/proposals?supplierGln=${supplier}&boxType=${vegetables}`,
    places: { supplier: 'supplier' as const },
  }),
};
