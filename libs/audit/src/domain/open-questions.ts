import type { CustodyState } from './box-state';
import { custodyLimitHours, hoursBetween, hoursText, type BreakKind, type Finding } from './finding';
import type { JudgedStep, JudgedTrail } from './box-trail';
import { kindOf } from './step-kinds';
import { isBefore } from './step-order';
import { holderText, type Holder, type StepRef, type TrailStep } from './trail-step';
import { unreadableText } from './unreadable-event';
import { stepsBefore } from './unreadable-on-trail';

/** Where a chain of custody breaks: between two steps by which somebody had the box itself before them. */
export interface Break {
  readonly finding: { readonly kind: BreakKind; readonly words: string };
  /** Log position of the event it breaks at; 0 where no event speaks of the box. */
  readonly position: number;
  /** Null when the trail has no sure beginning. */
  readonly lastSure: TrailStep | null;
  /** Null when the box did not turn up again. */
  readonly firstAfter: TrailStep | null;
}

/** Somebody had the box in hand at this step, and the step counts. */
export const sawTheBox = ({ step, correctedBy }: JudgedStep): boolean =>
  correctedBy === null && kindOf(step).sawTheBox;

/**
 * The first break that nobody has answered; null when the chain holds. Where an event cannot be read and the next step
 * contradicts what was known, the one explains the other.
 */
export function whereItBreaks(trail: JudgedTrail): Break | null {
  const { steps, findings, unreadable } = trail;
  if (isUnheardOf(trail)) {
    const finding = { kind: 'never-packed' as const, words: unheardOfText(trail) };
    return { finding, position: 0, lastSure: null, firstAfter: null };
  }
  const [first] = [
    ...unreadable.map((event) => ({
      finding: { kind: 'unreadable' as const, words: unreadableText(event) },
      position: event.position,
      at: stepsBefore(event, steps),
    })),
    // The first of them in the order of the steps, which is that of the findings.
    ...findings
      .filter(isOpenBreak)
      .slice(0, 1)
      .map((finding) => {
        const { position, ordinal } = finding.at;
        const at = steps.findIndex(({ step }) => step.position === position && step.ordinal === ordinal);
        return { finding, position, at };
      }),
  ].sort((a, b) => a.at - b.at);
  if (first === undefined) return null;
  const { finding, position, at } = first;
  return {
    finding,
    position,
    lastSure: steps.slice(0, at).findLast(sawTheBox)?.step ?? null,
    firstAfter: steps.slice(at).find(sawTheBox)?.step ?? null,
  };
}

/** How many breaks nobody has answered, events that cannot be read among them. */
export const openBreaks = (trail: JudgedTrail): number =>
  trail.state.open.filter(isOpenBreak).length + trail.unreadable.length + (isUnheardOf(trail) ? 1 : 0);

/** Only quarantine knows of the box: no event names it, and a line that does is open. */
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
export function openQuestions(state: CustodyState, asOf: string): OpenQuestions {
  return { standing: state.open, overdue: overdueAt(state, asOf) };
}

function overdueAt({ sscc, holder, since, last }: CustodyState, asOf: string): Overdue | null {
  if (holder === null || since === null || last === null) return null;
  const limitHours = custodyLimitHours[holder.type];
  const hours = hoursBetween(since, asOf);
  if (hours <= limitHours) return null;
  const words = `${holderText(holder)} has had the box for ${hoursText(hours)}, since ${since}; ${hoursText(limitHours)} are allowed. Send it on, or record what became of it`;
  return { kind: 'overdue-now', sscc, holder, since, hours, limitHours, after: last, words };
}

/**
 * Whether a step is an answer to a finding that the box did not have until then: it closes nothing. Those who record answers
 * cannot know, for a finding follows from the whole trail. `findings`: all of the trail, answered ones too.
 */
export const answersNothing = (findings: readonly Finding[], step: TrailStep): boolean =>
  step.kind === 'resolved' &&
  !findings.some(({ kind, at }) => kind === step.details.finding && !isBefore(step, at));
