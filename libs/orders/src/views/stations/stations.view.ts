import type { StationDetails, StationEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb } from '@boxtrail/projections';

/** Every station of the network, as it was last described. */
export const stationsView: View = {
  name: 'orders.stations',
  version: 1,
  tables: `
    CREATE TABLE stations (
      gln text COLLATE "C" PRIMARY KEY,
      code text COLLATE "C" NOT NULL,
      name text NOT NULL,
      tier text NOT NULL,
      parent_gln text COLLATE "C",
      street text,
      latitude double precision,
      longitude double precision,
      revision integer NOT NULL
    )`,
  indexes: `
    CREATE INDEX ON stations (code);
    CREATE INDEX ON stations (parent_gln, gln)`,
  types: ['orders.StationRegistered', 'orders.StationChanged'],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<StationEvent>[], db),
};

async function write(events: readonly BareEvent<StationEvent>[], db: ViewDb): Promise<void> {
  const stations = new Map(
    events.map(({ event, revision }) => [event.data.gln, { ...event.data, revision }]),
  );
  await upsertStations(db, [...stations.values()].map(rowOf));
}

const upsertStations = insertRows(
  'stations',
  {
    gln: 'text',
    code: 'text',
    name: 'text',
    tier: 'text',
    parent_gln: 'text',
    street: 'text',
    latitude: 'float8',
    longitude: 'float8',
    revision: 'int',
  },
  {
    conflict: ['gln'],
    update: ['code', 'name', 'tier', 'parent_gln', 'street', 'latitude', 'longitude', 'revision'],
  },
);

const rowOf = ({ gln, code, name, tier, parentGln, street, latitude, longitude, revision }: StationRow) => ({
  gln,
  code,
  name,
  tier,
  parent_gln: parentGln,
  street,
  latitude,
  longitude,
  revision,
});

/** A station as it is shown. */
export interface StationRow extends StationDetails {
  readonly revision: number;
}
