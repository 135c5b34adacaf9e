import type { CustodyState } from './box-state';
import type { FindingOutcome } from '@boxtrail/contracts';
import { limitOf } from './custody-limit';
import { hoursBetween, hoursText, type BreakKind, type ClosedBy, type Finding } from './finding';
import { findingsAt, type JudgedStep, type JudgedTrail } from './box-trail';
import { kindOf } from './step-kinds';
import { isBefore } from './step-order';
import { holderText, type Holder, type StepRef, type TrailStep } from './trail-step';
import { unreadableText } from './unreadable-event';
import { stepsBefore } from './unreadable-on-trail';

/** A break of the chain of custody, between the last and the next step that somebody proved with the box in hand. */
export interface Break {
  readonly finding: { readonly kind: BreakKind; readonly words: string };
  /** Somebody explained it in these words; null while nobody has. The trail stays broken. */
  readonly explanation: string | null;
  /** The outcome that the explanation states; null without one. */
  readonly outcome: FindingOutcome | null;
  /** Who explained it. */
  readonly explainedBy: string | null;
  /** Log position of the event at the break; 0 when no event names the box. */
  readonly position: number;
  /** Null when the trail has no proved beginning. */
  readonly lastSure: TrailStep | null;
  /** Null when the box was not seen again. */
  readonly firstAfter: TrailStep | null;
}

/** Somebody had the box in hand at this step, and the step counts. */
export const sawTheBox = ({ step, correctedBy }: JudgedStep): boolean =>
  correctedBy === null && kindOf(step).sawTheBox;

/**
 * The first break that nobody has explained, else the first one; null when the chain holds. When an event is unreadable and the next step contradicts the state,
 * the first explains the second.
 */
export function whereItBreaks(trail: JudgedTrail): Break | null {
  const { steps, findings, unreadable } = trail;
  if (isUnheardOf(trail)) {
    const finding = { kind: 'never-packed' as const, words: unheardOfText(trail) };
    return { finding, ...unexplained, position: 0, lastSure: null, firstAfter: null };
  }
  const [first] = [
    ...unreadable.map((event) => ({
      finding: { kind: 'unreadable' as const, words: unreadableText(event) },
      position: event.position,
      at: stepsBefore(event, steps),
    })),
    // The first of them in step order, which is the order of the findings.
    ...findings
      .filter(isOpenBreak)
      .slice(0, 1)
      .map((finding) => placed(finding, steps)),
  ].sort((a, b) => a.at - b.at);
  const explained = first === undefined ? findings.find(isExplained) : undefined;
  const found = explained === undefined ? first : placed(explained, steps);
  if (found === undefined) return null;
  const { finding, position, at } = found;
  return {
    finding,
    ...(explained?.closedBy ? explanationIn(explained.closedBy) : unexplained),
    position,
    lastSure: steps.slice(0, at).findLast(sawTheBox)?.step ?? null,
    firstAfter: steps.slice(at).find(sawTheBox)?.step ?? null,
  };
}

const unexplained = { explanation: null, outcome: null, explainedBy: null };
const explanationIn = ({ resolution: explanation, outcome, by: explainedBy }: ClosedBy) => ({
  explanation,
  outcome,
  explainedBy,
});

const placed = (finding: Finding, steps: JudgedTrail['steps']) => {
  const { position, ordinal } = finding.at;
  const at = steps.findIndex(({ step }) => step.position === position && step.ordinal === ordinal);
  return { finding, position, at };
};

/** A break that was explained and not mended since. */
export const isExplained = ({ severity, closedBy }: Finding): boolean =>
  severity === 'breaks' && closedBy?.kind === 'resolved';

/** The chain of custody has a break, explained or not. */
export const isBroken = (trail: JudgedTrail): boolean =>
  openBreaks(trail) > 0 || trail.state.explained.length > 0;

/** Number of open breaks, including unreadable events. */
export const openBreaks = (trail: JudgedTrail): number =>
  trail.state.open.filter(isOpenBreak).length + trail.unreadable.length + (isUnheardOf(trail) ? 1 : 0);

/** No event names the box, and an open quarantined line does. */
export const isUnheardOf = ({ steps, unreadable, quarantined }: JudgedTrail): boolean =>
  steps.length === 0 && unreadable.length === 0 && openLines(quarantined) > 0;

const openLines = (quarantined: JudgedTrail['quarantined']): number =>
  quarantined.filter(({ closed }) => closed === null).length;

export function unheardOfText({ quarantined }: JudgedTrail): string {
  const length = openLines(quarantined);
  return `no packing of this box was ever recorded; ${length === 1 ? '1 line' : `${length} lines`} in quarantine ${length === 1 ? 'names' : 'name'} it`;
}

const isOpenBreak = ({ severity, closedBy }: Finding): boolean => severity === 'breaks' && closedBy === null;

/**
 * A box that is with its holder for too long at the time of the read. Never stored: a later read or a late fact changes
 * it. The next step turns it into the finding `overdue-step`, or into nothing.
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

/** The open questions of a box: those of its steps, and those of missing steps at the time `asOf`. */
export interface OpenQuestions {
  /** Independent of `asOf`. */
  readonly standing: readonly Finding[];
  readonly overdue: Overdue | null;
}

/** `asOf`: RFC 3339, UTC, like `occurredAt`. For the past, pass the state judged from the steps until then. */
export function openQuestions(state: CustodyState, asOf: string): OpenQuestions {
  return { standing: state.open, overdue: overdueAt(state, asOf) };
}

/** When the limit of custody passes, RFC 3339 in UTC; null without a holder or a limit. */
export function dueAt({ holder, since, ...limits }: CustodyState): string | null {
  if (holder === null || since === null) return null;
  const due = Date.parse(since) + limitOf(holder, limits) * 3_600_000;
  return due <= latest ? new Date(due).toISOString() : null;
}

/** The last moment of a four-digit year. */
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function overdueAt({ sscc, holder, since, last, ...limits }: CustodyState, asOf: string): Overdue | null {
  if (holder === null || since === null || last === null) return null;
  const limitHours = limitOf(holder, limits);
  const hours = hoursBetween(since, asOf);
  if (hours <= limitHours) return null;
  const words = `${holderText(holder)} has had the box for ${hoursText(hours)}, since ${since}; ${hoursText(limitHours)} are allowed. Send it on, or record what became of it`;
  return { kind: 'overdue-now', sscc, holder, since, hours, limitHours, after: last, words };
}

/**
 * Whether a step answers a finding that the box did not have until then: it closes nothing. A late fact may have removed
 * the finding since. `findings`: all of the trail, answered ones too.
 */
export const answersNothing = (findings: readonly Finding[], step: TrailStep): boolean => {
  if (step.kind !== 'resolved') return false;
  const { details, answers } = step;
  const named = answers === undefined ? findings : findingsAt({ findings }, answers);
  return !named.some(({ kind, at }) => kind === details.finding && !isBefore(step, at));
};
