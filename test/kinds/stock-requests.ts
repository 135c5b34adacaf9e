import { completeKey } from '@boxtrail/kernel';
import type { Sent } from './running-boxtrail';

/** What the requests need of the test that sends them. */
export interface StockTools {
  readonly fresh: (prefix: string) => string;
  readonly supplier: string;
}

/** One request of each route of a supplier's stock that takes a POST, about data of its own. */
export const stockRequests = (
  tools: () => StockTools,
): Record<string, () => Promise<Sent & { readonly path: string }>> => ({
  '/v1/stock/receipts': () => {
    const { fresh, supplier } = tools();
    const json = {
      ...{ receiptId: fresh('receipt'), supplierGln: supplier, gtin: completeKey('gtin', '0299999900000') },
      ...{ lot: fresh('lot'), quantity: 1, source: 's', inspection: 'passed' },
    };
    return Promise.resolve({ path: '/v1/stock/receipts', json });
  },
});
