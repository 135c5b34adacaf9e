import type { SupplierEvent } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf } from '@boxtrail/projections';
import type { SupplierDetails } from '../../domain/place';

/**
 * A supplier in an answer.
 * @schema Supplier
 */
export interface SupplierRow extends SupplierDetails {
  readonly revision: number;
}

const suppliers = tableOf<SupplierRow>(
  'suppliers',
  {
    gln: ['text COLLATE "C"', ({ gln }) => gln],
    name: ['text NOT NULL', ({ name }) => name],
    latitude: ['double precision', ({ latitude }) => latitude],
    longitude: ['double precision', ({ longitude }) => longitude],
    revision: ['int NOT NULL', ({ revision }) => revision],
  },
  ['gln'],
);

/** The suppliers that can serve rounds. */
export const suppliersView = viewOf<SupplierEvent, SupplierRow>({
  name: 'orders.suppliers',
  version: 1,
  tables: suppliers.create,
  bare: true,
  on: { 'orders.SupplierRegistered': ({ event, revision }) => [{ ...event.data, revision }] },
  write: suppliers.insert,
});

export const suppliersSchema = schemaOf(suppliersView);
