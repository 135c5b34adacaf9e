import { unreachable } from '@boxtrail/kernel';
import { isSame, type CustodyState } from './box-state';
import type { FindingKind } from './finding';
import { hasOpen } from './open-findings';
import type { StepOf, TrailStep } from './trail-step';

/** What of a step does not fit to the one before. `lacks`: the step that should have come between. */
export interface Misfit {
  readonly kind: Extract<FindingKind, 'gap' | 'contradiction' | 'never-packed'>;
  readonly lacks: string | null;
}

/** A rule of custody: what does not fit between a box as it was believed to be and its next step; null when all fits. */
type Rule<Step = Where> = (state: CustodyState, step: Step) => Misfit | null;
/** Where a step took place, and where it puts the box. */
type Where = Pick<TrailStep, 'placeGln' | 'loadId' | 'custodyTo'>;

const contradiction: Misfit = { kind: 'contradiction', lacks: null };
const gap = (lacks: string): Misfit => ({ kind: 'gap', lacks });

/** A load's facts do not say that somebody saw this box, and an answer is about the trail. */
export const saysNothing: Rule = () => null;

/** A box is packed once. */
export const begins: Rule = ({ status }) => (status === 'unknown' ? null : contradiction);

/** It is in somebody's hands, where it may be. */
export const atItsPlace: Rule = (state, step) =>
  hasEnded(state) || state.status === 'lost' || isElsewhere(state, step) ? contradiction : null;

/** Nothing is reported of a box that was delivered or destroyed. */
export const notEnded: Rule = (state) => (hasEnded(state) ? contradiction : null);

export const endsAtItsPlace: Rule = (state, step) =>
  hasEnded(state) || isElsewhere(state, step) ? contradiction : null;

/** Only the station that holds a box can send it out. A second scan of the same departure is none. */
export const departs: Rule = (state, step) => {
  const { holder } = state;
  if (hasEnded(state)) return contradiction;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isSame(holder, step.custodyTo)) return null;
  if (holder.type === 'station') return holder.id === step.placeGln ? null : gap('receipt there');
  return gap(holder.type === 'load' ? 'receipt' : 'return');
};

/** A box comes off the load that had it. A lost box that is received is found. */
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

/** From a team at the door, or across the counter of the drop point that holds it. */
export const isHandedOver: Rule<StepOf<'handed-over'>> = (state, step) => {
  const { holder } = state;
  if (hasEnded(state)) return contradiction;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isElsewhere(state, step)) return contradiction;
  if (holder.type === 'load') return gap('receipt');
  if (holder.type === 'station' && step.details.method !== 'pick-up') return gap('door round');
  return null;
};

/** Whoever had a box outside may bring it back, even a resident; between stations it needs a load. */
export const comesBack: Rule = ({ holder }, step) => {
  if (holder?.type === 'load') return gap('receipt');
  return holder?.type === 'station' && holder.id !== step.placeGln ? gap('dispatch') : null;
};

/** A find answers for a box that was missed. One that nobody missed cannot be found elsewhere. */
export const turnsUp: Rule = (state, step) => {
  const missed = state.holder?.type === 'resident' || hasOpen(state.open, 'missing');
  return !missed && isElsewhere(state, step) ? contradiction : null;
};

const hasEnded = ({ status }: CustodyState): boolean => status === 'delivered' || status === 'destroyed';

const isElsewhere = ({ holder, fromGln, toGln }: CustodyState, { placeGln }: Where): boolean =>
  holder !== null && placeGln !== null && placeGln !== fromGln && placeGln !== toGln;

/** Whether the receiver declared such a discrepancy of this box. */
export const declares = (step: TrailStep, kind: FindingKind): boolean =>
  step.kind === 'received' && step.details.discrepancies.some((declared) => declared === kind);
