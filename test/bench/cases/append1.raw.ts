import type { Case } from '../case';
import { openOurs } from '../subjects/ours';
import { RawLog } from '../subjects/raw';

export const bench: Case = {
  key: 'append1.raw',
  what: '1 caller, against one raw INSERT per transaction',
  unit: 'events/s',
  slices: 4,
  fair: 'the raw side writes the same columns under the same indexes, prepared, and neither checks a revision nor keeps a row for the stream',
  async setup(bench) {
    const [ours, raw] = [await openOurs(bench), await RawLog.open(bench, 1)];
    const counts = { count: bench.pick(2_000, 1_000), warmUp: 1_500 };
    return {
      ours: ours.append(1, counts),
      limit: raw.single(1, counts),
      teardown: async () => void (await Promise.all([ours.close(), raw.close()])),
    };
  },
};
