import type { CustodyState } from './box-state';
import { declares, type Misfit } from './custody-rules';
import { custodyLimitHours, hoursBetween, hoursText, type FindingKind } from './finding';
import type { FindingParts } from './finding-parts';
import * as text from './finding-text';
import type { InEachLanguage } from './language';
import { hasOpen } from './open-findings';
import { holderText, type StepKind, type StepOf, type TrailStep } from './trail-step';

/** A step, and what is known where it is taken. */
export interface StepInPlace {
  readonly step: TrailStep;
  /** The box before it. */
  readonly state: CustodyState;
  /** It moved custody. */
  readonly moved: boolean;
  /** What of it does not fit to the state. */
  readonly misfit: Misfit | null;
}

/** What the audit knows of one kind of finding. */
export interface FindingKindRow {
  /** `breaks`: who had the box is not proved there. */
  readonly severity: 'breaks' | 'question' | 'breaks-where-custody-moved';
  /** What is wrong at the step, for people, in English; null when nothing is. GLNs and times in UTC are named as they are. */
  readonly words: (at: StepInPlace) => string | null;
  /** Whether a later step answers it. One of kind `resolved` that names it always does. */
  readonly answeredBy: (state: CustodyState, step: TrailStep) => boolean;
  readonly name: InEachLanguage;
  /** The sentence of a report. */
  readonly report: InEachLanguage<(parts: FindingParts) => string>;
  readonly toDo: InEachLanguage;
}

export const nothingElse = () => false;

/** Words of a kind of step; null at every other step. */
export const at =
  <Kind extends StepKind>(kind: Kind, words: (step: StepOf<Kind>, at: StepInPlace) => string | null) =>
  (place: StepInPlace): string | null =>
    isOf(place.step, kind) ? words(place.step, place) : null;
const isOf = <Kind extends StepKind>(step: TrailStep, kind: Kind): step is TrailStep & StepOf<Kind> =>
  step.kind === kind;

/** The same loss reported twice is one. */
export const reportedOnce = (kind: 'lost' | 'destroyed') =>
  at(kind, (step, { state }) =>
    state.status === kind ? null : text.reportedText(`reported ${kind}`, state, step),
  );

/** What does not fit, by the rules of custody. */
export const misfit =
  (kind: Misfit['kind']) =>
  ({ state, step, misfit: found }: StepInPlace): string | null =>
    found?.kind === kind ? text.misfitText(state, step, found) : null;

const isOnLoad = ({ holder }: CustodyState, { loadId }: TrailStep): boolean =>
  holder?.type === 'load' && holder.id === loadId;

/** A box that has come off the load since, or is missed already, is not missing once more. */
export const isStillMissing = (state: CustodyState, step: TrailStep): boolean =>
  (isOnLoad(state, step) || state.loadId !== step.loadId) && !hasOpen(state.open, 'missing');

/** A receiver declared it of a box that is there. */
export const declared = (kind: FindingKind, { state, step }: StepInPlace): string | null =>
  declares(step, kind) ? text.declaredText(kind, state, step) : null;

/**
 * How a box came is asked once, of the receipt that moved it. The receiver may have judged before the dispatch reached the
 * log: where the trail has that dispatch, the box was expected.
 */
export const declaredUnlessOnLoad = (kind: FindingKind, place: StepInPlace): string | null =>
  place.moved && !isOnLoad(place.state, place.step) ? declared(kind, place) : null;

/** Where a load's way ends elsewhere, the station is wrong even when nobody said so. */
export const strayed = at('received', (step, { state, moved }) =>
  moved && ((isOnLoad(state, step) && state.toGln !== step.placeGln) || declares(step, 'wrong-station'))
    ? text.declaredText('wrong-station', state, step)
    : null,
);

export function overdueText({ state: { holder, since }, step, moved }: StepInPlace): string | null {
  if (!moved || holder === null || since === null) return null;
  const limit = custodyLimitHours[holder.type];
  const hours = hoursBetween(since, step.occurredAt);
  if (hours <= limit) return null;
  return `${holderText(holder)} had the box for ${hoursText(hours)}, from ${since} until ${step.occurredAt}; ${hoursText(limit)} are allowed`;
}

/** A trail begins with it: it says nothing of what is already known. The clock of the bench was slow. */
export const begins = ({ status }: CustodyState, { kind }: TrailStep): boolean =>
  kind === 'packed' && status === 'unknown';

/** A box in somebody's hands is neither missing nor lost. */
export const isInHand = (state: CustodyState, step: TrailStep): boolean =>
  step.custodyTo !== 'unchanged' && step.kind !== 'lost' && !begins(state, step);
