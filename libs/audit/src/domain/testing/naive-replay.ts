import type { CorrectionEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { judge, type JudgedTrail, type Moment } from '../box-trail';
import { trailsOf } from './log';

/**
 * The trails at a moment, computed slowly and simply: the log until then, rewritten without corrected facts, its steps
 * until then, judged from the beginning.
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

/** The key shared by a correction and its fact; events that are not facts have their own key. */
function keyOf({ event, position }: RecordedEvent): string {
  const { sscc, loadId, scanId } = event.data as Partial<CorrectionEvent['data']>;
  return scanId === undefined ? `event ${position}` : `${sscc ?? loadId} ${scanId}`;
}
