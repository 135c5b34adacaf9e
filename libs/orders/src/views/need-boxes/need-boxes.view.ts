import type {
  BoxHandedOver,
  BoxPacked,
  DeliveryFailed,
  EventOf,
  LoadDispatched,
  PackingJobFellShort,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import type { BareEvent, View, ViewDb } from '@boxtrail/platform';

/** How far a box is, from the bench to the door. The first is the least advanced. */
export const boxStages = ['packed', 'on-the-way', 'undelivered', 'delivered'] as const;
export type BoxStage = (typeof boxStages)[number];

/** Which boxes were packed for which need, how far each is, and what will never be packed. */
export const needBoxesView: View = {
  name: 'orders.need-boxes',
  version: 1,
  // A box can be on its way before we hear that it was packed: until then its need is not known.
  tables: `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      stage text NOT NULL,
      at timestamptz NOT NULL
    );
    CREATE TABLE shortages (
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      missing integer NOT NULL,
      PRIMARY KEY (round_id, need_id)
    )`,
  indexes: 'CREATE INDEX ON boxes (round_id, need_id)',
  types: [
    'packing.BoxPacked',
    'packing.PackingJobFellShort',
    'delivery.LoadDispatched',
    'delivery.BoxHandedOver',
    'delivery.DeliveryFailed',
  ],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<BoxNews>[], db),
};

type BoxNews =
  | EventOf<typeof BoxPacked>
  | EventOf<typeof PackingJobFellShort>
  | EventOf<typeof LoadDispatched>
  | EventOf<typeof BoxHandedOver>
  | EventOf<typeof DeliveryFailed>;

interface Box {
  readonly roundId: string | null;
  readonly needId: string | null;
  readonly stage: BoxStage;
  readonly at: string;
}

/** Earlier than all that can happen to a box, whatever the clocks at the bench say. */
const beforeAll = '-infinity';

async function write(events: readonly BareEvent<BoxNews>[], db: ViewDb): Promise<void> {
  const boxes = new Map<string, Box>();
  // What happened last holds, not what we heard last; of two things at one moment the one heard last.
  const note = (sscc: string, next: Box) => {
    const before = boxes.get(sscc);
    const later = before === undefined || before.at === beforeAll || next.at >= before.at;
    boxes.set(sscc, {
      roundId: before?.roundId ?? next.roundId,
      needId: before?.needId ?? next.needId,
      stage: later ? next.stage : before.stage,
      at: later ? next.at : before.at,
    });
  };
  for (const { event } of events) {
    const moved = { roundId: null, needId: null, at: event.occurredAt };
    switch (event.type) {
      case 'packing.BoxPacked': {
        // A packing job has the id of its round.
        const { sscc, jobId: roundId, needId } = event.data;
        note(sscc, { roundId, needId, stage: 'packed', at: beforeAll });
        break;
      }
      case 'packing.PackingJobFellShort':
        break;
      case 'delivery.LoadDispatched':
        for (const sscc of event.data.ssccs) note(sscc, { ...moved, stage: 'on-the-way' });
        break;
      case 'delivery.BoxHandedOver':
        note(event.data.sscc, { ...moved, stage: 'delivered' });
        break;
      case 'delivery.DeliveryFailed':
        note(event.data.sscc, { ...moved, stage: 'undelivered' });
        break;
      default:
        unreachable(event);
    }
  }
  await writeBoxes(boxes, db);
  await writeShortages(events, db);
}

async function writeBoxes(boxes: ReadonlyMap<string, Box>, db: ViewDb): Promise<void> {
  if (boxes.size === 0) return;
  const rows = [...boxes.values()];
  await db.query(
    `INSERT INTO boxes AS b SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
      ON CONFLICT (sscc) DO UPDATE SET
        round_id = coalesce(b.round_id, excluded.round_id),
        need_id = coalesce(b.need_id, excluded.need_id),
        stage = CASE WHEN excluded.at >= b.at THEN excluded.stage ELSE b.stage END,
        at = greatest(excluded.at, b.at)`,
    [
      [...boxes.keys()],
      rows.map((row) => row.roundId),
      rows.map((row) => row.needId),
      rows.map((row) => row.stage),
      rows.map((row) => row.at),
    ],
  );
}

/** A job falls short once: at its end. */
async function writeShortages(events: readonly BareEvent<BoxNews>[], db: ViewDb): Promise<void> {
  const missing = new Map<string, { roundId: string; needId: string; missing: number }>();
  for (const { event } of events) {
    if (event.type !== 'packing.PackingJobFellShort') continue;
    const { jobId: roundId, shortages } = event.data;
    for (const shortage of shortages) {
      const key = `${roundId}\n${shortage.needId}`;
      const so = missing.get(key)?.missing ?? 0;
      missing.set(key, { roundId, needId: shortage.needId, missing: so + shortage.missing });
    }
  }
  if (missing.size === 0) return;
  const rows = [...missing.values()];
  await db.query(
    `INSERT INTO shortages SELECT * FROM unnest($1::text[], $2::text[], $3::int[])
      ON CONFLICT (round_id, need_id) DO UPDATE SET missing = excluded.missing`,
    [rows.map((row) => row.roundId), rows.map((row) => row.needId), rows.map((row) => row.missing)],
  );
}
