import { Injectable } from '@nestjs/common';
import { areaOf, PageQuery, type Page, type Principal, Reads, type HouseholdField } from '@boxtrail/http';
import { OneOfField } from '@boxtrail/input';
import type { BoxStatus } from '../../domain/box-state';
import type { Holder } from '../../domain/trail-step';
import { outcomeOf, recallOutcomes, type RecallOutcome } from './recall-outcome';
import { RecallQueries } from './recalls.queries';
import { recallsSchema, recallsView } from './recalls.view';
import { shownHolder, type HolderRow } from './shown-holder';
import { trailsSchema, trailsView } from '../trails/trails.view';

export class RecalledBoxesQuery extends PageQuery {
  @OneOfField(recallOutcomes, { optional: true, description: 'only boxes with this outcome' })
  outcome?: RecallOutcome;
}

/**
 * A box of a recall, and who has it now.
 * @schema RecalledBox
 */
export interface RecalledBox {
  readonly sscc: string;
  /** Items of the lot in the box. */
  readonly quantity: number;
  readonly status: BoxStatus;
  /** Null when nobody is known to have it, and for a resident whom the key may not see. */
  readonly holder: Holder | null;
  /** Event time at which the holder got it. */
  readonly since: string | null;
  readonly destinationGln: string;
  readonly outcome: RecallOutcome;
  /** Why it was written off. */
  readonly reason: string | null;
  /** `householdRef` when the holder is a resident whom the key may not see. */
  readonly hidden: readonly HouseholdField[];
}

/**
 * Boxes of a recall with one holder.
 * @schema RecallHolder
 */
export interface RecallHolder {
  /** Residents are one line; null: nobody is known to have the boxes. */
  readonly type: Holder['type'] | null;
  readonly id: string | null;
  readonly boxes: number;
  readonly open: number;
}

interface Row extends Omit<RecalledBox, 'holder' | 'hidden'>, HolderRow {
  readonly destinationGln: string;
}

/** The boxes of the lot $4 $5 with what the recall $3 says of them. */
const recalled = `${recallsSchema}.lot_boxes l
  LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = l.sscc
  LEFT JOIN ${recallsSchema}.settled_boxes s ON s.recall_id = $3 AND s.sscc = l.sscc
 WHERE l.gtin = $4 AND l.lot = $5`;

/** Where the boxes of a recall are, and who has them. A page reads one stretch of the index of the lot. */
@Injectable()
export class RecalledBoxQueries {
  constructor(
    private readonly reads: Reads,
    private readonly recalls: RecallQueries,
  ) {}

  /** By SSCC. A bound key sees boxes that its places packed, have, or are to get. Throws `RECALL_UNKNOWN`. */
  async list(recallId: string, query: RecalledBoxesQuery, principal: Principal): Promise<Page<RecalledBox>> {
    const { gtin, lot } = await this.recall(recallId, query.atLeast);
    const { items, next } = await this.reads.page<Row>(
      `recalls/${recallId}`,
      query,
      'sscc',
      `SELECT l.sscc, l.quantity, coalesce(b.status, 'unknown') AS status, b.holder_type AS "holderType",
              b.holder_id AS "holderId", b.since, l.destination_gln AS "destinationGln", ${outcomeOf} AS outcome,
              CASE WHEN ${outcomeOf} = 'written-off' THEN s.reason END AS reason
         FROM ${recalled} AND l.sscc > $1 AND ($6::text IS NULL OR ${outcomeOf} = $6)
          AND ($7::text[] IS NULL OR l.destination_gln = ANY($7) OR l.packed_at_gln = ANY($7)
               OR (b.holder_type = 'station' AND b.holder_id = ANY($7)))
        ORDER BY l.sscc LIMIT $2`,
      [recallId, gtin, lot, query.outcome ?? null, areaOf(principal)],
      /^\d{18}$/,
    );
    return { items: items.map((row) => shownHolder(row, principal)), next };
  }

  /** Who has boxes of a recall, and how many. Throws `RECALL_UNKNOWN`. */
  async holders(recallId: string, query: PageQuery): Promise<Page<RecallHolder>> {
    const { gtin, lot } = await this.recall(recallId, query.atLeast);
    const { items, next } = await this.reads.page<RecallHolder & { readonly key: string }>(
      `recalls/${recallId}/holders`,
      query,
      'key',
      `SELECT * FROM (
         SELECT type, id, coalesce(type, '-') || ' ' || coalesce(id, '-') AS key,
                count(*)::int AS boxes, (count(*) FILTER (WHERE outcome = 'open'))::int AS open
           FROM (SELECT b.holder_type AS type, CASE b.holder_type WHEN 'resident' THEN NULL ELSE b.holder_id END AS id,
                        ${outcomeOf} AS outcome FROM ${recalled}) AS boxes
          GROUP BY type, id) AS holders
        WHERE key COLLATE "C" > $1 ORDER BY key COLLATE "C" LIMIT $2`,
      [recallId, gtin, lot],
      /^[a-z-]{1,8} \S{1,64}$/,
    );
    return { items: items.map(({ key: _, ...holder }) => holder), next };
  }

  /** For commands, of everything recorded: those without the lot, and those that the station does not hold. */
  async check(recallId: string, ssccs: readonly string[], atGln: string | null) {
    await this.reads.upToDate(recallsView.name);
    await this.reads.upToDate(trailsView.name);
    const rows = await this.reads.rows<{ sscc: string; isHere: boolean }>(
      `SELECT l.sscc, coalesce(b.holder_type = 'station' AND b.holder_id = $3, false) AS "isHere"
         FROM ${recallsSchema}.recalls r
         JOIN ${recallsSchema}.lot_boxes l ON l.gtin = r.gtin AND l.lot = r.lot AND l.sscc = ANY($2)
         LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = l.sscc
        WHERE r.recall_id = $1`,
      [recallId, ssccs, atGln],
    );
    const isHere = new Map(rows.map(({ sscc, isHere }) => [sscc, isHere]));
    return {
      withoutLot: ssccs.filter((sscc) => !isHere.has(sscc)),
      elsewhere: ssccs.filter((sscc) => isHere.get(sscc) === false),
    };
  }

  private async recall(recallId: string, atLeast: number | undefined) {
    await this.reads.caughtUp(recallsView.name, atLeast);
    await this.reads.caughtUp(trailsView.name, atLeast);
    return this.recalls.plain(recallId);
  }
}
