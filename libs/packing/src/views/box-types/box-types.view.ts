import type { BoxTypePublished, EventOf } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf } from '@boxtrail/projections';

type Published = EventOf<typeof BoxTypePublished>;
type BoxType = Published['data'];

const boxTypes = tableOf<BoxType>(
  'box_types',
  {
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    name: ['text NOT NULL', ({ name }) => name],
    contents: ['jsonb NOT NULL', ({ contents }) => contents],
  },
  ['gtin'],
);

/** What a box of each type should hold. */
export const boxTypesView = viewOf<Published, BoxType>({
  name: 'packing.box-types',
  version: 1,
  tables: boxTypes.create,
  bare: true,
  on: { 'orders.BoxTypePublished': ({ event }) => [event.data] },
  write: boxTypes.upsert,
});

export const boxTypesSchema = schemaOf(boxTypesView);
