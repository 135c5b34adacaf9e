/**
 * What became of a box of a recall:
 *
 * - `open`: neither of the others; a lost box too, which somebody may find and eat
 * - `recovered`: a station has set it aside, and still has it
 * - `destroyed`: its trail says so
 * - `written-off`: it will not come back
 */
export const recallOutcomes = ['open', 'recovered', 'destroyed', 'written-off'] as const;
export type RecallOutcome = (typeof recallOutcomes)[number];

/** SQL of the outcome, of the box `b` in the trails and the row `s` of what the recall says of it. */
export const outcomeOf = `CASE
  WHEN b.status = 'destroyed' THEN 'destroyed'
  WHEN s.at_gln = b.holder_id AND b.holder_type = 'station' THEN 'recovered'
  WHEN s.sscc IS NOT NULL AND s.at_gln IS NULL THEN 'written-off'
  ELSE 'open' END`;
