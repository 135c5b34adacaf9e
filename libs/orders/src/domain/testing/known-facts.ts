import {
  factsIn,
  stageOf,
  type BoxFact,
  type BoxMove,
  type BoxStage,
  type FactOfEvent,
  type KeyedFact,
} from '@boxtrail/contracts';

/** All recorded facts of one box by key. Null: withdrawn by a correction. */
type KnownFacts = ReadonlyMap<string, BoxFact | null>;

/** The first record of a fact counts, until a correction; then the last correction counts. */
const learn = (known: KnownFacts, { key, fact, corrects }: FactOfEvent): KnownFacts =>
  !corrects && known.has(key) ? known : new Map(known).set(key, fact);

/** The facts of a box that count after a history. */
export function factsAfter(sscc: string, events: readonly BoxMove[]): readonly KeyedFact[] {
  const facts = events.flatMap(factsIn).filter((one) => one.sscc === sscc);
  const known = facts.reduce(learn, new Map());
  return [...known].flatMap(([key, fact]) => (fact === null ? [] : [{ ...fact, key }]));
}

/** The stage of a box after a history, from all of its facts. */
export const stageAfter = (sscc: string, events: readonly BoxMove[]): BoxStage =>
  stageOf(factsAfter(sscc, events));
