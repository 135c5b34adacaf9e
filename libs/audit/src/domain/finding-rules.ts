import type { CustodyState } from './box-state';
import { defaultLimitHours, limitOf } from './custody-limit';
import { declares, type Misfit } from './custody-rules';
import { hoursBetween, hoursText, type FindingKind, type Parties } from './finding';
import { brokenHolds } from './holds-on-box';
import type { FindingParts } from './finding-parts';
import * as text from './finding-text';
import type { InEachLanguage } from './language';
import { hasOpen } from './open-findings';
import { holderText, type StepKind, type StepOf, type TrailStep } from './trail-step';

/** The input of a finding rule: a step and its context. */
export interface StepInPlace {
  readonly step: TrailStep;
  /** The state before the step. */
  readonly state: CustodyState;
  /** Whether the step moved custody. */
  readonly moved: boolean;
  /** The mismatch between step and state. */
  readonly misfit: Misfit | null;
}

/** The definition of one kind of finding. */
export interface FindingKindRow {
  /** `breaks`: the holder of the box is not proved at this step. */
  readonly severity: 'breaks' | 'question' | 'breaks-where-custody-moved';
  /** The problem at the step in English; null when there is none. Contains GLNs, and times in UTC. */
  readonly words: (at: StepInPlace) => string | null;
  /** Who or what it compares; null when there is no such problem. */
  readonly parties?: (at: StepInPlace) => Parties | null;
  /** The limit that has passed, in hours; undefined for the default. */
  readonly limitHours?: (at: StepInPlace) => number | undefined;
  /** Whether a later step answers it. A step of kind `resolved` that names it always does. */
  readonly answeredBy: (state: CustodyState, step: TrailStep) => boolean;
  readonly name: InEachLanguage;
  /** The sentence of a report. */
  readonly report: InEachLanguage<(parts: FindingParts) => string>;
  readonly toDo: InEachLanguage;
}

export const nothingElse = () => false;

/** Text for one kind of step; null for all others. */
export const at =
  <Kind extends StepKind>(kind: Kind, words: (step: StepOf<Kind>, at: StepInPlace) => string | null) =>
  (place: StepInPlace): string | null =>
    isOf(place.step, kind) ? words(place.step, place) : null;
const isOf = <Kind extends StepKind>(step: TrailStep, kind: Kind): step is TrailStep & StepOf<Kind> =>
  step.kind === kind;

/** A loss reported twice is one loss. */
export const reportedOnce = (kind: 'lost' | 'destroyed') =>
  at(kind, (step, { state }) =>
    state.status === kind ? null : text.reportedText(`reported ${kind}`, state, step),
  );

/** The mismatch by the rules of custody. */
export const misfit =
  (kind: Misfit['kind']) =>
  ({ state, step, misfit: found }: StepInPlace): string | null =>
    found?.kind === kind ? text.misfitText(state, step, found) : null;

const isOnLoad = ({ holder }: CustodyState, { loadId }: TrailStep): boolean =>
  holder?.type === 'load' && holder.id === loadId;

/** A box that has come off the load since, or is missing already, explained or not, is not missing again. */
export const isStillMissing = (state: CustodyState, step: TrailStep): boolean =>
  (isOnLoad(state, step) || state.loadId !== step.loadId) &&
  !hasOpen(state.open, 'missing') &&
  !state.explained.some(({ kind }) => kind === 'missing');

/** The receiver declared it of a received box. */
export const declared = (kind: FindingKind, { state, step }: StepInPlace): string | null =>
  declares(step, kind) ? text.declaredText(kind, state, step) : null;

/**
 * How a box came is judged once, at the receipt that moved it. The receiver may have declared it before the dispatch
 * was recorded: with a dispatch on the trail, the box was expected.
 */
export const declaredUnlessOnLoad = (kind: FindingKind, place: StepInPlace): string | null =>
  place.moved && !isOnLoad(place.state, place.step) ? declared(kind, place) : null;

/** A load bound for another station came to the wrong one, even if nobody declared it. */
export const strayed = at('received', (step, { state, moved }) =>
  moved && ((isOnLoad(state, step) && state.toGln !== step.placeGln) || declares(step, 'wrong-station'))
    ? text.declaredText('wrong-station', state, step)
    : null,
);

