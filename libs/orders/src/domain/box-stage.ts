import { unreachable } from '@boxtrail/kernel';
import { factKinds, type BoxFact } from './box-facts';

/** How far a box is, from the bench to the door. */
export const boxStages = [
  'packed',
  'on-the-way',
  /** Not among the boxes of its load when that was received, and not seen since. */
  'missing',
  /** A team was at the door in vain. */
  'undelivered',
  /** Back at a station, from the door or from the household. */
  'returned',
  'delivered',
  'lost',
  'destroyed',
] as const;
export type BoxStage = (typeof boxStages)[number];

/** A fact under the key that every event about it has. */
export type KeyedFact = BoxFact & { readonly key: string };

/**
 * How far a box is, by when things happened and not by when they were recorded: facts come late, twice and out of order.
 * It is packed before anything else can happen to it, whatever the clocks at the bench say. Only these facts decide, and the
 * others may be left out:
 * - the last of each kind, without `missing` and `taken-off`;
 * - of `missing` the last one on the load it was dispatched with last, and the last one on any other load;
 * - of `taken-off` the first one from that load after that dispatch.
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
  /** The load it left with last. */
  readonly leftWith: string | null;
  /** It was moved from the bench. */
  readonly moved: boolean;
}

const atTheBench: State = { stage: 'packed', loadId: null, leftWith: null, moved: false };

function after(state: State, { kind, loadId }: BoxFact): State {
  const at = (stage: BoxStage): State => ({ ...state, stage, loadId: null, moved: true });
  const back = (): State => ({ ...state, stage: state.moved ? 'on-the-way' : 'packed' });
  switch (kind) {
    case 'dispatched':
      return { stage: 'on-the-way', loadId, leftWith: loadId, moved: true };
    case 'taken-off': // before the dispatch it changes nothing
      return state.loadId === loadId ? at('on-the-way') : state;
    case 'received':
    case 'out-for-delivery':
      return at('on-the-way');
    case 'missing':
      return canBeMissing(state, loadId) ? { ...state, stage: 'missing' } : state;
    case 'delivery-failed': // who was in vain at the door says nothing of a box that is with the household, or gone
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
    case 'sighted': // whatever else is said of it: it is there
      return state.stage === 'missing' ? back() : state;
    default:
      return unreachable(kind);
  }
}

/** On the load, or on its way with a load of which no dispatch is known. One that came off a load is not missed on it. */
function canBeMissing({ stage, loadId, leftWith }: State, missedOn: string | null): boolean {
  if (stage !== 'packed' && stage !== 'on-the-way') return false;
  return loadId === missedOn || (loadId === null && leftWith !== missedOn);
}
