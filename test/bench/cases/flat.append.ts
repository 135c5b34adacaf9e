import type { Case } from '../case';
import { append, flat } from '../subjects/by-length';

export const bench: Case = {
  key: 'flat.append',
  what: 'an append by 32 callers, on a long log against a short one',
  unit: 'µs each',
  slices: 4,
  fair: 'ours against ours; two logs on one server, measured in turn; the streams are new, as on a real day, and their names sort after all older ones',
  setup: (bench) => flat(bench, append, { count: bench.pick(40_000, 12_000), warmUp: 20_000 }),
};
