import type { BoxPacked, EventOf, PackingJobFellShort } from '@boxtrail/contracts';
import { slices, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import { boxMoves, factsIn, type BoxMove } from '../../domain/box-facts';
import { stageOf, type BoxStage } from '../../domain/box-stage';
import { decidingFacts, writeFacts } from './box-facts.rows';

type Packed = EventOf<typeof BoxPacked>;
type FellShort = EventOf<typeof PackingJobFellShort>;
type BoxNews = Packed | FellShort | BoxMove;

/** The boxes packed for each need with their stages, and the boxes that will never be packed. */
export const needBoxesView: View = {
  name: 'orders.need-boxes',
  version: 3,
  // A box's facts may precede its packing in the log; until then its need is unknown.
  tables: `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      gtin text COLLATE "C",
      stage text NOT NULL
    ) WITH (fillfactor = 80);
    -- All recorded facts of each box: a later correction can change any of them. kind is null after a withdrawal.
    CREATE TABLE facts (
      sscc text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      kind text COLLATE "C",
      at text COLLATE "C",
      load_id text COLLATE "C",
      corrected boolean NOT NULL,
      PRIMARY KEY (sscc, key)
    );
    CREATE INDEX ON facts (sscc, kind, at, key);
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

/** Approximate number of boxes written together: one event may name 5,000. */
const boxesPerWrite = 2_000;

type BoxEvent = Exclude<BoxNews, FellShort>;

const isOfBoxes = (event: BoxNews): event is BoxEvent => event.type !== 'packing.PackingJobFellShort';

const boxCountOf = ({ data }: BoxEvent): number => ('ssccs' in data ? data.ssccs.length : 1);

async function writeBoxes(slice: readonly BoxEvent[], db: ViewDb): Promise<void> {
  const packed = new Map<string, Packed['data']>();
  const told = slice.flatMap((event) => {
    if (event.type !== 'packing.BoxPacked') return factsIn(event);
    packed.set(event.data.sscc, packed.get(event.data.sscc) ?? event.data);
    return [];
  });
  const ssccs = [...new Set([...packed.keys(), ...told.map(({ sscc }) => sscc)])];
  await writeFacts(told, db);
  const facts = await decidingFacts(ssccs, db);
  const needs = ssccs.map((sscc) => packed.get(sscc));
  await db.query(
    `INSERT INTO boxes AS b SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
      ON CONFLICT (sscc) DO UPDATE SET
        round_id = coalesce(b.round_id, excluded.round_id), need_id = coalesce(b.need_id, excluded.need_id),
        gtin = coalesce(b.gtin, excluded.gtin), stage = excluded.stage`,
    [
      ssccs,
      needs.map((box) => box?.jobId ?? null), // a packing job has the id of its round
      needs.map((box) => box?.needId ?? null),
      needs.map((box) => box?.gtin ?? null),
      ssccs.map((sscc): BoxStage => stageOf(facts.get(sscc) ?? [])),
    ],
  );
}

/** A job falls short once: when it is closed. */
async function writeShortages(news: readonly BoxNews[], db: ViewDb): Promise<void> {
  const rows = news.flatMap((event) => {
    if (event.type !== 'packing.PackingJobFellShort') return [];
    const { jobId: roundId, shortages } = event.data;
    return shortages.map((shortage) => ({ roundId, ...shortage }));
  });
  if (rows.length === 0) return;
  await db.query(
    `INSERT INTO shortages SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[])
      ON CONFLICT (round_id, need_id, gtin) DO NOTHING`,
    [
      rows.map(({ roundId }) => roundId),
      rows.map(({ needId }) => needId),
      rows.map(({ gtin }) => gtin),
      rows.map(({ missing }) => missing),
      rows.map(({ reason }) => reason),
    ],
  );
}
