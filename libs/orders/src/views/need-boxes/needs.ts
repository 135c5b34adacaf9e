import {
  needProgress,
  type NeedBox,
  type RoundEvent,
  type RoundMoveEvent,
  type Shortage,
} from '@boxtrail/contracts';
import { tableOf, type ViewDb } from '@boxtrail/projections';
import type { Need } from '../../domain/round';

export interface NeedKey {
  readonly roundId: string;
  readonly needId: string;
}
export interface HouseholdKey {
  readonly communityGln: string;
  readonly householdRef: string;
}

interface RoundRow {
  readonly roundId: string;
  readonly communityGln: string;
  readonly closed: boolean;
}

const rounds = tableOf<RoundRow>(
  'rounds',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
    closed: ['bool NOT NULL', ({ closed }) => closed],
  },
  ['round_id'],
  { merge: { closed: 'rounds.closed OR excluded.closed' } },
);

interface NeedRow extends NeedKey, HouseholdKey {
  readonly lines: Need['lines'];
  readonly cancelled: boolean;
}

const needs = tableOf<NeedRow>(
  'needs',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    need_id: ['text COLLATE "C"', ({ needId }) => needId],
    community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
    household_ref: ['text COLLATE "C" NOT NULL', ({ householdRef }) => householdRef],
    lines: ['json NOT NULL', ({ lines }) => lines],
    cancelled: ['bool NOT NULL', ({ cancelled }) => cancelled],
  },
  ['round_id', 'need_id'],
);

/** `served` and `last_box_at` follow the boxes of the need. */
export const needTables = `
  ${rounds.create};
  ${needs.create};
  ALTER TABLE needs ADD served boolean NOT NULL DEFAULT false, ADD last_box_at text COLLATE "C";
  CREATE INDEX ON needs (community_gln, household_ref)`;
export const needIndexes = 'CREATE INDEX ON rounds (community_gln, round_id)';

interface Touched {
  readonly needs: NeedKey[];
  readonly households: HouseholdKey[];
}

/** Another supplier: the needs stay as they are. */
const isMove = (event: RoundEvent): event is RoundMoveEvent =>
  event.type === 'orders.RoundMoved' || event.type === 'orders.RoundNotMoved';

const idOf = ({ roundId, needId }: NeedKey): string => `${roundId}\n${needId}`;

/** Writes rounds and needs as their last events leave them. Answers what these events can have changed. */
export async function writeNeeds(events: readonly RoundEvent[], db: ViewDb): Promise<Touched> {
  if (events.length === 0) return { needs: [], households: [] };
  await rounds.upsert(roundsIn(events), db);
  const communities = await communitiesOf([...new Set(events.map(({ data }) => data.roundId))], db);
  const last = new Map<string, NeedRow>();
  const withdrawn = new Map<string, NeedKey>();
  const named: NeedKey[] = [];
  const closed: NeedKey[] = [];
  const households: HouseholdKey[] = [];
  for (const event of events) {
    const communityGln = communities.get(event.data.roundId);
    if (event.type === 'orders.RoundOpened' || isMove(event) || communityGln === undefined) continue;
    if (event.type === 'orders.RoundClosed') {
      const { roundId } = event.data;
      closed.push(...event.data.needs.map(({ needId }) => ({ roundId, needId })));
      continue;
    }
    const { roundId, needId } = event.data;
    const id = idOf(event.data);
    named.push({ roundId, needId });
    if (event.type === 'orders.NeedRecorded') {
      const { householdRef, lines } = event.data;
      last.set(id, { roundId, needId, communityGln, householdRef, lines, cancelled: false });
      withdrawn.delete(id);
      households.push({ communityGln, householdRef });
    } else {
      const row = last.get(id);
      if (row === undefined) withdrawn.set(id, { roundId, needId });
      else last.set(id, { ...row, cancelled: true });
    }
  }
  households.push(...(await householdsOf(named, db)));
  await needs.upsert([...last.values()], db);
  await withdraw([...withdrawn.values()], db);
  return { needs: [...named, ...closed], households };
}

const roundsIn = (events: readonly RoundEvent[]): RoundRow[] => {
  const rows = new Map<string, RoundRow>();
  for (const { type, data } of events)
    if (type === 'orders.RoundOpened' || type === 'orders.RoundClosed') {
      const { roundId, communityGln } = data;
      const closed = type === 'orders.RoundClosed' || rows.get(roundId)?.closed === true;
      rows.set(roundId, { roundId, communityGln, closed });
    }
  return [...rows.values()];
};

