import { need, places, vegetables } from './city';
import type { MatrixRequest } from './matrix-request';

const { community } = places;
const ofCommunity = { community: 'community' } as const;

/** Calls of the routes of households and of what became of their needs. */
export const needRequests: Readonly<Record<string, () => MatrixRequest>> = {
  'POST /v1/communities/{gln}/households': () => ({
    path: `/v1/communities/${community}/households`,
    body: { householdRef: 'hh-new', building: '3', unit: '2-501' },
    places: ofCommunity,
  }),
  'PUT /v1/rounds/{roundId}/needs/{needId}': () => {
    const { needId: _, ...body } = need('N-1', 'community', 1);
    return {
      path: '/v1/rounds/R-open/needs/N-1',
      body,
      places: { community: 'community', supplier: 'supplier' },
    };
  },
  'PUT /v1/box-types/{gtin}/suitability': () => ({
    path: `/v1/box-types/${vegetables}/suitability`,
    body: { suitableFor: ['halal'], unsuitableFor: [] },
  }),
  'GET /v1/box-types/{gtin}/suitability': () => ({ path: `/v1/box-types/${vegetables}/suitability` }),
  'GET /v1/coverage': () => ({
    path: '/v1/coverage?limit=200',
    places: ofCommunity,
    shows: `"communityGln":"${community}"`,
  }),
  'GET /v1/coverage/{gln}': () => ({ path: `/v1/coverage/${community}`, places: ofCommunity }),
  'GET /v1/coverage/{gln}/rounds': () => ({
    path: `/v1/coverage/${community}/rounds`,
    places: ofCommunity,
  }),
};
