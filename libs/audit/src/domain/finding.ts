import type { FindingKind, FindingOutcome } from '@boxtrail/contracts';
import type { StepRef } from './trail-step';

export type { FindingKind } from '@boxtrail/contracts';

/** The cause of a break: a finding at a step, or an unreadable event. */
export type BreakKind = FindingKind | 'unreadable';

/**
 * A problem at one step of a trail. It follows from the steps alone and does not depend on the time of the read;
 * `Overdue` does.
 */
export interface Finding {
  readonly sscc: string;
  readonly kind: FindingKind;
  /** `breaks`: the holder is not proved here. `question`: custody is known, and something else is wrong. */
  readonly severity: 'breaks' | 'question';
  /** The step; with `kind` it identifies the finding. */
  readonly at: StepRef;
  /** The step before that one; null for the first. */
  readonly after: StepRef | null;
  readonly placeGln: string | null;
  /** For people. Names places by GLN, holders by reference and times in UTC. */
  readonly words: string;
  /** Who or what should have been there, and who or what was, for kinds that compare the two. */
  readonly parties?: Parties;
  /** Of `overdue-step`: the limit that had passed, where it is not the default of the holder. In hours. */
  readonly limitHours?: number;
  /** Who recorded the step: the actor of its event. */
  readonly reportedBy: string;
  /** Who saw it, where the step names a person. */
  readonly seenBy: string | null;
  readonly loadId: string | null;
  /** GLNs of the places that it concerns: of the step, of its load, of its last holder, and where the box was expected. */
  readonly concerns: readonly string[];
  /** The later step that answered it. Null while it is open. */
  readonly closedBy: ClosedBy | null;
}

/** The step that answered a finding. */
export interface ClosedBy extends StepRef {
  /** The words of a resolution; null for another step. */
  readonly resolution: string | null;
  /** The outcome of a resolution; null for another step, and where it states none. */
  readonly outcome: FindingOutcome | null;
  /** Who recorded the step. */
  readonly by: string;
}

/**
 * GLNs for `wrong-community`, numbers of seals for `seal-differs`, references of households for `wrong-household`, tiers for `tier-skipped` (the tier that
 * was left out, and the one that received the box), and for `held-box-moved` and `moved-before-hold-known` the hold and the kind of the step.
 */
export interface Parties {
  readonly intended: string;
  readonly actual: string;
}

const msPerHour = 3_600_000;

/** Hours between two RFC 3339 times. */
export const hoursBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / msPerHour;

/** Hours with one decimal: 12, 13.5. */
export const hoursText = (hours: number): string => `${Math.round(hours * 10) / 10} h`;
