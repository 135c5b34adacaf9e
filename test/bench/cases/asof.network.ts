import type { Case } from '../case';
import { asOf, momentOf } from '../subjects/moments';

export const bench: Case = {
  key: 'asof.network',
  what: 'a page of 200 accounts of the network at a moment in both times, of a day of many boxes against one of a tenth of them',
  unit: 'ms, p50',
  slices: 2,
  fair: 'ours against ours; the queries of the product without HTTP, over rows that the functions of the view wrote',
  setup: (bench) =>
    asOf(bench, ({ accounts }, turn) => accounts.list({ limit: 200 }, {}, null, momentOf(turn)), {
      count: bench.pick(120, 60),
      warmUp: 30,
    }),
};
