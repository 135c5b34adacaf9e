import {
  supplierAfter,
  supplierChangesIn,
  type KnownSupplier,
  type SupplierEvent,
} from '@boxtrail/contracts';
import { tableOf, type View, viewOf, type ViewDb } from '@boxtrail/projections';

/**
 * A supplier in an answer.
 * @schema Supplier
 */
export interface SupplierRow extends KnownSupplier {
  readonly revision: number;
}

const suppliers = tableOf<SupplierRow>(
  'suppliers',
  {
    gln: ['text COLLATE "C"', ({ gln }) => gln],
    name: ['text NOT NULL', ({ name }) => name],
    latitude: ['double precision', ({ latitude }) => latitude],
    longitude: ['double precision', ({ longitude }) => longitude],
    kind: ['text', ({ kind }) => kind],
    licence: ['json', ({ licence }) => licence],
    daily_capacity: ['int', ({ dailyCapacity }) => dailyCapacity],
    status: ['text NOT NULL', ({ status }) => status],
    status_reason: ['text', ({ statusReason }) => statusReason],
    revision: ['int NOT NULL', ({ revision }) => revision],
  },
  ['gln'],
);

/** Columns of a supplier, as an answer names them. */
export const supplierColumns = `gln, name, latitude, longitude, kind, licence, daily_capacity AS "dailyCapacity",
  status, status_reason AS "statusReason", revision`;

interface Change {
  readonly event: SupplierEvent;
  readonly revision: number;
}

/** Each context that judges suppliers knows them by a view of its own, made from published events. */
export const suppliersView = (context: string): View =>
  viewOf<SupplierEvent, Change>({
    name: `${context}.suppliers`,
    version: 2,
    tables: suppliers.create,
    indexes: 'CREATE INDEX ON suppliers (status, gln)',
    bare: true,
    on: supplierChangesIn,
    write,
  });

async function write(changes: readonly Change[], db: ViewDb): Promise<void> {
  const glns = [...new Set(changes.map(({ event }) => event.data.gln))];
  const stored = await db.query<SupplierRow>(`SELECT ${supplierColumns} FROM suppliers WHERE gln = ANY($1)`, [
    glns,
  ]);
  const rows = new Map(stored.map((row) => [row.gln, row]));
  for (const { event, revision } of changes) {
    const after = supplierAfter(rows.get(event.data.gln), event);
    if (after !== undefined) rows.set(event.data.gln, { ...after, revision });
  }
  await suppliers.upsert([...rows.values()], db);
}
