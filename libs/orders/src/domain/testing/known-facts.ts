import { toldBy, type BoxFact, type BoxMove, type Told } from '../box-facts';
import { stageOf, type BoxStage } from '../box-stage';

/** All recorded facts of one box, by key. Null: a correction withdrew the fact. */
type KnownFacts = ReadonlyMap<string, BoxFact | null>;

/** The first record of a fact counts; after corrections, the last correction counts. */
const learn = (known: KnownFacts, { key, fact, corrects }: Told): KnownFacts =>
  !corrects && known.has(key) ? known : new Map(known).set(key, fact);

/** How far a box is after a history, by all of its facts. */
export function stageAfter(sscc: string, events: readonly BoxMove[]): BoxStage {
  const told = events.flatMap(toldBy).filter((one) => one.sscc === sscc);
  const known = told.reduce(learn, new Map());
  return stageOf([...known].flatMap(([key, fact]) => (fact === null ? [] : [{ ...fact, key }])));
}
