import type { Case } from '../case';
import { trail, flat } from '../subjects/by-length';

export const bench: Case = {
  key: 'flat.trail',
  what: 'the trail of a random box of the history, on a long log against a short one',
  unit: 'µs each',
  slices: 4,
  fair: 'ours against ours; the query of the product without HTTP, which would hide growth; boxes are read in an order scattered over the whole history',
  setup: (bench) => flat(bench, trail, { count: bench.pick(8_000, 3_000), warmUp: 4_000 }),
};
