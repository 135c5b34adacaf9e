import type { BoxTypeEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';
import { evolve, initial, type BoxTypeDetails, type BoxTypeState } from '../../domain/box-type';

/** Every box type with its present price and contents, and with each price and version of the contents it had. */
export const boxTypesView: View = {
  name: 'orders.box-types',
  version: 3,
  // json, not jsonb: it stores every string that an event can hold.
  tables: `
    CREATE TABLE box_types (
      gtin text COLLATE "C" PRIMARY KEY,
      revision integer NOT NULL,
      state json NOT NULL
    );
    CREATE TABLE terms (
      gtin text COLLATE "C",
      revision integer,
      occurred_at timestamptz NOT NULL,
      state json NOT NULL,
      PRIMARY KEY (gtin, revision)
    )`,
  types: ['orders.BoxTypePublished', 'orders.BoxTypePriceChanged', 'orders.BoxTypeContentsChanged'],
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
  const terms: { gtin: string; revision: number; occurred_at: string; state: BoxTypeState }[] = [];
  for (const { event, revision } of events) {
    const { gtin } = event.data;
    const state = evolve(states.get(gtin) ?? initial, event);
    states.set(gtin, state);
    revisions.set(gtin, revision);
    terms.push({ gtin, revision, occurred_at: event.occurredAt, state });
  }
  const rows = gtins.map((gtin) => ({
    gtin,
    revision: revisions.get(gtin) ?? null,
    state: states.get(gtin) ?? initial,
  }));
  await upsertBoxTypes(db, rows);
  await insertTerms(db, terms);
}

const upsertBoxTypes = insertRows(
  'box_types',
  { gtin: 'text', revision: 'int', state: 'json' },
  { conflict: ['gtin'], update: ['revision', 'state'] },
);

const insertTerms = insertRows('terms', {
  gtin: 'text',
  revision: 'int',
  occurred_at: 'timestamptz',
  state: 'json',
});

/**
 * A box type in an answer.
 * @schema BoxType
 */
export interface BoxTypeRow extends BoxTypeDetails {
  readonly revision: number;
  /** Version of its contents, from 1. */
  readonly contentsVersion: number;
}

/**
 * Price and contents of a box type, as rounds opened with them until they changed.
 * @schema BoxTypeTerms
 */
export interface BoxTypeTerms extends Pick<BoxTypeDetails, 'priceFen' | 'contents'> {
  readonly revision: number;
  /** Version of the contents, from 1. */
  readonly contentsVersion: number;
  /** When they began to hold. */
  readonly since: string;
}
