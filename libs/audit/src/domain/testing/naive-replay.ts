import type { CorrectionEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { judge, type JudgedTrail, type Moment } from '../box-trail';
import { trailsOf } from './log';

/**
 * The trails as of a moment, the slow and plain way: the log as it was known then, written anew without what was
 * corrected by then, its steps up to then, judged from scratch.
 */
export function naiveReplay(
  log: readonly RecordedEvent[],
  { at = '9', knownAt = '9' }: Moment,
): Map<string, JudgedTrail> {
  const known = log.filter(({ recordedAt }) => recordedAt <= knownAt);
  const holding = new Map(known.filter(isCorrection).map((recorded) => [keyOf(recorded), recorded]));
  const written = known.flatMap((recorded): RecordedEvent[] => {
    const correction = holding.get(keyOf(recorded));
    if (correction === undefined) return [recorded];
    const { instead } = correction.event.data;
    return recorded === correction && instead !== null ? [{ ...recorded, event: instead }] : [];
  });
  const trails = new Map<string, JudgedTrail>();
  for (const [sscc, steps] of trailsOf(written)) {
    const happened = steps.filter(({ occurredAt }) => occurredAt <= at);
    if (happened.length > 0) trails.set(sscc, judge(happened));
  }
  return trails;
}

const isCorrection = (recorded: RecordedEvent): recorded is RecordedEvent<CorrectionEvent> =>
  recorded.event.type === 'delivery.FactCorrected';

/** What a correction and the fact it is about have in common; events that are no facts have a key of their own. */
function keyOf({ event, position }: RecordedEvent): string {
  const { sscc, loadId, scanId } = event.data as Partial<CorrectionEvent['data']>;
  return scanId === undefined ? `event ${position}` : `${sscc ?? loadId} ${scanId}`;
}
