import { decidingFacts, facts, factsIndex, writeFacts } from '@boxtrail/box-facts';
import {
  boxMoves,
  factsIn,
  stageOf,
  type BoxMove,
  type BoxPacked,
  type BoxStage,
  type EventOf,
  type HouseholdEvent,
  type KeyedFact,
  type PackingJobFellShort,
  type RoundEvent,
} from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { schemaOf, slices, tableOf, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import { householdTables, householdIndexes, writeHouseholds } from './households';
import { needTables, needIndexes, type NeedKey, servedNeeds, writeNeeds } from './needs';

type Packed = EventOf<typeof BoxPacked>;
type FellShort = EventOf<typeof PackingJobFellShort>;
type BoxNews = Packed | FellShort | BoxMove;
type News = BoxNews | RoundEvent | HouseholdEvent;

interface BoxRow {
  readonly sscc: string;
  readonly need: Packed['data'] | undefined;
  readonly stage: BoxStage;
  /** When it came to the household; null in any other stage than `delivered`. */
  readonly deliveredAt: string | null;
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
    delivered_at: ['text COLLATE "C"', ({ deliveredAt }) => deliveredAt],
  },
  ['sscc'],
  { merge: { round_id: firstKnown('round_id'), need_id: firstKnown('need_id'), gtin: firstKnown('gtin') } },
);

/**
 * The boxes packed for each need with their stages, the boxes that will never be packed, and which households were served:
 * the coverage of each community.
 */
export const needBoxesView: View = {
  name: 'orders.need-boxes',
  version: 5,
  tables: `
    ${boxes.create} WITH (fillfactor = 80);
    ${facts.create};
    ${factsIndex};
    CREATE INDEX ON boxes (round_id, need_id);
    CREATE TABLE shortages (
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      gtin text COLLATE "C",
      missing integer NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (round_id, need_id, gtin)
    );
    ${needTables};
    ${householdTables}`,
  indexes: `${needIndexes}; ${householdIndexes}`,
  types: [
    'orders.HouseholdRegistered',
    'orders.RoundOpened',
    'orders.NeedRecorded',
    'orders.NeedCancelled',
    'orders.RoundClosed',
    'packing.BoxPacked',
    'packing.PackingJobFellShort',
    ...boxMoves,
  ],
  bare: true,
  async project(events, db) {
    const news = (events as readonly BareEvent<News>[]).map(({ event }) => event);
    const { needs, households } = await writeNeeds(news.filter(isOfRounds), db);
    for (const slice of slices(news.filter(isOfBoxes), boxesPerWrite, boxCountOf))
      needs.push(...(await writeBoxes(slice, db)));
    needs.push(...(await writeShortages(news.filter(isShort), db)));
    for (const slice of slices(needs, needsPerWrite)) households.push(...(await servedNeeds(slice, db)));
    await writeHouseholds(news, households, db);
  },
};

export const needBoxesSchema = schemaOf(needBoxesView);

/** Approximate number of boxes written together: one event may name 5,000. */
const boxesPerWrite = 2_000;

const needsPerWrite = 2_000;

type BoxEvent = Exclude<BoxNews, FellShort>;

const isOfRounds = (event: News): event is RoundEvent =>
  event.type.startsWith('orders.') && event.type !== 'orders.HouseholdRegistered';
const isShort = (event: News): event is FellShort => event.type === 'packing.PackingJobFellShort';
const isOfBoxes = (event: News): event is BoxEvent => !event.type.startsWith('orders.') && !isShort(event);

const boxCountOf = ({ data }: BoxEvent): number => ('ssccs' in data ? data.ssccs.length : 1);

/** Answers the needs whose status can have changed. */
async function writeBoxes(slice: readonly BoxEvent[], db: ViewDb): Promise<NeedKey[]> {
  const packed = new Map<string, Packed['data']>();
  const facts = slice.flatMap((event) => {
    if (event.type !== 'packing.BoxPacked') return factsIn(event);
    packed.set(event.data.sscc, packed.get(event.data.sscc) ?? event.data);
    return [];
  });
  const ssccs = [...new Set([...packed.keys(), ...facts.map(({ sscc }) => sscc)])];
  await writeFacts(facts, db);
  const deciding = await decidingFacts(ssccs, db);
  const rows = ssccs.map((sscc) => {
    const facts = deciding.get(sscc) ?? [];
    const stage = stageOf(facts);
    return {
      sscc,
      need: packed.get(sscc),
      stage,
      deliveredAt: stage === 'delivered' ? handedOverAt(facts) : null,
    };
  });
  await boxes.upsert(rows, db);
  return db.query<NeedKey>(
    `SELECT DISTINCT round_id AS "roundId", need_id AS "needId" FROM boxes
      WHERE sscc = ANY($1) AND need_id IS NOT NULL`,
    [ssccs],
  );
}

/** The last handover: the one that made the box `delivered`. */
const handedOverAt = (facts: readonly KeyedFact[]): string | null =>
  facts.reduce<string | null>(
    (last, { kind, at }) => (kind === 'handed-over' && (last === null || at > last) ? at : last),
    null,
  );

/** A job falls short once: when it is closed. Answers its needs. */
async function writeShortages(news: readonly FellShort[], db: ViewDb): Promise<NeedKey[]> {
  const rows = news.flatMap(({ data: { jobId, shortages } }) =>
    shortages.map(({ needId, ...shortage }) => ({ round_id: jobId, need_id: needId, ...shortage })),
  );
  await insertShortages(db, rows);
  return rows.map(({ round_id: roundId, need_id: needId }) => ({ roundId, needId }));
}

const insertShortages = insertRows(
  'shortages',
  { round_id: 'text', need_id: 'text', gtin: 'text', missing: 'int', reason: 'text' },
  { conflict: ['round_id', 'need_id', 'gtin'] },
);
