import { Injectable } from '@nestjs/common';
import { Refusal, unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type Principal, type ReadQuery } from '@boxtrail/platform';
import { boxesOf, type Need } from '../../domain/round';
import { needBoxesView, type BoxStage } from '../need-boxes/need-boxes.view';
import { needStatus, type NeedStatus } from './need-status';
import { roundsView, type RoundSummary } from './rounds.view';

/** Which rounds are meant: those of which all that is given holds. */
export interface RoundFilter {
  readonly communityGln?: string;
  readonly status?: string;
}

/** A round as a list shows it. */
export interface RoundRow extends RoundSummary {
  readonly revision: number;
}

/** A need of a round as it is shown. */
export interface NeedRow extends Omit<Need, 'roundId'> {
  readonly status: NeedStatus;
  readonly occurredAt: string;
  readonly cancelled: { readonly at: string; readonly reason: string } | null;
  readonly boxes: readonly { readonly sscc: string; readonly stage: BoxStage }[];
}

/** A round as it is shown by itself, with its needs as they came. */
export interface RoundWithNeeds extends RoundRow {
  readonly needs: readonly NeedRow[];
}

/** A round the clock may close. */
export interface DueRound {
  readonly roundId: string;
  readonly revision: number;
}

interface StoredNeed {
  need: Need;
  occurredAt: string;
  cancelledAt: string | null;
  cancelledWhy: string | null;
  missing: number;
  boxes: { sscc: string; stage: BoxStage }[];
}

/** A key that speaks for one station, `$n`, sees the rounds of its area, and those it supplies. */
const seenBy = (n: number): string => `(
  $${n}::text IS NULL OR supplier_gln = $${n} OR community_gln IN (
    SELECT gln FROM orders_stations.stations WHERE gln = $${n} OR parent_gln = $${n} OR parent_gln IN (
      SELECT gln FROM orders_stations.stations WHERE parent_gln = $${n})))`;

/** All needs of the round `r` with their boxes, as one JSON array: one statement sees one state of things. */
const needs = `coalesce((
  SELECT json_agg(json_build_object(
      'need', n.need, 'occurredAt', n.occurred_at, 'cancelledAt', n.cancelled_at, 'cancelledWhy', n.cancelled_why,
      'missing', coalesce(s.missing, 0), 'boxes', coalesce(b.boxes, '[]')) ORDER BY n.revision)
    FROM orders_rounds.needs n
    LEFT JOIN orders_need_boxes.shortages s ON s.round_id = n.round_id AND s.need_id = n.need_id
    LEFT JOIN (
      SELECT need_id, json_agg(json_build_object('sscc', sscc, 'stage', stage) ORDER BY sscc) AS boxes
        FROM orders_need_boxes.boxes WHERE round_id = $1 GROUP BY need_id) b ON b.need_id = n.need_id
   WHERE n.round_id = r.round_id), '[]')`;

@Injectable()
export class RoundQueries {
  constructor(private readonly reads: Reads) {}

  async one(roundId: string, { atLeast }: ReadQuery, { stationGln }: Principal): Promise<RoundWithNeeds> {
    await this.reads.caughtUp(roundsView.name, atLeast);
    await this.reads.caughtUp(needBoxesView.name, atLeast);
    const [row] = await this.reads.rows<{
      revision: number;
      state: RoundSummary;
      seen: boolean;
      needs: StoredNeed[];
    }>(
      `SELECT revision, state, ${seenBy(2)} AS seen, ${needs} AS needs FROM orders_rounds.rounds r WHERE round_id = $1`,
      [roundId, stationGln],
    );
    if (row === undefined) throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
    if (!row.seen) {
      const message = `this key speaks for station ${stationGln}; round ${roundId} is not in its area`;
      throw new Refusal('forbidden', 'STATION_NOT_YOURS', message);
    }
    const { revision, state } = row;
    return { ...state, revision, needs: row.needs.map((need) => shown(need, state.status)) };
  }

  async list(query: PageQuery & RoundFilter, { stationGln }: Principal): Promise<Page<RoundRow>> {
    await this.reads.caughtUp(roundsView.name, query.atLeast);
    const { items, next } = await this.reads.page<{ roundId: string; revision: number; state: RoundSummary }>(
      query,
      'roundId',
      `SELECT round_id AS "roundId", revision, state FROM orders_rounds.rounds
        WHERE round_id > $1 AND ($3::text IS NULL OR community_gln = $3) AND ($4::text IS NULL OR status = $4)
          AND ${seenBy(5)}
        ORDER BY round_id LIMIT $2`,
      [query.communityGln, query.status, stationGln],
    );
    return { items: items.map(({ revision, state }) => ({ ...state, revision })), next };
  }

  /** Open rounds that were cut off, and last added to, at `before` or earlier: those due first, `limit` at most. */
  async due(before: string, limit: number): Promise<DueRound[]> {
    return this.reads.rows<DueRound>(
      `SELECT round_id AS "roundId", revision FROM orders_rounds.rounds
        WHERE status = 'open' AND cutoff_at <= $1 AND last_recorded_at <= $1
        ORDER BY cutoff_at, round_id LIMIT $2`,
      [before, limit],
    );
  }
}

function shown(stored: StoredNeed, round: RoundSummary['status']): NeedRow {
  const { roundId: _, ...need } = stored.need;
  const { cancelledAt, cancelledWhy, missing, boxes } = stored;
  const status = needStatus({
    cancelled: cancelledAt !== null,
    round,
    ordered: boxesOf(need.lines),
    missing,
    stages: boxes.map(({ stage }) => stage),
  });
  return {
    ...need,
    status,
    occurredAt: utc(stored.occurredAt),
    cancelled: cancelledAt === null ? null : { at: utc(cancelledAt), reason: cancelledWhy ?? '' },
    boxes,
  };
}

/** PostgreSQL writes a moment in JSON with the offset of the session. */
const utc = (moment: string): string => new Date(moment).toISOString();
