import { eventStoreDBCase } from '../subjects/eventstoredb';

export const bench = eventStoreDBCase('append32.esdb', 32, (bench) => bench.pick(16_000, 6_000));
