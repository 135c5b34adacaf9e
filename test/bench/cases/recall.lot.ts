import type { Case } from '../case';
import { recallLot } from '../subjects/recalled';

export const bench: Case = {
  key: 'recall.lot',
  what: 'a recall: 200 boxes of a lot of 1,000 with their holders, its sums and its holders, in a city of many boxes against one of a tenth of them',
  unit: 'ms, p50',
  slices: 2,
  fair: 'ours against ours; the queries of the product without HTTP, over rows of the views written by SQL',
  setup: (bench) => recallLot(bench, { count: bench.pick(60, 30), warmUp: 20 }),
};
