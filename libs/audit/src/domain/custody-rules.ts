import { unreachable } from '@boxtrail/kernel';
import { isSame, type CustodyState } from './box-state';
import type { FindingKind } from './finding';
import { hasOpen } from './open-findings';
import type { StepOf, TrailStep } from './trail-step';

/** The mismatch between a step and the state before it. `lacks`: the step that should have come between. */
export interface Misfit {
  readonly kind: Extract<FindingKind, 'gap' | 'contradiction' | 'never-packed'>;
  readonly lacks: string | null;
}

/** A rule of custody: the mismatch between the state of a box and its next step; null when there is none. */
type Rule<Step = Where> = (state: CustodyState, step: Step) => Misfit | null;
/** The place of a step, and the holder after it. */
type Where = Pick<TrailStep, 'placeGln' | 'loadId' | 'custodyTo'>;

const contradiction: Misfit = { kind: 'contradiction', lacks: null };
const gap = (lacks: string): Misfit => ({ kind: 'gap', lacks });

/** For facts of a load, in which nobody saw this box, and for answers, which are about the trail. */
export const saysNothing: Rule = () => null;

/** A box is packed once. */
export const begins: Rule = ({ status }) => (status === 'unknown' ? null : contradiction);

/** The box is seen where it may be. */
export const atItsPlace: Rule = (state, step) =>
  hasEnded(state) || state.status === 'lost' || isElsewhere(state, step) ? contradiction : null;

/** Nothing can be reported of a delivered or destroyed box. */
export const notEnded: Rule = (state) => (hasEnded(state) ? contradiction : null);

export const endsAtItsPlace: Rule = (state, step) =>
  hasEnded(state) || isElsewhere(state, step) ? contradiction : null;

/** Only the station that holds a box can send it out. A second scan of the same departure is a repetition. */
export const departs: Rule = (state, step) => {
  const { holder } = state;
  if (hasEnded(state)) return contradiction;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isSame(holder, step.custodyTo)) return null;
  if (holder.type === 'station') return holder.id === step.placeGln ? null : gap('receipt there');
  return gap(holder.type === 'load' ? 'receipt' : 'return');
};

/** A box comes off the load that held it. A lost box that is received is found. */
export const comesOff: Rule<StepOf<'received'> | StepOf<'taken-off'>> = (state, step) => {
  const { holder } = state;
  if (hasEnded(state)) return contradiction;
  if (holder === null) return null;
  switch (holder.type) {
    case 'load':
      return holder.id === step.loadId ? null : contradiction;
    case 'team':
      return gap('return');
    case 'station':
      if (holder.id !== step.placeGln) return declares(step, 'never-dispatched') ? null : gap('dispatch');
      return step.kind === 'taken-off' || state.loadId === step.loadId ? null : contradiction;
    case 'resident':
      return contradiction;
    default:
      return unreachable(holder.type);
  }
};

/** From a team at the door, or from the drop point that holds it. */
export const isHandedOver: Rule<StepOf<'handed-over'>> = (state, step) => {
  const { holder } = state;
  if (hasEnded(state)) return contradiction;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isElsewhere(state, step)) return contradiction;
  if (holder.type === 'load') return gap('receipt');
  if (holder.type === 'station' && step.details.method !== 'pick-up') return gap('door round');
  return null;
};

/** Any holder outside a station may bring a box back, even a resident; between stations it needs a load. */
export const comesBack: Rule = ({ holder }, step) => {
  if (holder?.type === 'load') return gap('receipt');
  return holder?.type === 'station' && holder.id !== step.placeGln ? gap('dispatch') : null;
};

/** A find answers a missing box, explained or not. A box that was not missing cannot be found elsewhere. */
export const turnsUp: Rule = (state, step) => {
  const missed =
    state.holder?.type === 'resident' ||
    hasOpen(state.open, 'missing') ||
    state.explained.some(({ kind }) => kind === 'missing');
  return !missed && isElsewhere(state, step) ? contradiction : null;
};

const hasEnded = ({ status }: CustodyState): boolean => status === 'delivered' || status === 'destroyed';

const isElsewhere = ({ holder, fromGln, toGln }: CustodyState, { placeGln }: Where): boolean =>
  holder !== null && placeGln !== null && placeGln !== fromGln && placeGln !== toGln;

/** Whether the receiver declared this discrepancy of the box. */
export const declares = (step: TrailStep, kind: FindingKind): boolean =>
  step.kind === 'received' && step.details.discrepancies.some((declared) => declared === kind);
