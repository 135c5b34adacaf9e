import type { Case } from '../case';
import { openOurs } from '../subjects/ours';
import { RawLog } from '../subjects/raw';

export const bench: Case = {
  key: 'append512.raw',
  what: '512 callers, against raw `unnest` of 512',
  unit: 'events/s',
  slices: 4,
  fair: 'as many rows in each transaction as we gather from 512 callers; the raw side neither checks a revision nor keeps rows for streams',
  async setup(bench) {
    const [ours, raw] = [await openOurs(bench), await RawLog.open(bench, 1)];
    const counts = { count: 512 * bench.pick(100, 40), warmUp: 512 * 30 };
    return {
      ours: ours.append(512, counts),
      limit: raw.batches(512, counts),
      teardown: async () => void (await Promise.all([ours.close(), raw.close()])),
    };
  },
};
