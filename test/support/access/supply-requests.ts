import { places, vegetables } from './city';

const { community, supplier } = places;
const far = '2099-12-31T16:00:00Z';
let numbers = 0;

/** Calls of the routes about suppliers and the opening of a morning, made anew for each cell. */
export const supplyRequests = {
  'GET /v1/suppliers/{gln}': () => ({ path: `/v1/suppliers/${supplier}` }),
  'PUT /v1/suppliers/{gln}': () => ({
    path: `/v1/suppliers/${supplier}`,
    body: { name: 'supplier' },
  }),
  'POST /v1/suppliers/{gln}/status': () => ({
    path: `/v1/suppliers/${supplier}/status`,
    body: { status: 'active', reason: 'the test says so' },
  }),
  'POST /v1/rounds/bulk': () => ({
    path: '/v1/rounds/bulk',
    body: { morningId: `M-${(numbers += 1)}`, within: community, cutoffAt: far, gtins: [vegetables] },
    places: { community: 'community' as const },
  }),
};
