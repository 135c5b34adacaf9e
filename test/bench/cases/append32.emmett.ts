import type { Case } from '../case';
import { emmettAppends, emmettIsFair } from '../subjects/emmett';
import { openOurs } from '../subjects/ours';

export const bench: Case = {
  key: 'append32.emmett',
  what: '32 callers, against Emmett',
  unit: 'events/s',
  slices: 4,
  fair: emmettIsFair,
  async setup(bench) {
    const ours = await openOurs(bench);
    const emmett = await emmettAppends(bench, 32, { count: bench.pick(4_000, 1_200), warmUp: 600 });
    return {
      ours: ours.append(32, { count: 32 * bench.pick(800, 300), warmUp: 32 * 250 }),
      limit: emmett.side,
      teardown: async () => void (await Promise.all([ours.close(), emmett.close()])),
    };
  },
};