/** The limit of a holder that has passed, where it is not the default. */
export const ownLimit = ({ state }: StepInPlace): number | undefined => {
  const limit = state.holder === null ? undefined : limitOf(state.holder, state);
  return state.holder === null || limit === defaultLimitHours[state.holder.type] ? undefined : limit;
};

export function overdueText({ state, step, moved }: StepInPlace): string | null {
  const { holder, since } = state;
  if (!moved || holder === null || since === null) return null;
  const limit = limitOf(holder, state);
  const hours = hoursBetween(since, step.occurredAt);
  if (hours <= limit) return null;
  return `${holderText(holder)} had the box for ${hoursText(hours)}, from ${since} until ${step.occurredAt}; ${hoursText(limit)} are allowed`;
}

/**
 * A community that is not the destination of the box, where somebody had it in hand. It is found once: not again while
 * the box is known to be there, or to have left from there.
 */
export const strangerCommunity = ({ state, step, moved }: StepInPlace): Parties | null => {
  const { destinationGln: intended, holder, fromGln } = state;
  const { placeGln: actual } = step;
  if (step.atCommunity !== true || actual === null || intended === null || intended === actual) return null;
  const comesBack = step.kind === 'received' && moved && holder?.type === 'load';
  return fromGln === actual && !comesBack ? null : { intended, actual };
};

/** The destination has the box. */
export const isAtDestination = ({ destinationGln }: CustodyState, { custodyTo }: TrailStep): boolean =>
  typeof custodyTo !== 'string' && custodyTo.type === 'station' && custodyTo.id === destinationGln;

/** The seal of its load at the departure, and another one on arrival. */
export const strangeSeal = ({
  state: { loadId, loadSealId: intended },
  step,
}: StepInPlace): Parties | null => {
  if (step.kind !== 'arrived' || step.loadId !== loadId || intended === null) return null;
  const { sealId: actual = intended } = step.details;
  return actual === intended ? null : { intended, actual };
};

/** Somebody else than the household that the box was packed for. */
export const strangerHousehold = ({ state: { householdRef }, step }: StepInPlace): Parties | null => {
  if (step.kind !== 'handed-over' || householdRef === null) return null;
  const { receivedByRef: actual } = step.details;
  return actual === householdRef ? null : { intended: householdRef, actual };
};

/** A hold that a move broke, and the kind of the move. */
export const brokenHold =
  (when: 'known' | 'known-later') =>
  ({ state, step }: StepInPlace): Parties | null => {
    const [first] = brokenHolds(state.holds, step, when);
    return first === undefined ? null : { intended: first.holdId, actual: step.kind };
  };

/** The tiers of a journey, from the bench down. */
const wayDown = ['supplier', 'municipal', 'district', 'community'] as const;

/** The highest tier that a box has left out on its way down. */
export const skippedTier = ({ state, step, moved }: StepInPlace): Parties | null => {
  if (!moved || step.kind !== 'received' || state.tier === null || step.details.tier === undefined)
    return null;
  const intended = wayDown[wayDown.indexOf(state.tier) + 1];
  const isSkipped = wayDown.indexOf(step.details.tier) - wayDown.indexOf(state.tier) > 1;
  return isSkipped && intended !== undefined ? { intended, actual: step.details.tier } : null;
};

/** Text with the parties; null when there are none. */
export const comparing =
  (partiesOf: (at: StepInPlace) => Parties | null, words: (parties: Parties, at: StepInPlace) => string) =>
  (at: StepInPlace): string | null => {
    const parties = partiesOf(at);
    return parties === null ? null : words(parties, at);
  };

/** Packing begins a trail and contradicts nothing known: the clock of the bench was slow. */
export const begins = ({ status }: CustodyState, { kind }: TrailStep): boolean =>
  kind === 'packed' && status === 'unknown';

/** A box that somebody holds is neither missing nor lost. */
export const isInHand = (state: CustodyState, step: TrailStep): boolean =>
  step.custodyTo !== 'unchanged' && step.kind !== 'lost' && !begins(state, step);
