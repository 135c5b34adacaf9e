import type { Case } from '../case';
import { page, flat } from '../subjects/by-length';

export const bench: Case = {
  key: 'flat.page',
  what: 'a page of 200 events at random positions of the history, on a long log against a short one',
  unit: 'µs each',
  slices: 4,
  fair: 'ours against ours; pages are read at positions scattered over the whole history',
  setup: (bench) => flat(bench, page, { count: bench.pick(1_500, 240), warmUp: 400 }),
};
