import { unreachable } from '@boxtrail/kernel';
import { factKinds, type BoxFact } from './box-facts';

/** The stage of a box, from the bench to the door. */
export const boxStages = [
  'packed',
  'on-the-way',
  /** Absent when its load was received, and not seen since. */
  'missing',
  /** The last delivery attempt failed. */
  'undelivered',
  /** Back at a station, from the door or from the household. */
  'returned',
  'delivered',
  'lost',
  'destroyed',
] as const;
export type BoxStage = (typeof boxStages)[number];

/** A fact with the key that all events about it share. */
export type KeyedFact = BoxFact & { readonly key: string };

/**
 * The stage of a box, by event time and not by record time: facts come late, repeated and out of order. Packing comes
 * first, at any clock time of the bench. These facts suffice:
 * - the last of each kind, except `missing` and `taken-off`;
 * - of `missing`, the last on the load of its last dispatch, and the last on any other load;
 * - of `taken-off`, the first from that load after that dispatch.
 */
export function stageOf(facts: readonly KeyedFact[]): BoxStage {
  const inOrder = [...facts].sort((a, b) => compare(a, b) || (a.key < b.key ? -1 : 1));
  return inOrder.reduce(after, atTheBench).stage;
}

function compare(a: BoxFact, b: BoxFact): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return factKinds.indexOf(a.kind) - factKinds.indexOf(b.kind);
}

interface State {
  readonly stage: BoxStage;
  /** The load it is on. */
  readonly loadId: string | null;
  /** The load of its last dispatch. */
  readonly leftWith: string | null;
  /** Whether it has left the bench. */
  readonly moved: boolean;
}

const atTheBench: State = { stage: 'packed', loadId: null, leftWith: null, moved: false };

function after(state: State, { kind, loadId }: BoxFact): State {
  const at = (stage: BoxStage): State => ({ ...state, stage, loadId: null, moved: true });
  const back = (): State => ({ ...state, stage: state.moved ? 'on-the-way' : 'packed' });
  switch (kind) {
    case 'dispatched':
      return { stage: 'on-the-way', loadId, leftWith: loadId, moved: true };
    case 'taken-off': // no effect before the dispatch
      return state.loadId === loadId ? at('on-the-way') : state;
    case 'received':
    case 'out-for-delivery':
      return at('on-the-way');
    case 'missing':
      return canBeMissing(state, loadId) ? { ...state, stage: 'missing' } : state;
    case 'delivery-failed': // a failed attempt does not change a box that was delivered, lost or destroyed
      return ['delivered', 'lost', 'destroyed'].includes(state.stage)
        ? { ...state, moved: true }
        : at('undelivered');
    case 'handed-over':
      return at('delivered');
    case 'returned':
      return at('returned');
    case 'lost':
    case 'destroyed':
      return { ...state, stage: kind, loadId: null };
    case 'found':
      return { ...back(), loadId: null };
    case 'damaged': // the box is there
    case 'sighted': // a sighting proves only that the box is not missing
      return state.stage === 'missing' ? back() : state;
    default:
      return unreachable(kind);
  }
}

/**
 * Whether the box is on the load, or on its way with a load without a known dispatch. A box taken off a load is not
 * missing from it.
 */
function canBeMissing({ stage, loadId, leftWith }: State, missedOn: string | null): boolean {
  if (stage !== 'packed' && stage !== 'on-the-way') return false;
  return loadId === missedOn || (loadId === null && leftWith !== missedOn);
}
