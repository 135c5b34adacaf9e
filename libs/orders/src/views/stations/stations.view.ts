import type { StationDetails, StationEvent } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf } from '@boxtrail/projections';

/** A station as last described. */
export interface StationRow extends StationDetails {
  readonly revision: number;
}

const stations = tableOf<StationRow>(
  'stations',
  {
    gln: ['text COLLATE "C"', ({ gln }) => gln],
    code: ['text COLLATE "C" NOT NULL', ({ code }) => code],
    name: ['text NOT NULL', ({ name }) => name],
    tier: ['text NOT NULL', ({ tier }) => tier],
    parent_gln: ['text COLLATE "C"', ({ parentGln }) => parentGln],
    street: ['text', ({ street }) => street],
    latitude: ['double precision', ({ latitude }) => latitude],
    longitude: ['double precision', ({ longitude }) => longitude],
    revision: ['int NOT NULL', ({ revision }) => revision],
  },
  ['gln'],
);

/** Every station of the network, as last described. */
export const stationsView = viewOf<StationEvent, StationRow>({
  name: 'orders.stations',
  version: 1,
  tables: stations.create,
  indexes: `
    CREATE INDEX ON stations (code);
    CREATE INDEX ON stations (parent_gln, gln)`,
  bare: true,
  on: {
    'orders.StationRegistered': ({ event, revision }) => [{ ...event.data, revision }],
    'orders.StationChanged': ({ event, revision }) => [{ ...event.data, revision }],
  },
  write: stations.upsert,
});

export const stationsSchema = schemaOf(stationsView);
