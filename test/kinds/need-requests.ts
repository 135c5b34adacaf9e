import type { Sent } from './running-boxtrail';

/** What the requests need of the test that sends them. */
interface Tools {
  readonly fresh: (prefix: string) => string;
  readonly community: string;
}

/** One request of each route of households and needs that takes a POST, about data of its own. */
export const needRequests = (
  tools: () => Tools,
): Record<string, () => Promise<Sent & { readonly path: string }>> => ({
  '/v1/communities/{gln}/households': async () => {
    const { fresh, community } = tools();
    return {
      path: `/v1/communities/${community}/households`,
      json: { householdRef: fresh('hh'), building: '3', unit: '2-501' },
    };
  },
});
