import { boxes, made, openItem, places } from './city';
import type { MatrixRequest } from './matrix-request';

const { community, supplier } = places;
const ready = 'the test says so';
let numbers = 0;
const fresh = (prefix: string) => `${prefix}-money-${(numbers += 1)}`;
/** A supplier reads its own account, by a key that is bound to it. */
const ofTheSupplier = {
  places: { community: 'community', supplier: 'supplier' },
  boundTo: { packer: 'supplier' },
} as const;

/** A call of each route of the ledger, made anew for each cell. */
export const moneyRequests: Readonly<Record<string, () => MatrixRequest>> = {
  'GET /v1/ledger/summary': () => ({ path: '/v1/ledger/summary' }),
  'GET /v1/ledger/accounts': () => ({
    path: '/v1/ledger/accounts',
    places: { community: 'community' },
    shows: community,
  }),
  'GET /v1/ledger/accounts/{kind}/{ref}': () => ({
    path: `/v1/ledger/accounts/supplier/${supplier}`,
    ...ofTheSupplier,
  }),
  'GET /v1/ledger/accounts/{kind}/{ref}/entries': () => ({
    path: `/v1/ledger/accounts/supplier/${supplier}/entries`,
    ...ofTheSupplier,
    shows: '"R-1"',
  }),
  'GET /v1/ledger/statements/{kind}/{ref}': () => ({
    path: `/v1/ledger/statements/supplier/${supplier}`,
    ...ofTheSupplier,
  }),
  'GET /v1/ledger/needs': () => ({
    path: '/v1/ledger/needs',
    places: { community: 'community' },
    shows: '"R-1"',
  }),
  'GET /v1/ledger/needs/{roundId}/{needId}': () => ({
    path: '/v1/ledger/needs/R-1/N-1',
    places: { community: 'community' },
  }),
  'POST /v1/ledger/needs/{roundId}/{needId}/collections': () => ({
    path: '/v1/ledger/needs/R-1/N-1/collections',
    body: { collectionId: fresh('c'), workerRef: 'g', method: 'cash', amountFen: 1 },
    places: { community: 'community' },
  }),
  'POST /v1/ledger/needs/{roundId}/{needId}/refunds': () => ({
    path: '/v1/ledger/needs/R-1/N-1/refunds',
    body: { sscc: boxes.atTheSupplier, reason: ready },
    places: { community: 'community' },
  }),
  'POST /v1/ledger/cash/{workerRef}/movements': () => ({
    path: '/v1/ledger/cash/g/movements',
    body: {
      ...{ movementId: fresh('m'), kind: 'hand-over', communityGln: community, toRef: 'h', amountFen: 1 },
    },
    places: { community: 'community' },
  }),
  'POST /v1/ledger/corrections': () => ({
    path: '/v1/ledger/corrections',
    body: {
      ...{ correctionId: fresh('k'), communityGln: community, amountFen: 1, reason: ready },
      ...{ debit: { kind: 'relief', ref: 'fund' }, credit: { kind: 'cash', ref: 'g' } },
    },
    places: { community: 'community' },
  }),
  'GET /v1/ledger/open-items': () => ({
    path: '/v1/ledger/open-items',
    places: { community: 'community' },
    shows: community,
  }),
  'POST /v1/ledger/open-items/{itemId}/close': () => ({
    path: `/v1/ledger/open-items/${openItem}/close`,
    body: { reason: ready },
    places: { community: 'community' },
  }),
  'GET /v1/ledger/settlements': () => ({
    path: '/v1/ledger/settlements',
    places: { community: 'community' },
    shows: community,
  }),
  'GET /v1/ledger/settlements/{settlementId}/statements': () => ({
    path: `/v1/ledger/settlements/${made.settlementId}/statements`,
    places: { community: 'community' },
  }),
  'POST /v1/ledger/settlements': () => ({
    path: '/v1/ledger/settlements',
    body: { communityGln: community, workerRef: 'g' },
    places: { community: 'community' },
  }),
};
