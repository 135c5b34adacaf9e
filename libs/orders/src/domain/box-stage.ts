import { unreachable } from '@boxtrail/kernel';
import { factKinds, type BoxFact, type Told } from './box-facts';

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

/** All that is known of one box: its facts by their keys, and which of them were corrected. Plain JSON. */
export type KnownFacts = Readonly<
  Record<string, { readonly fact: BoxFact | null; readonly corrected: boolean }>
>;

export const nothingKnown: KnownFacts = {};

/** Adds what an event says. A fact that is told twice counts once; a corrected one as it was corrected last. */
export function learn(known: KnownFacts, { key, fact, corrects }: Told): KnownFacts {
  if (!corrects && Object.hasOwn(known, key)) return known;
  return { ...known, [key]: { fact, corrected: corrects } };
}

/**
 * How far a box is, by when things happened and not by when they were recorded: facts come late, twice and out of order.
 * It is packed before anything else can happen to it, whatever the clocks at the bench say.
 */
export function stageOf(known: KnownFacts): BoxStage {
  const facts = Object.entries(known).flatMap(([key, { fact }]) => (fact === null ? [] : [{ key, fact }]));
  facts.sort((a, b) => compare(a.fact, b.fact) || (a.key < b.key ? -1 : 1));
  return facts.reduce((state, { fact }) => after(state, fact), atTheBench).stage;
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
      return ['delivered', 'lost', 'destroyed'].includes(state.stage) ? state : at('undelivered');
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
