import type { SupplierEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import type { View } from '@boxtrail/projections';
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
  project: (events, db) => insertSuppliers(db, (events as readonly BareEvent<SupplierEvent>[]).map(rowOf)),
};

const insertSuppliers = insertRows('suppliers', {
  gln: 'text',
  name: 'text',
  latitude: 'float8',
  longitude: 'float8',
  revision: 'int',
});

const rowOf = ({ event: { data }, revision }: BareEvent<SupplierEvent>) => ({
  gln: data.gln,
  name: data.name,
  latitude: data.latitude,
  longitude: data.longitude,
  revision,
});

/** A supplier as it is shown. */
export interface SupplierRow extends SupplierDetails {
  readonly revision: number;
}
