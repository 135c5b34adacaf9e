import type { Case } from '../case';
import { emmettAppends, emmettIsFair } from '../subjects/emmett';
import { openOurs } from '../subjects/ours';

export const bench: Case = {
  key: 'append512.emmett',
  what: '512 callers, against Emmett',
  unit: 'events/s',
  slices: 4,
  fair: emmettIsFair,
  async setup(bench) {
    const ours = await openOurs(bench);
    const emmett = await emmettAppends(bench, 512, { count: bench.pick(4_000, 1_200), warmUp: 600 });
    return {
      ours: ours.append(512, { count: 512 * bench.pick(80, 40), warmUp: 512 * 30 }),
      limit: emmett.side,
      teardown: async () => void (await Promise.all([ours.close(), emmett.close()])),
    };
  },
};
