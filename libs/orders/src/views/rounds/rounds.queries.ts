import { Injectable } from '@nestjs/common';
import {
  needProgress,
  type BoxStage,
  type NeedBox,
  type NeedProgress,
  type Shortage,
} from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import {
  areaOf,
  mayActFor,
  Reads,
  type Page,
  type PageQuery,
  type Principal,
  type ReadQuery,
  hiddenFrom,
  type HouseholdField,
  type Shown,
  shownWithout,
} from '@boxtrail/http';
import type { Need } from '../../domain/round';
import { needBoxesView, needBoxesSchema } from '../need-boxes/need-boxes.view';
import { roundsView, type RoundSummary, roundsSchema } from './rounds.view';

/** An open round, as far as it matters to another supplier. */
export interface OpenRoundOf {
  readonly roundId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
  readonly boxes: number;
  readonly cutoffAt: string;
  /** The box types on offer. */
  readonly gtins: readonly string[];
}

/** Filters of the list of rounds, combined with AND. */
export interface RoundFilter {
  readonly communityGln?: string;
  readonly status?: string;
  /** Only open rounds whose cut-off has passed. */
  readonly pastCutoff?: 'true';
  /** Only rounds that this supplier had before their present one. */
  readonly movedFrom?: string;
}

/**
 * A round in a list.
 * @schema ListedRound
 */
export interface RoundRow extends RoundSummary {
  readonly revision: number;
  /** Boxes that its needs will not get. */
  readonly missing: number;
  /** Sum of the amounts of its needs, in fen. */
  readonly adjustedAmountFen: number;
}

/**
 * A need of a round in an answer.
 * @schema Need
 */
export interface NeedRow extends Shown<Omit<Need, 'roundId'>>, NeedProgress {
  /** What `If-Match` names to change it. */
  readonly revision: number;
  readonly occurredAt: string;
  readonly cancelled: { readonly at: string; readonly reason: string } | null;
  readonly boxes: readonly { readonly sscc: string; readonly stage: BoxStage }[];
}

/**
 * One round with its needs in order of recording.
 * @schema Round
 */
export interface RoundWithNeeds extends RoundRow {
  readonly needs: readonly NeedRow[];
}

/** A round that the clock may close. */
export interface DueRound {
  readonly roundId: string;
  readonly revision: number;
}

interface StoredNeed {
  need: Need;
  revision: number;
  occurredAt: string;
  cancelledAt: string | null;
  cancelledWhy: string | null;
  unpacked: Shortage[];
  boxes: NeedBox[];
}

interface ListedRound {
  roundId: string;
  revision: number;
  state: RoundSummary;
  missing: { gtin: string; missing: number }[];
}

/** All needs of the round `r` with their boxes, as one JSON array: one statement reads one snapshot. */
const needsOfRound = `coalesce((
  SELECT json_agg(json_build_object(
      'need', n.need, 'revision', n.revision, 'occurredAt', n.occurred_at, 'cancelledAt', n.cancelled_at, 'cancelledWhy', n.cancelled_why,
      'unpacked', coalesce(s.unpacked, '[]'), 'boxes', coalesce(b.boxes, '[]')) ORDER BY n.revision)
    FROM ${roundsSchema}.needs n
    LEFT JOIN (
      SELECT need_id, json_agg(json_build_object('gtin', gtin, 'missing', missing, 'reason', reason) ORDER BY gtin) AS unpacked
        FROM ${needBoxesSchema}.shortages WHERE round_id = $1 GROUP BY need_id) s ON s.need_id = n.need_id
    LEFT JOIN (
      SELECT need_id, json_agg(json_build_object('sscc', sscc, 'gtin', gtin, 'stage', stage) ORDER BY sscc) AS boxes
        FROM ${needBoxesSchema}.boxes WHERE round_id = $1 GROUP BY need_id) b ON b.need_id = n.need_id
   WHERE n.round_id = r.round_id), '[]')`;

/**
 * Boxes by type that the needs of the round `r` will not get, as one JSON array. Equals the sum of `needProgress` over
 * its needs, which would be too many to load for a page of rounds.
 */
const missingOfRound = `coalesce((
  SELECT json_agg(json_build_object('gtin', gtin, 'missing', missing)) FROM (
    SELECT gtin, sum(missing)::int AS missing FROM (
      SELECT s.gtin, least(s.missing, line.quantity - (
               SELECT count(*) FROM ${needBoxesSchema}.boxes b
                WHERE b.round_id = s.round_id AND b.need_id = s.need_id AND b.gtin = s.gtin)) AS missing
        FROM ${needBoxesSchema}.shortages s
        JOIN ${roundsSchema}.needs n ON n.round_id = s.round_id AND n.need_id = s.need_id AND n.cancelled_at IS NULL
        CROSS JOIN LATERAL json_to_recordset(n.need->'lines') AS line (gtin text, quantity int)
       WHERE s.round_id = r.round_id AND line.gtin = s.gtin
      UNION ALL
      SELECT gtin, 1 FROM ${needBoxesSchema}.boxes
       WHERE round_id = r.round_id AND stage IN ('lost', 'destroyed')) AS each
     WHERE missing > 0 GROUP BY gtin) AS by_type), '[]')`;

@Injectable()
export class RoundQueries {
  constructor(private readonly reads: Reads) {}

