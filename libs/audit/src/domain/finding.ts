import type { FindingKind } from '@boxtrail/contracts';
import type { Holder, StepRef } from './trail-step';

export type { FindingKind } from '@boxtrail/contracts';

/** What a chain of custody may break by: a finding at a step, or an event that cannot be read. */
export type BreakKind = FindingKind | 'unreadable';

/**
 * Something wrong at one step of a trail. It follows from the steps alone and stays true whenever one looks;
 * what depends on the time of looking is `Overdue`.
 */
export interface Finding {
  readonly sscc: string;
  readonly kind: FindingKind;
  /** `breaks`: who had the box is not proved here. `question`: custody is known, something else is not right. */
  readonly severity: 'breaks' | 'question';
  /** The step it belongs to; with `kind` its identity. */
  readonly at: StepRef;
  /** The step before that one; null when it is the first. */
  readonly after: StepRef | null;
  readonly placeGln: string | null;
  /** For people. Names places by GLN, holders by reference and moments in UTC, like `occurredAt`. */
  readonly words: string;
  /** The later step that answered it, with the words of a resolution. Null while it is open. */
  readonly closedBy: (StepRef & { readonly resolution: string | null }) | null;
}

/** How long a holder may have a box before the next one has it. */
export const custodyLimitHours: Readonly<Record<Holder['type'], number>> = {
  station: 48,
  load: 12,
  team: 12,
  resident: Infinity,
};

const msPerHour = 3_600_000;

/** Hours between two RFC 3339 times. */
export const hoursBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / msPerHour;

/** 12, 13.5: hours for people, to a tenth. */
export const hoursText = (hours: number): string => `${Math.round(hours * 10) / 10} h`;
