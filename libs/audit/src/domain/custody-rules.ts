import { unreachable } from '@boxtrail/kernel';
import type { Finding, FindingKind } from './finding';
import { hasOpen } from './open-findings';
import { holderText, type Holder, type StepRef, type TrailStep } from './trail-step';

export type BoxStatus =
  /** Something is known of it, but not yet who has it. */
  | 'unknown'
  | 'packed'
  | 'at-station'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delivered'
  /** The team was at the door and still has it. */
  | 'undelivered'
  | 'lost'
  | 'destroyed';

/** All that the next step of a box is judged by. Plain JSON: kept from one batch of events to the next. */
export interface BoxState {
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly holder: Holder | null;
  /** `occurredAt` of the last move of custody. */
  readonly since: string | null;
  /** The load it last went or came with. */
  readonly loadId: string | null;
  /** Where it may be seen without contradiction: at its station, at either end of its way, at the team's base. */
  readonly fromGln: string | null;
  readonly toGln: string | null;
  readonly last: StepRef | null;
  /** A fact of it was corrected: what counts can only be told from all its steps. */
  readonly corrected: boolean;
  readonly highestPosition: number;
  /** Findings nobody has answered. */
  readonly open: readonly Finding[];
}

/** A step that does not follow from the one before. `lacks`: the step that should have come between. */
export interface Trouble {
  readonly kind: Extract<FindingKind, 'gap' | 'contradiction' | 'never-packed'>;
  readonly lacks: string | null;
}

const contradiction: Trouble = { kind: 'contradiction', lacks: null };
const gap = (lacks: string): Trouble => ({ kind: 'gap', lacks });

/** What does not fit between a box as it was believed to be and its next step; null when all fits. */
export function troubleOf(state: BoxState, step: TrailStep): Trouble | null {
  if (state.last === null) return step.kind === 'packed' ? null : { kind: 'never-packed', lacks: null };
  const ended = state.status === 'delivered' || state.status === 'destroyed';
  switch (step.kind) {
    // A load's facts do not say that somebody saw this box; an answer is about the trail; `missing` has its own rule.
    case 'double-dispatch':
    case 'pass-withdrawn':
    case 'checkpoint':
    case 'arrived':
    case 'missing':
    case 'resolved':
    case 'corrected':
      return null;
    case 'found':
      return foundTrouble(state, step);
    case 'returned':
      return returnTrouble(state, step);
    case 'packed':
      return state.status === 'unknown' ? null : contradiction;
    case 'sealed':
    case 'loaded':
    case 'delivery-failed':
    case 'seen':
    case 'damaged':
    case 'seal-broken':
      return ended || state.status === 'lost' || isElsewhere(state, step) ? contradiction : null;
    case 'dispatched':
    case 'out-for-delivery':
      return ended ? contradiction : departureTrouble(state, step);
    case 'received':
    case 'taken-off':
      return ended ? contradiction : unloadingTrouble(state, step);
    case 'handed-over':
      return ended ? contradiction : handoverTrouble(state, step);
    case 'lost':
      return ended ? contradiction : null;
    case 'destroyed':
      return ended || isElsewhere(state, step) ? contradiction : null;
    default:
      return unreachable(step);
  }
}

const isElsewhere = ({ holder, fromGln, toGln }: BoxState, { placeGln }: TrailStep): boolean =>
  holder !== null && placeGln !== null && placeGln !== fromGln && placeGln !== toGln;

/** Only the station that holds a box can send it out. A second scan of the same departure is none. */
function departureTrouble(state: BoxState, step: TrailStep): Trouble | null {
  const { holder } = state;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isSame(holder, step.custodyTo)) return null;
  if (holder.type === 'station') return holder.id === step.placeGln ? null : gap('receipt there');
  return gap(holder.type === 'load' ? 'receipt' : 'return');
}

/** A box comes off the load that had it. A lost box that is received is found. */
function unloadingTrouble(state: BoxState, step: TrailStep): Trouble | null {
  const { holder } = state;
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
}

/** From a team at the door, or across the counter of the drop point that holds it. */
function handoverTrouble(state: BoxState, step: Extract<TrailStep, { kind: 'handed-over' }>): Trouble | null {
  const { holder } = state;
  if (holder === null) return state.status === 'lost' ? gap('find') : null;
  if (isElsewhere(state, step)) return contradiction;
  if (holder.type === 'load') return gap('receipt');
  if (holder.type === 'station' && step.details.method !== 'pick-up') return gap('door round');
  return null;
}

/** Whoever had a box outside may bring it back, even a resident; between stations it needs a load. */
function returnTrouble({ holder }: BoxState, step: TrailStep): Trouble | null {
  if (holder?.type === 'load') return gap('receipt');
  return holder?.type === 'station' && holder.id !== step.placeGln ? gap('dispatch') : null;
}

/** A find answers for a box that was missed. One that nobody missed cannot be found elsewhere. */
function foundTrouble(state: BoxState, step: TrailStep): Trouble | null {
  const missed = state.holder?.type === 'resident' || hasOpen(state.open, 'missing');
  return !missed && isElsewhere(state, step) ? contradiction : null;
}

export const isSame = (holder: Holder | null, other: TrailStep['custodyTo'] | null): boolean =>
  holder !== null &&
  other !== null &&
  typeof other !== 'string' &&
  holder.type === other.type &&
  holder.id === other.id;

/** Whether the receiver declared such a discrepancy of this box. */
export const declares = (step: TrailStep, kind: FindingKind): boolean =>
  step.kind === 'received' && step.details.discrepancies.some((declared) => declared === kind);

/** `received at 0200000000012 with load L-1`. */
export function stepText({ kind, placeGln, loadId }: TrailStep): string {
  const words = kind.replaceAll('-', ' ');
  return `${words}${placeGln === null ? '' : ` at ${placeGln}`}${loadId === null ? '' : ` with load ${loadId}`}`;
}

/** `station 0200000000012 had the box since 2026-03-20T00:05:00.000Z`, `the box was reported lost on ...`. */
export function believedText({ holder, status, since }: BoxState): string {
  if (holder !== null) return `${holderText(holder)} had the box since ${since}`;
  if (status === 'unknown') return 'nobody was known to have the box';
  return `the box was reported ${status}${since === null ? '' : ` on ${since}`}`;
}
