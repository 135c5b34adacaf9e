import { eventStoreDBCase } from '../subjects/eventstoredb';

export const bench = eventStoreDBCase('append1.esdb', 1, (bench) => bench.pick(4_000, 1_500));