  async one(roundId: string, { atLeast }: ReadQuery, principal: Principal): Promise<RoundWithNeeds> {
    await this.reads.caughtUp(roundsView.name, atLeast);
    await this.reads.caughtUp(needBoxesView.name, atLeast);
    const [row] = await this.reads.rows<{
      revision: number;
      state: RoundSummary;
      needs: StoredNeed[];
    }>(`SELECT revision, state, ${needsOfRound} AS needs FROM ${roundsSchema}.rounds r WHERE round_id = $1`, [
      roundId,
    ]);
    if (row === undefined) throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
    const { revision, state } = row;
    mayActFor(principal, state.communityGln, state.supplierGln);
    const hidden = hiddenFrom(principal, state.communityGln);
    const needs = row.needs.map((need) => shown(need, state.status, hidden));
    const missing = needs.flatMap(({ shortages }) => shortages).reduce((sum, one) => sum + one.missing, 0);
    const adjustedAmountFen = needs.reduce((fen, need) => fen + need.adjustedAmountFen, 0);
    return { ...state, revision, missing, adjustedAmountFen, needs };
  }

  async list(query: PageQuery & RoundFilter, principal: Principal): Promise<Page<RoundRow>> {
    await this.reads.caughtUp(roundsView.name, query.atLeast);
    await this.reads.caughtUp(needBoxesView.name, query.atLeast);
    const { items, next } = await this.reads.page<ListedRound>(
      'rounds',
      query,
      'roundId',
      `SELECT round_id AS "roundId", revision, state, ${missingOfRound} AS missing FROM ${roundsSchema}.rounds r
        WHERE round_id > $1 AND ($3::text IS NULL OR community_gln = $3) AND ($4::text IS NULL OR status = $4)
          AND ($5::text[] IS NULL OR community_gln = ANY($5) OR supplier_gln = ANY($5))
          AND ($6::text IS NULL OR moved_from = $6)
          ${query.pastCutoff === undefined ? '' : "AND status = 'open' AND cutoff_at <= now()"}
        ORDER BY round_id LIMIT $2`,
      [query.communityGln, query.status, areaOf(principal), query.movedFrom],
    );
    return { items: items.map(listed), next };
  }

  /** Boxes of rounds by supplier, for each of the days on which they are cut off, as far as the view has followed. */
  async booked(days: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const rows = await this.reads.rows<{ day: string; gln: string; boxes: number }>(
      `SELECT day, supplier_gln AS gln, sum(boxes)::int AS boxes FROM ${roundsSchema}.rounds
        WHERE day = ANY($1) GROUP BY day, supplier_gln`,
      [days],
    );
    const booked = new Map(days.map((day) => [day, new Map<string, number>()]));
    for (const { day, gln, boxes } of rows) booked.get(day)?.set(gln, boxes);
    return booked;
  }

  /** Open rounds of some suppliers after a round id, by id. */
  async openOf(suppliers: readonly string[], after: string, limit: number): Promise<OpenRoundOf[]> {
    return this.reads.rows<OpenRoundOf>(
      `SELECT round_id AS "roundId", community_gln AS "communityGln", supplier_gln AS "supplierGln", boxes,
              state ->> 'cutoffAt' AS "cutoffAt",
              ARRAY(SELECT offer ->> 'gtin' FROM json_array_elements(state -> 'offers') AS offer) AS gtins
         FROM ${roundsSchema}.rounds
        WHERE status = 'open' AND supplier_gln = ANY($1) AND round_id > $2 ORDER BY round_id LIMIT $3`,
      [suppliers, after, limit],
    );
  }

  /** Open rounds whose cut-off and last need are at `before` or earlier; earliest first, at most `limit`. */
  async due(before: string, limit: number): Promise<DueRound[]> {
    return this.reads.rows<DueRound>(
      `SELECT round_id AS "roundId", revision FROM ${roundsSchema}.rounds
        WHERE status = 'open' AND cutoff_at <= $1 AND last_recorded_at <= $1
        ORDER BY cutoff_at, round_id LIMIT $2`,
      [before, limit],
    );
  }
}

function listed({ revision, state, missing: types }: ListedRound): RoundRow {
  const prices = new Map(state.offers.map(({ gtin, priceFen }) => [gtin, priceFen]));
  const lost = types.reduce((fen, { gtin, missing }) => fen + missing * (prices.get(gtin) ?? 0), 0);
  const missing = types.reduce((sum, type) => sum + type.missing, 0);
  return { ...state, revision, missing, adjustedAmountFen: Math.max(0, state.amountFen - lost) };
}

function shown(
  stored: StoredNeed,
  round: RoundSummary['status'],
  hidden: readonly HouseholdField[],
): NeedRow {
  const { roundId: _, ...need } = stored.need;
  const { cancelledAt, cancelledWhy, unpacked, boxes } = stored;
  return {
    ...shownWithout(need, hidden),
    ...needProgress({ need, cancelled: cancelledAt !== null, round, unpacked, boxes }),
    revision: stored.revision,
    occurredAt: utc(stored.occurredAt),
    cancelled: cancelledAt === null ? null : { at: utc(cancelledAt), reason: cancelledWhy ?? '' },
    boxes: boxes.map(({ sscc, stage }) => ({ sscc, stage })),
  };
}

/** PostgreSQL writes times in JSON with the offset of the session. */
const utc = (moment: string): string => new Date(moment).toISOString();
