import { ruleViolation, Refusal } from '@boxtrail/kernel';

/** When a decision was taken and when it is recorded. */
export interface DecisionClaim {
  /** RFC 3339, UTC: when it was taken, according to the caller. */
  readonly occurredAt: string;
  /** RFC 3339, UTC: the time of recording. */
  readonly recordedAt: string;
  readonly role: string;
  /** The reason for recording it late. */
  readonly because: string | undefined;
}

/** Roles that may record a decision later than the limit allows. */
export const mayBackDate: readonly string[] = ['admin', 'coordinator'];

/**
 * Whether a decision may be recorded this long after it was taken. Facts (observations) are exempt: an offline scanner
 * can be days late, and its scan is still a fact.
 *
 * - `in-time`: at most `limitMinutes` ago.
 * - `explained`: earlier, recorded by a permitted role with a reason.
 * - otherwise a `Refusal`: `BACK_DATING_NOT_ALLOWED` for other roles, `BACK_DATED` without a reason.
 */
export function judgeBackDating(
  claim: DecisionClaim,
  limitMinutes: number,
): 'in-time' | 'explained' | Refusal {
  const { occurredAt, recordedAt, role, because } = claim;
  const late = Date.parse(recordedAt) - Date.parse(occurredAt);
  if (late <= limitMinutes * 60_000) return 'in-time';
  const what = `a decision of ${occurredAt} is recorded ${lateness(late)} later, at ${recordedAt}`;
  const rule = `more than ${limitMinutes} min later it takes a coordinator or an admin, and a reason in backDatedBecause`;
  if (!mayBackDate.includes(role))
    return new Refusal('forbidden', 'BACK_DATING_NOT_ALLOWED', `${what}; ${rule}`);
  return because === undefined ? ruleViolation('BACK_DATED', `${what}; ${rule}`) : 'explained';
}

/** Formats a duration: `45 min`, `4.5 h`, `12 days`. */
export function lateness(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 90) return `${Math.max(1, Math.round(minutes))} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours / 24)} days`;
}
