import type { BoxTypeEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';
import { evolve, initial, type BoxTypeDetails, type BoxTypeState } from '../../domain/box-type';

/** Every box type on offer, with its present price. */
export const boxTypesView: View = {
  name: 'orders.box-types',
  version: 2,
  // json, not jsonb: it stores every string that an event can hold.
  tables: `
    CREATE TABLE box_types (
      gtin text COLLATE "C" PRIMARY KEY,
      revision integer NOT NULL,
      state json NOT NULL
    )`,
  types: ['orders.BoxTypePublished', 'orders.BoxTypePriceChanged'],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<BoxTypeEvent>[], db),
};

export const boxTypesSchema = schemaOf(boxTypesView);

async function write(events: readonly BareEvent<BoxTypeEvent>[], db: ViewDb): Promise<void> {
  const gtins = [...new Set(events.map(({ event }) => event.data.gtin))];
  const known = await db.query<{ gtin: string; state: BoxTypeState }>(
    'SELECT gtin, state FROM box_types WHERE gtin = ANY($1)',
    [gtins],
  );
  const states = new Map(known.map(({ gtin, state }) => [gtin, state]));
  const revisions = new Map<string, number>();
  for (const { event, revision } of events) {
    const { gtin } = event.data;
    states.set(gtin, evolve(states.get(gtin) ?? initial, event));
    revisions.set(gtin, revision);
  }
  const rows = gtins.map((gtin) => ({
    gtin,
    revision: revisions.get(gtin) ?? null,
    state: states.get(gtin) ?? initial,
  }));
  await upsertBoxTypes(db, rows);
}

const upsertBoxTypes = insertRows(
  'box_types',
  { gtin: 'text', revision: 'int', state: 'json' },
  { conflict: ['gtin'], update: ['revision', 'state'] },
);

/**
 * A box type in an answer.
 * @schema BoxType
 */
export interface BoxTypeRow extends BoxTypeDetails {
  readonly revision: number;
}