async function communitiesOf(roundIds: readonly string[], db: ViewDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ roundId: string; communityGln: string }>(
    'SELECT round_id AS "roundId", community_gln AS "communityGln" FROM rounds WHERE round_id = ANY($1)',
    [roundIds],
  );
  return new Map(rows.map(({ roundId, communityGln }) => [roundId, communityGln]));
}

const keysOf = (needs: readonly NeedKey[]) => [
  needs.map(({ roundId }) => roundId),
  needs.map(({ needId }) => needId),
];

/** The households of stored needs, before they change. */
const householdsOf = async (needs: readonly NeedKey[], db: ViewDb): Promise<HouseholdKey[]> =>
  needs.length === 0
    ? []
    : db.query<HouseholdKey>(
        `SELECT DISTINCT community_gln AS "communityGln", household_ref AS "householdRef"
           FROM unnest($1::text[], $2::text[]) AS t (round_id, need_id) JOIN needs USING (round_id, need_id)`,
        keysOf(needs),
      );

async function withdraw(needs: readonly NeedKey[], db: ViewDb): Promise<void> {
  if (needs.length === 0) return;
  await db.query(
    `UPDATE needs n SET cancelled = true FROM unnest($1::text[], $2::text[]) AS t (round_id, need_id)
      WHERE n.round_id = t.round_id AND n.need_id = t.need_id`,
    keysOf(needs),
  );
}

interface ServedNeed extends NeedKey, HouseholdKey {
  readonly lines: Need['lines'];
  readonly cancelled: boolean;
  readonly closed: boolean;
  readonly boxes: readonly NeedBox[];
  readonly unpacked: readonly Shortage[];
  readonly lastBoxAt: string | null;
}

/**
 * Judges these needs again, by the rule of the status of a need; answers their households. A need is served when every box
 * that can still come has come, and one has. Needs that have and had no box at the household are left out.
 */
export async function servedNeeds(touched: readonly NeedKey[], db: ViewDb): Promise<HouseholdKey[]> {
  const keys = [...new Map(touched.map((need) => [idOf(need), need])).values()];
  const rows = await db.query<ServedNeed>(
    `SELECT n.round_id AS "roundId", n.need_id AS "needId", n.community_gln AS "communityGln",
            n.household_ref AS "householdRef", n.lines, n.cancelled, r.closed, b.boxes, b.last_box_at AS "lastBoxAt",
            coalesce(s.unpacked, '[]') AS unpacked
       FROM unnest($1::text[], $2::text[]) AS t (round_id, need_id)
       JOIN needs n USING (round_id, need_id) JOIN rounds r USING (round_id)
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object('sscc', sscc, 'gtin', gtin, 'stage', stage)), '[]') AS boxes,
               max(delivered_at) AS last_box_at
          FROM boxes WHERE round_id = n.round_id AND need_id = n.need_id) AS b
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('gtin', gtin, 'missing', missing, 'reason', reason)) AS unpacked
          FROM shortages WHERE round_id = n.round_id AND need_id = n.need_id) AS s
      WHERE b.last_box_at IS NOT NULL OR n.last_box_at IS NOT NULL`,
    keysOf(keys),
  );
  if (rows.length === 0) return [];
  await db.query(
    `UPDATE needs n SET served = t.served, last_box_at = t.last_box_at
       FROM unnest($1::text[], $2::text[], $3::bool[], $4::text[]) AS t (round_id, need_id, served, last_box_at)
      WHERE n.round_id = t.round_id AND n.need_id = t.need_id`,
    [...keysOf(rows), rows.map(isServed), rows.map(({ lastBoxAt }) => lastBoxAt)],
  );
  return rows.map(({ communityGln, householdRef }) => ({ communityGln, householdRef }));
}

function isServed({ lines, cancelled, closed, unpacked, boxes }: ServedNeed): boolean {
  const round = closed ? 'closed' : 'open';
  const { status } = needProgress({ need: { lines, amountFen: 0 }, cancelled, round, unpacked, boxes });
  return status === 'delivered' || status === 'partly-delivered';
}
