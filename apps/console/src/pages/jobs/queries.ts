import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api';

/** The most boxes of a job that its page shows. */
const limit = 200;

/** What became of the boxes that were packed for a round. */
export const useRoundBoxes = (roundId: string) =>
  useQuery({
    queryKey: ['round-boxes', roundId],
    queryFn: () =>
      dataOf(api.GET('/v1/round-history/{roundId}', { params: { path: { roundId }, query: { limit } } })),
    meta: { isLive: true },
  });
