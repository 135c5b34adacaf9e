import type { BoxState } from './custody-rules';
import { custodyLimitHours, hoursBetween, hoursText, type Finding } from './finding';
import type { JudgedStep, JudgedTrail } from './box-trail';
import { holderText, type Holder, type StepKind, type StepRef, type TrailStep } from './trail-step';

/** Where a chain of custody breaks: between two steps by which somebody had the box itself before them. */
export interface Break {
  readonly finding: Finding;
  /** Null when the trail has no sure beginning. */
  readonly lastSure: TrailStep | null;
  /** Null when the box did not turn up again. */
  readonly firstAfter: TrailStep | null;
}

/** Steps that speak of a load or of the trail, or say that the box was not there: none saw the box. */
const withoutBox: ReadonlySet<StepKind> = new Set([
  'checkpoint',
  'arrived',
  'missing',
  'lost',
  'resolved',
  'corrected',
]);

/** The first break that nobody has answered; null when the chain holds. */
export function whereItBreaks({ steps, findings }: JudgedTrail): Break | null {
  const finding = findings.find(({ severity, closedBy }) => severity === 'breaks' && closedBy === null);
  if (finding === undefined) return null;
  const { position, ordinal } = finding.at;
  const at = steps.findIndex(({ step }) => step.position === position && step.ordinal === ordinal);
  const saw = ({ step, correctedBy }: JudgedStep) => correctedBy === null && !withoutBox.has(step.kind);
  return {
    finding,
    lastSure: steps.slice(0, at).findLast(saw)?.step ?? null,
    firstAfter: steps.slice(at).find(saw)?.step ?? null,
  };
}

/**
 * A box that is with its holder for too long at the moment of looking. Never stored: a later look, or a late fact,
 * changes it. Once the next step is there it becomes the finding `overdue-step`, or nothing.
 */
export interface Overdue {
  readonly kind: 'overdue-now';
  readonly sscc: string;
  readonly holder: Holder;
  readonly since: string;
  readonly hours: number;
  readonly limitHours: number;
  readonly after: StepRef;
  readonly words: string;
}

/** What has to be asked about a box: what its steps say, and what their absence says at the time `asOf`. */
export interface OpenQuestions {
  /** Independent of `asOf`. */
  readonly standing: readonly Finding[];
  readonly overdue: Overdue | null;
}

/** `asOf`: RFC 3339, UTC, like `occurredAt`. For the past, give the state judged from the steps up to then. */
export function openQuestions(state: BoxState, asOf: string): OpenQuestions {
  return { standing: state.open, overdue: overdueAt(state, asOf) };
}

function overdueAt({ sscc, holder, since, last }: BoxState, asOf: string): Overdue | null {
  if (holder === null || since === null || last === null) return null;
  const limitHours = custodyLimitHours[holder.type];
  const hours = hoursBetween(since, asOf);
  if (hours <= limitHours) return null;
  const words = `${holderText(holder)} has it for ${hoursText(hours)}, limit ${hoursText(limitHours)}`;
  return { kind: 'overdue-now', sscc, holder, since, hours, limitHours, after: last, words };
}
