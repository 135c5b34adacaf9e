import type { BoxPacked, EventOf, RecallEvent } from '@boxtrail/contracts';
import { schemaOf, slices, tableOf, type ViewDb, viewOf } from '@boxtrail/projections';

/** A box that holds a lot. */
interface LotBox {
  readonly gtin: string;
  readonly lot: string;
  readonly sscc: string;
  readonly quantity: number;
  readonly packedAtGln: string;
  readonly destinationGln: string;
}

const lotBoxes = tableOf<LotBox>(
  'lot_boxes',
  {
    gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
    lot: ['text COLLATE "C" NOT NULL', ({ lot }) => lot],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    quantity: ['int NOT NULL', ({ quantity }) => quantity],
    packed_at_gln: ['text COLLATE "C" NOT NULL', ({ packedAtGln }) => packedAtGln],
    destination_gln: ['text COLLATE "C" NOT NULL', ({ destinationGln }) => destinationGln],
  },
  ['gtin', 'lot', 'sscc'],
);

interface OpenedRecall {
  readonly recallId: string;
  readonly gtin: string;
  readonly lot: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly recordedAt: string;
  readonly openedBy: string;
}

const recalls = tableOf<OpenedRecall>(
  'recalls',
  {
    recall_id: ['text COLLATE "C"', ({ recallId }) => recallId],
    gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
    lot: ['text COLLATE "C" NOT NULL', ({ lot }) => lot],
    reason: ['text NOT NULL', ({ reason }) => reason],
    opened_at: ['text COLLATE "C" NOT NULL', ({ openedAt }) => openedAt],
    recorded_at: ['text COLLATE "C" NOT NULL', ({ recordedAt }) => recordedAt],
    opened_by: ['text NOT NULL', ({ openedBy }) => openedBy],
  },
  ['recall_id'],
);

interface ClosedRecall {
  readonly recallId: string;
  readonly closedAt: string;
  readonly recordedAt: string;
  readonly closedBy: string;
}

const closures = tableOf<ClosedRecall>(
  'closures',
  {
    recall_id: ['text COLLATE "C"', ({ recallId }) => recallId],
    closed_at: ['text COLLATE "C" NOT NULL', ({ closedAt }) => closedAt],
    recorded_at: ['text COLLATE "C" NOT NULL', ({ recordedAt }) => recordedAt],
    closed_by: ['text NOT NULL', ({ closedBy }) => closedBy],
  },
  ['recall_id'],
);

/** What a recall says of a box; the last word holds. */
interface SettledBox {
  readonly recallId: string;
  readonly sscc: string;
  readonly atGln: string | null;
  readonly reason: string | null;
  readonly settledAt: string;
}

const settledBoxes = tableOf<SettledBox>(
  'settled_boxes',
  {
    recall_id: ['text COLLATE "C" NOT NULL', ({ recallId }) => recallId],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    /** The station that set it aside; null when it was written off. */
    at_gln: ['text COLLATE "C"', ({ atGln }) => atGln],
    reason: ['text', ({ reason }) => reason],
    settled_at: ['text COLLATE "C" NOT NULL', ({ settledAt }) => settledAt],
  },
  ['recall_id', 'sscc'],
);

interface Changed {
  readonly boxes?: readonly LotBox[];
  readonly opened?: OpenedRecall;
  readonly settled?: readonly SettledBox[];
  readonly closed?: ClosedRecall;
}

/** Rows in one statement. */
const rowsPerWrite = 5_000;

/** The boxes of each lot, and the recalls with what they say of boxes. Who has a box now is in `audit.trails`. */
export const recallsView = viewOf<EventOf<typeof BoxPacked> | RecallEvent, Changed>({
  name: 'audit.recalls',
  version: 1,
  tables: [lotBoxes, recalls, closures, settledBoxes].map(({ create }) => create).join(';'),
  indexes: `
    CREATE INDEX ON recalls (opened_at, recall_id);
    CREATE INDEX ON recalls (gtin, lot);
    CREATE INDEX ON lot_boxes (sscc)`,
  on: {
    'packing.BoxPacked': ({ event: { data } }) => [{ boxes: lotsOf(data) }],
    'audit.RecallOpened': ({ event: { data, occurredAt: openedAt }, recordedAt, metadata }) => [
      { opened: { ...data, openedAt, recordedAt, openedBy: metadata.actor } },
    ],
    'audit.RecalledBoxesRecovered': ({ event: { data, occurredAt: settledAt } }) => [
      { settled: data.ssccs.map((sscc) => ({ ...data, sscc, reason: null, settledAt })) },
    ],
    'audit.RecalledBoxesWrittenOff': ({ event: { data, occurredAt: settledAt } }) => [
      { settled: data.ssccs.map((sscc) => ({ ...data, sscc, atGln: null, settledAt })) },
    ],
    'audit.RecallClosed': ({ event: { data, occurredAt: closedAt }, recordedAt, metadata }) => [
      { closed: { ...data, closedAt, recordedAt, closedBy: metadata.actor } },
    ],
  },
  write,
});

export const recallsSchema = schemaOf(recallsView);

/** A lot is one row, however many lines of the contents name it. */
function lotsOf({ sscc, contents, packedAtGln, destinationGln }: EventOf<typeof BoxPacked>['data']) {
  const found = new Map<string, LotBox>();
  for (const { gtin, lot, quantity } of contents) {
    const key = `${gtin} ${lot}`;
    const more = (found.get(key)?.quantity ?? 0) + quantity;
    found.set(key, { gtin, lot, sscc, quantity: more, packedAtGln, destinationGln });
  }
  return [...found.values()];
}

async function write(changes: readonly Changed[], db: ViewDb): Promise<void> {
  for (const rows of slices(
    changes.flatMap(({ boxes = [] }) => boxes),
    rowsPerWrite,
  ))
    await lotBoxes.upsert(rows, db);
  await recalls.upsert(
    changes.flatMap(({ opened = [] }) => opened),
    db,
  );
  for (const rows of slices(
    changes.flatMap(({ settled = [] }) => settled),
    rowsPerWrite,
  ))
    await settledBoxes.upsert(rows, db);
  await closures.upsert(
    changes.flatMap(({ closed = [] }) => closed),
    db,
  );
}
