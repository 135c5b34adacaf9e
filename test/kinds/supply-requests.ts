import { completeKey } from '@boxtrail/kernel';
import type { Tools } from './ledger-and-recall-requests';
import type { Sent } from './running-boxtrail';

type Request = Sent & { readonly path: string };

/** One request of each POST route about suppliers and the opening of a morning, about data of its own. */
export function supplyRequests(tools: () => Tools): Record<string, () => Promise<Request>> {
  let numbers = 500;
  const supplier = async (): Promise<string> => {
    const gln = completeKey('gln', `29${String((numbers += 1)).padStart(10, '0')}`);
    await tools().must('/v1/suppliers', { gln, name: '超市' });
    return gln;
  };
  return {
    '/v1/suppliers/{gln}/status': async () => ({
      path: `/v1/suppliers/${await supplier()}/status`,
      json: { status: 'suspended', reason: 'r' },
    }),
    '/v1/rounds/bulk': async () => {
      const { fresh, community, boxType } = tools();
      const cutoffAt = '2099-01-01T00:00:00Z';
      return {
        path: '/v1/rounds/bulk',
        json: { morningId: fresh('morning'), within: community, cutoffAt, gtins: [boxType] },
      };
    },
  };
}
