import { eventStoreDBCase } from '../subjects/eventstoredb';

export const bench = eventStoreDBCase('append256.esdb', 256, (bench) => bench.pick(16_000, 6_000));
