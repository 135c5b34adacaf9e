import type { Case } from '../case';
import { dcbAppends, dcbIsFair } from '../subjects/dcb';
import { openOurs } from '../subjects/ours';

export const bench: Case = {
  key: 'append32.dcb',
  what: '32 callers, against dcb-event-store',
  unit: 'events/s',
  slices: 4,
  fair: dcbIsFair,
  async setup(bench) {
    const ours = await openOurs(bench);
    const dcb = await dcbAppends(bench, 32, { count: bench.pick(4_000, 800), warmUp: 500 });
    return {
      ours: ours.append(32, { count: 32 * bench.pick(800, 300), warmUp: 32 * 250 }),
      limit: dcb.side,
      aside: dcb.gathered,
      teardown: async () => void (await Promise.all([ours.close(), dcb.close()])),
    };
  },
};
