import type { Case } from '../case';
import { openOurs } from '../subjects/ours';
import { RawLog } from '../subjects/raw';

export const bench: Case = {
  key: 'append32.raw',
  what: '32 callers, against raw `unnest` of 32',
  unit: 'events/s',
  slices: 4,
  fair: 'as many rows in each transaction as we gather from 32 callers; the raw side neither checks a revision nor keeps rows for streams',
  async setup(bench) {
    const [ours, raw] = [await openOurs(bench), await RawLog.open(bench, 1)];
    const counts = { count: 32 * bench.pick(1_000, 400), warmUp: 32 * 250 };
    return {
      ours: ours.append(32, counts),
      limit: raw.batches(32, counts),
      teardown: async () => void (await Promise.all([ours.close(), raw.close()])),
    };
  },
};
