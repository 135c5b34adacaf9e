import {
  isWithTeam,
  outcomeOf,
  doorFactsIn,
  type DoorFact,
  type DoorFactEvent,
  type KeyedDoorFact,
} from '../door-outcome';

/** The facts of one box in force after a history. */
export function knownDoorFacts(sscc: string, events: readonly DoorFactEvent[]): KeyedDoorFact[] {
  const known = new Map<string, DoorFact | null>();
  for (const change of events.flatMap(doorFactsIn))
    if (change.sscc === sscc) known.set(change.key, change.fact);
  return [...known].flatMap(([key, fact]) => (fact === null ? [] : [{ ...fact, key }]));
}

/** The door rounds whose team still has the box, from all of its facts. */
export const roundsWith = (known: readonly KeyedDoorFact[]): string[] =>
  known.flatMap((fact) =>
    fact.kind === 'out' && isWithTeam(outcomeOf(known, fact.doorRoundId, fact.at)) ? [fact.doorRoundId] : [],
  );
