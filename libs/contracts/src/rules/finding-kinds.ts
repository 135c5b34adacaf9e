/**
 * What is wrong with a trail, by stable name. Stored, and named by `FindingResolved`.
 *
 * - `never-packed`: the trail does not begin with packing
 * - `gap`: custody moved without the step that should have come between
 * - `contradiction`: a step says something else than what was known: seen, received or handed over elsewhere
 *   than held, handed over twice, anything after delivery or destruction that is not a return or a find
 * - `wrong-community`: somebody had the box in hand at a community that is not its destination: received, found, returned,
 *   sent out, handed over or destroyed there, which breaks the trail until the destination has the box; or scanned there,
 *   which is a question
 * - `wrong-household`: handed over to somebody else than the household it was packed for; it breaks the trail until the
 *   box is handed over to that household
 * - `contents-differ`: packed with other contents than its box type has
 * - `seal-reused`: its seal number, or that of its load, is on another box or load too
 * - `seal-differs`: its load arrived with another seal number than it left with
 * - `loaded-unsealed`: loaded before it was sealed
 * - `tier-skipped`: received without the station of the tier between
 * - `overdue-step`: custody moved later than `custodyLimitHours` allow
 * - `back-dated`: a decision that a planner recorded afterwards with a reason
 * - `pass-invalid-when-recorded`: a dispatch recorded later than it happened, under a pass that was no longer valid by then
 * - `held-box-moved`: it left its holder while a hold forbade it
 * - `moved-before-hold-known`: the same, but the hold was recorded after the move
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
  'wrong-community',
  'wrong-household',
  'missing',
  'unexpected',
  'wrong-station',
  'never-dispatched',
  'seal-broken',
  'damaged',
  'contents-differ',
  'seal-reused',
  'seal-differs',
  'loaded-unsealed',
  'tier-skipped',
  'pass-not-valid',
  'pass-withdrawn',
  'back-dated',
  'pass-invalid-when-recorded',
  'double-dispatch',
  'overdue-step',
  'held-box-moved',
  'moved-before-hold-known',
  'lost',
  'destroyed',
] as const;
export type FindingKind = (typeof findingKinds)[number];
