import { decidingFacts, facts, factsIndex, writeFacts } from '@boxtrail/box-facts';
import {
  boxMoves,
  factsIn,
  stageOf,
  type BoxMove,
  type BoxPacked,
  type BoxStage,
  type EventOf,
  type PackingJobFellShort,
} from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { schemaOf, slices, tableOf, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';

type Packed = EventOf<typeof BoxPacked>;
type FellShort = EventOf<typeof PackingJobFellShort>;
type BoxNews = Packed | FellShort | BoxMove;

interface BoxRow {
  readonly sscc: string;
  readonly need: Packed['data'] | undefined;
  readonly stage: BoxStage;
}

const firstKnown = (column: string) => `coalesce(boxes.${column}, excluded.${column})`;

/** A box's facts may precede its packing in the log; until then its need is unknown. */
const boxes = tableOf<BoxRow>(
  'boxes',
  {
    sscc: ['text COLLATE "C"', ({ sscc }) => sscc],
    round_id: ['text COLLATE "C"', ({ need }) => need?.jobId ?? null], // a packing job has the id of its round
    need_id: ['text COLLATE "C"', ({ need }) => need?.needId ?? null],
    gtin: ['text COLLATE "C"', ({ need }) => need?.gtin ?? null],
    stage: ['text NOT NULL', ({ stage }) => stage],
  },
  ['sscc'],
  { merge: { round_id: firstKnown('round_id'), need_id: firstKnown('need_id'), gtin: firstKnown('gtin') } },
);

/** The boxes packed for each need with their stages, and the boxes that will never be packed. */
export const needBoxesView: View = {
  name: 'orders.need-boxes',
  version: 4,
  tables: `
    ${boxes.create} WITH (fillfactor = 80);
    ${facts.create};
    ${factsIndex};
    CREATE TABLE shortages (
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      gtin text COLLATE "C",
      missing integer NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (round_id, need_id, gtin)
    )`,
  indexes: 'CREATE INDEX ON boxes (round_id, need_id)',
  types: ['packing.BoxPacked', 'packing.PackingJobFellShort', ...boxMoves],
  bare: true,
  async project(events, db) {
    const news = (events as readonly BareEvent<BoxNews>[]).map(({ event }) => event);
    for (const slice of slices(news.filter(isOfBoxes), boxesPerWrite, boxCountOf))
      await writeBoxes(slice, db);
    await writeShortages(news, db);
  },
};

export const needBoxesSchema = schemaOf(needBoxesView);

/** Approximate number of boxes written together: one event may name 5,000. */
const boxesPerWrite = 2_000;

type BoxEvent = Exclude<BoxNews, FellShort>;

const isOfBoxes = (event: BoxNews): event is BoxEvent => event.type !== 'packing.PackingJobFellShort';

const boxCountOf = ({ data }: BoxEvent): number => ('ssccs' in data ? data.ssccs.length : 1);

async function writeBoxes(slice: readonly BoxEvent[], db: ViewDb): Promise<void> {
  const packed = new Map<string, Packed['data']>();
  const facts = slice.flatMap((event) => {
    if (event.type !== 'packing.BoxPacked') return factsIn(event);
    packed.set(event.data.sscc, packed.get(event.data.sscc) ?? event.data);
    return [];
  });
  const ssccs = [...new Set([...packed.keys(), ...facts.map(({ sscc }) => sscc)])];
  await writeFacts(facts, db);
  const deciding = await decidingFacts(ssccs, db);
  const rows = ssccs.map((sscc) => ({
    sscc,
    need: packed.get(sscc),
    stage: stageOf(deciding.get(sscc) ?? []),
  }));
  await boxes.upsert(rows, db);
}

/** A job falls short once: when it is closed. */
async function writeShortages(news: readonly BoxNews[], db: ViewDb): Promise<void> {
  const rows = news.flatMap((event) => {
    if (event.type !== 'packing.PackingJobFellShort') return [];
    const { jobId, shortages } = event.data;
    return shortages.map(({ needId, ...shortage }) => ({ round_id: jobId, need_id: needId, ...shortage }));
  });
  await insertShortages(db, rows);
}

const insertShortages = insertRows(
  'shortages',
  { round_id: 'text', need_id: 'text', gtin: 'text', missing: 'int', reason: 'text' },
  { conflict: ['round_id', 'need_id', 'gtin'] },
);
