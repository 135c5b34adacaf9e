/**
 * What is wrong with a trail, by stable name. Stored, and named by `DiscrepancyResolved`.
 *
 * - `never-packed`: the trail does not begin with packing
 * - `gap`: custody moved without the step that should have come between
 * - `contradiction`: a step says something else than what was known: seen, received or handed over elsewhere
 *   than held, handed over twice, anything after delivery or destruction that is not a return or a find
 * - `overdue-step`: custody moved later than `custodyLimitHours` allow
 * - `back-dated`: a decision that a planner recorded afterwards with a reason, or a dispatch under a pass that was no
 *   longer valid when it was recorded
 * - `double-dispatch`: the vehicle or the driver was on another load at the same time
 * - `pass-not-valid`: a checkpoint's verdict was anything but `valid`
 * - `pass-withdrawn`: the load left, or a checkpoint found it valid, under a pass that is now known to have been suspended
 *   or revoked by then
 * - the others are what a receiver or finder declared
 */
export const findingKinds = [
  'never-packed',
  'gap',
  'contradiction',
  'missing',
  'unexpected',
  'wrong-station',
  'never-dispatched',
  'seal-broken',
  'damaged',
  'pass-not-valid',
  'pass-withdrawn',
  'back-dated',
  'double-dispatch',
  'overdue-step',
  'lost',
  'destroyed',
] as const;
export type FindingKind = (typeof findingKinds)[number];
