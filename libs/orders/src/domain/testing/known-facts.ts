import { toldBy, type BoxFact, type BoxMove, type Told } from '../box-facts';
import { stageOf, type BoxStage } from '../box-stage';

/** All that was told of one box, by its keys. */
type KnownFacts = ReadonlyMap<string, BoxFact | null>;

/** A fact that is told twice counts as it was told first; a corrected one as it was corrected last. */
const learn = (known: KnownFacts, { key, fact, corrects }: Told): KnownFacts =>
  !corrects && known.has(key) ? known : new Map(known).set(key, fact);

/** How far a box is after a history, by all of its facts. */
export function stageAfter(sscc: string, events: readonly BoxMove[]): BoxStage {
  const told = events.flatMap(toldBy).filter((one) => one.sscc === sscc);
  const known = told.reduce(learn, new Map());
  return stageOf([...known].flatMap(([key, fact]) => (fact === null ? [] : [{ ...fact, key }])));
}
