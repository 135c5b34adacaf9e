import { holdsOfContents, type BoxPacked, type EventOf, type HoldEvent } from '@boxtrail/contracts';
import { HeldLots, heldLotsTable } from '@boxtrail/holds';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, slices, tableOf, type View, type ViewDb } from '@boxtrail/projections';

type Event = HoldEvent | EventOf<typeof BoxPacked>;
type Placed = Extract<HoldEvent, { type: 'audit.HoldPlaced' }>;

const types: readonly Event['type'][] = [
  'audit.HoldPlaced',
  'audit.HoldApplied',
  'audit.HoldInspected',
  'audit.HoldReleased',
  'audit.HoldCondemned',
  'audit.CondemnedBoxesWrittenOff',
  'audit.HoldClosed',
  'packing.BoxPacked',
];

/** Open first: the order of the list. */
const rankOf = { held: 0, condemned: 1, released: 2, closed: 3 } as const;
type HoldStatus = keyof typeof rankOf;

const holds = tableOf<RecordedEvent<Placed>>(
  'holds',
  {
    hold_id: ['text COLLATE "C"', ({ event }) => event.data.holdId],
    kind: ['text NOT NULL', ({ event }) => event.data.target.kind],
    /** The item and lot, the box, the load or the station: what a list is filtered by. */
    target: ['text COLLATE "C" NOT NULL', ({ event }) => targetKey(event.data.target)],
    gtin: ['text', ({ event: { data } }) => ('gtin' in data.target ? data.target.gtin : null)],
    lot: ['text', ({ event: { data } }) => ('lot' in data.target ? data.target.lot : null)],
    sscc: ['text', ({ event: { data } }) => ('sscc' in data.target ? data.target.sscc : null)],
    load_id: ['text', ({ event: { data } }) => ('loadId' in data.target ? data.target.loadId : null)],
    at_gln: ['text', ({ event: { data } }) => ('gln' in data.target ? data.target.gln : null)],
    reason: ['text NOT NULL', ({ event }) => event.data.reason],
    placed_at: ['text COLLATE "C" NOT NULL', ({ event }) => event.occurredAt],
    placed_by: ['text NOT NULL', ({ metadata }) => metadata.actor],
    rank: ['int NOT NULL', () => rankOf.held],
    /** When, by whom and why it was released or condemned. */
    ended: ['jsonb', () => null],
    closed: ['jsonb', () => null],
  },
  ['hold_id'],
);

interface HoldBox {
  readonly holdId: string;
  readonly sscc: string;
}

const holdBoxes = tableOf<HoldBox>(
  'hold_boxes',
  {
    hold_id: ['text COLLATE "C" NOT NULL', ({ holdId }) => holdId],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
  },
  ['hold_id', 'sscc'],
);

interface WrittenOff extends HoldBox {
  readonly reason: string;
}

const writtenOff = tableOf<WrittenOff>(
  'written_off',
  {
    hold_id: ['text COLLATE "C" NOT NULL', ({ holdId }) => holdId],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    reason: ['text NOT NULL', ({ reason }) => reason],
  },
  ['hold_id', 'sscc'],
);

type Inspection = RecordedEvent<Extract<HoldEvent, { type: 'audit.HoldInspected' }>>;

const inspections = tableOf<Inspection>(
  'inspections',
  {
    hold_id: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.holdId],
    position: ['bigint NOT NULL', ({ position }) => position],
    inspected_at: ['text COLLATE "C" NOT NULL', ({ event }) => event.occurredAt],
    inspector_ref: ['text NOT NULL', ({ event }) => event.data.inspectorRef],
    result: ['text NOT NULL', ({ event }) => event.data.result],
    words: ['text NOT NULL', ({ event }) => event.data.words],
  },
  ['hold_id', 'position'],
);

/** Rows in one statement. */
const rowsPerWrite = 5_000;

/** The holds, the boxes that each of them reaches, and what became of it. */
export const holdsView: View = {
  name: 'audit.holds',
  version: 1,
  tables: [holds, holdBoxes, writtenOff, inspections, heldLotsTable].map(({ create }) => create).join(';'),
  indexes: `
    CREATE INDEX ON holds (rank, placed_at, hold_id);
    CREATE INDEX ON holds (kind, target, rank, placed_at, hold_id);
    CREATE INDEX ON hold_boxes (sscc)`,
  types,
  project: (events, db) => project(events as readonly RecordedEvent<Event>[], db),
};

export const holdsSchema = schemaOf(holdsView);

async function project(events: readonly RecordedEvent<Event>[], db: ViewDb): Promise<void> {
  const lots = await HeldLots.of(events, db);
  const boxes: HoldBox[] = [];
  const left: WrittenOff[] = [];
  const inspected: Inspection[] = [];
  for (const { event, metadata, ...rest } of events) {
    const { type, data, occurredAt: at } = event;
    const how = (reason: string | null) => JSON.stringify({ at, by: metadata.actor, reason });
    if (type === 'packing.BoxPacked')
      for (const { holdId } of holdsOfContents(data.contents, lots.now))
        boxes.push({ holdId, sscc: data.sscc });
    else if (type === 'audit.HoldApplied')
      for (const sscc of data.ssccs) boxes.push({ holdId: data.holdId, sscc });
    else if (type === 'audit.HoldPlaced') await holds.upsert([{ event, metadata, ...rest }], db);
    else if (type === 'audit.HoldInspected') inspected.push({ event, metadata, ...rest });
    else if (type === 'audit.HoldReleased') await end(db, data.holdId, 'released', how(data.reason));
    else if (type === 'audit.HoldCondemned') await end(db, data.holdId, 'condemned', how(data.reason));
    else if (type === 'audit.HoldClosed') await end(db, data.holdId, 'closed', how(null));
    else for (const sscc of data.ssccs) left.push({ holdId: data.holdId, sscc, reason: data.reason });
    lots.note(event);
  }
  for (const rows of slices(boxes, rowsPerWrite)) await holdBoxes.upsert(rows, db);
  for (const rows of slices(left, rowsPerWrite)) await writtenOff.upsert(rows, db);
  await inspections.upsert(inspected, db);
  await lots.write();
}

/** Holds are placed and ended by hand: a statement for each. */
const end = (db: ViewDb, holdId: string, status: HoldStatus, how: string) =>
  db.query(
    `UPDATE holds SET rank = $2, ${status === 'closed' ? 'closed' : 'ended'} = $3 WHERE hold_id = $1`,
    [holdId, rankOf[status], how],
  );

function targetKey(target: Placed['data']['target']): string {
  switch (target.kind) {
    case 'lot':
      return `${target.gtin} ${target.lot}`;
    case 'box':
      return target.sscc;
    case 'load':
      return target.loadId;
    case 'station':
      return target.gln;
  }
}
