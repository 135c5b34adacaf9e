import type { BoxTypeContentsChanged, BoxTypePublished, EventOf, RoundOpened } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';

type Event =
  EventOf<typeof BoxTypePublished> | EventOf<typeof BoxTypeContentsChanged> | EventOf<typeof RoundOpened>;

/** One version of the contents of a box type. */
interface Contents {
  readonly gtin: string;
  /** From 1. */
  readonly version: number;
  readonly contents: EventOf<typeof BoxTypePublished>['data']['contents'];
  /** The only supplier that packs it, said by its first version; null: every one does. */
  readonly supplierGln: string | null;
}

const contentsTable = tableOf<Contents>(
  'contents',
  {
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    version: ['int', ({ version }) => version],
    contents: ['jsonb NOT NULL', ({ contents }) => contents],
    supplier_gln: ['text', ({ supplierGln }) => supplierGln],
  },
  ['gtin', 'version'],
);

/** The version that a round opened with, where it is not the first one. */
interface Offered {
  readonly roundId: string;
  readonly gtin: string;
  readonly version: number;
}

const offeredTable = tableOf<Offered>(
  'offered',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    version: ['int NOT NULL', ({ version }) => version],
  },
  ['round_id', 'gtin'],
);

/** What a box of each type should hold, by version, and which version a round has. */
export const boxTypesView = viewOf<Event, Contents | Offered>({
  name: 'packing.box-types',
  version: 3,
  tables: `${contentsTable.create};\n${offeredTable.create}`,
  bare: true,
  on: {
    'orders.BoxTypePublished': ({ event: { data } }) => [
      { gtin: data.gtin, version: 1, contents: data.contents, supplierGln: data.supplierGln },
    ],
    'orders.BoxTypeContentsChanged': ({ event: { data } }) => [
      { gtin: data.gtin, version: data.contentsVersion, contents: data.contents, supplierGln: null },
    ],
    'orders.RoundOpened': ({ event: { data } }) =>
      data.offers.flatMap(({ gtin, contentsVersion }) =>
        contentsVersion === null || contentsVersion === 1
          ? []
          : [{ roundId: data.roundId, gtin, version: contentsVersion }],
      ),
  },
  write,
});

export const boxTypesSchema = schemaOf(boxTypesView);

async function write(changes: readonly (Contents | Offered)[], db: ViewDb): Promise<void> {
  await contentsTable.upsert(
    changes.filter((change) => 'contents' in change),
    db,
  );
  await offeredTable.upsert(
    changes.filter((change) => 'roundId' in change),
    db,
  );
}
