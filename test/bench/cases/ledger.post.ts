import type { Case } from '../case';
import { postings } from '../subjects/postings';
import { RawLog } from '../subjects/raw';

export const bench: Case = {
  key: 'ledger.post',
  what: '512 needs whose boxes are posted one by one, each decided on its account and appended, against raw `unnest` of 512',
  unit: 'postings/s',
  slices: 4,
  fair: 'the limit of append512.raw: rows of the same log in transactions of 512; the raw side decides nothing, checks no revision and keeps no rows for streams',
  async setup(bench) {
    const counts = { count: 512 * bench.pick(100, 40), warmUp: 512 * 30 };
    const [ledger, raw] = [await postings(bench, 512, counts), await RawLog.open(bench, 1)];
    return {
      ours: ledger.ours,
      limit: raw.batches(512, counts),
      teardown: async () => void (await Promise.all([ledger.close(), raw.close()])),
    };
  },
};
