import type { SupplierEvent } from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb } from '@boxtrail/projections';
import type { SupplierDetails } from '../../domain/place';

/** The suppliers that rounds can be sent to. */
export const suppliersView: View = {
  name: 'orders.suppliers',
  version: 1,
  tables: `
    CREATE TABLE suppliers (
      gln text COLLATE "C" PRIMARY KEY,
      name text NOT NULL,
      latitude double precision,
      longitude double precision,
      revision integer NOT NULL
    )`,
  types: ['orders.SupplierRegistered'],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<SupplierEvent>[], db),
};

async function write(events: readonly BareEvent<SupplierEvent>[], db: ViewDb): Promise<void> {
  await db.query(
    `INSERT INTO suppliers SELECT * FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::int[])`,
    [
      events.map(({ event }) => event.data.gln),
      events.map(({ event }) => event.data.name),
      events.map(({ event }) => event.data.latitude),
      events.map(({ event }) => event.data.longitude),
      events.map(({ revision }) => revision),
    ],
  );
}

/** A supplier as it is shown. */
export interface SupplierRow extends SupplierDetails {
  readonly revision: number;
}
