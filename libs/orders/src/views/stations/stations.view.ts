import type { StationDetails, StationEvent } from '@boxtrail/contracts';
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
  const rows = [...stations.values()];
  await db.query(
    `INSERT INTO stations SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
        $7::float8[], $8::float8[], $9::int[])
      ON CONFLICT (gln) DO UPDATE SET code = excluded.code, name = excluded.name, tier = excluded.tier,
        parent_gln = excluded.parent_gln, street = excluded.street, latitude = excluded.latitude,
        longitude = excluded.longitude, revision = excluded.revision`,
    [
      rows.map((row) => row.gln),
      rows.map((row) => row.code),
      rows.map((row) => row.name),
      rows.map((row) => row.tier),
      rows.map((row) => row.parentGln),
      rows.map((row) => row.street),
      rows.map((row) => row.latitude),
      rows.map((row) => row.longitude),
      rows.map((row) => row.revision),
    ],
  );
}

/** A station as it is shown. */
export interface StationRow extends StationDetails {
  readonly revision: number;
}
