/**
 * What became of a box of a hold:
 *
 * - `open`: held, or condemned and neither destroyed nor written off; a lost box too
 * - `released`: the hold was released
 * - `destroyed`: its trail says so
 * - `written-off`: it was condemned, and will not come back
 */
export const holdOutcomes = ['open', 'released', 'destroyed', 'written-off'] as const;
export type HoldOutcome = (typeof holdOutcomes)[number];

/** SQL of the outcome, of the hold `h`, the box `b` in the trails and the write-off `w`. Rank 2: released. */
export const condemnedOutcomeOf = `CASE
  WHEN h.rank = 2 THEN 'released'
  WHEN b.status = 'destroyed' THEN 'destroyed'
  WHEN w.sscc IS NOT NULL THEN 'written-off'
  ELSE 'open' END`;
