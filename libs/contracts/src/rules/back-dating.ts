import { ruleViolation, Refusal } from '@boxtrail/kernel';

/** A decision, as somebody says when it was taken. */
export interface DecisionClaim {
  /** RFC 3339, UTC: when it was taken, as the caller says. */
  readonly occurredAt: string;
  /** RFC 3339, UTC: now, when it is recorded. */
  readonly recordedAt: string;
  readonly role: string;
  /** Why it is recorded later than it was taken. */
  readonly because: string | undefined;
}

/** Roles that may record a decision later than the limit allows. */
export const mayBackDate: readonly string[] = ['admin', 'coordinator'];

/**
 * Whether a decision may be recorded at all so long after it was taken. Facts - what was seen - are never asked: a
 * scanner without network is late by days, and its scan is still a fact.
 *
 * - `in-time`: at most `limitMinutes` ago.
 * - `explained`: earlier, and recorded by a role that may do so, with a reason.
 * - a `Refusal` otherwise: `BACK_DATING_NOT_ALLOWED` for other roles, `BACK_DATED` without a reason.
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

/** `45 min`, `4.5 h`, `12 days`: how long, for people. */
export function lateness(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 90) return `${Math.max(1, Math.round(minutes))} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours / 24)} days`;
}
