import { Injectable } from '@nestjs/common';
import { holdTargets, type InspectionResult } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { type Page, PageQuery, type ReadQuery, Reads } from '@boxtrail/http';
import { KeyField, LotField, OneOfField, RefField } from '@boxtrail/input';
import { trailsSchema, trailsView } from '../trails/trails.view';
import { condemnedOutcomeOf, holdOutcomes, type HoldOutcome } from './hold-outcome';
import { holdsSchema, holdsView } from './holds.view';

export const holdStatuses = ['held', 'condemned', 'released', 'closed'] as const;
export type HoldStatus = (typeof holdStatuses)[number];
export type HoldKind = (typeof holdTargets)[number];

export class HoldsQuery extends PageQuery {
  @OneOfField(holdStatuses, { optional: true, description: 'only holds in this state; all when omitted' })
  status?: HoldStatus;

  @KeyField('gtin', { optional: true, description: 'only holds of lots of this item; with lot' })
  gtin?: string;

  @LotField({ optional: true, description: 'only holds of this lot; with gtin' })
  lot?: string;

  @KeyField('sscc', { optional: true, description: 'only holds that reach this box, of any kind' })
  sscc?: string;

  @RefField({ optional: true, description: 'only holds of this load' })
  loadId?: string;

  @KeyField('gln', { optional: true, description: 'only holds of the stock of this station' })
  atGln?: string;
}

/**
 * When, by whom and why a hold ended.
 * @schema HoldEnd
 */
export interface HoldEnd {
  readonly at: string;
  readonly by: string;
  /** Null for a closing. */
  readonly reason: string | null;
}

/**
 * A hold. What it is about stands in the fields of its kind; the others are null.
 * @schema Hold
 */
export interface Hold {
  readonly holdId: string;
  readonly kind: HoldKind;
  readonly gtin: string | null;
  readonly lot: string | null;
  readonly sscc: string | null;
  readonly loadId: string | null;
  readonly atGln: string | null;
  readonly reason: string;
  readonly status: HoldStatus;
  readonly placedAt: string;
  readonly placedBy: string;
  /** Its release or condemnation; null while it is neither. */
  readonly ended: HoldEnd | null;
  readonly closed: HoldEnd | null;
}

/**
 * An inspection of what is held.
 * @schema HoldInspection
 */
export interface HoldInspection {
  readonly inspectedAt: string;
  readonly inspectorRef: string;
  readonly result: InspectionResult;
  readonly words: string;
}

/**
 * A hold with its boxes counted.
 * @schema CountedHold
 */
export interface CountedHold extends Hold {
  /** Boxes that it reaches. */
  readonly boxes: number;
  /** The same by outcome. */
  readonly outcomes: Readonly<Record<HoldOutcome, number>>;
  /** The first 50, oldest first. */
  readonly inspections: readonly HoldInspection[];
}

const statusOf = `(ARRAY['held', 'condemned', 'released', 'closed'])[h.rank + 1]`;
const columns = `h.hold_id AS "holdId", h.kind, h.gtin, h.lot, h.sscc, h.load_id AS "loadId", h.at_gln AS "atGln", h.reason,
  ${statusOf} AS status, h.placed_at AS "placedAt", h.placed_by AS "placedBy", h.ended, h.closed`;

/** The key of the list: rank, time and id. */
const keys = /^[0-3] \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S{1,64}$/;

/** Holds, and how many of their boxes are open. */
@Injectable()
export class HoldQueries {
  constructor(private readonly reads: Reads) {}

  /** Those in force first, then condemned ones; the oldest of each first. */
  async list(query: HoldsQuery): Promise<Page<Hold>> {
    await this.reads.caughtUp(holdsView.name, query.atLeast);
    const { status, gtin, lot, sscc, loadId, atGln } = query;
    const target = loadId ?? atGln ?? (gtin === undefined ? null : `${gtin} ${lot ?? ''}`);
    const kind = loadId !== undefined ? 'load' : atGln !== undefined ? 'station' : 'lot';
    const { items, next } = await this.reads.page<Hold & { readonly key: string }>(
      'holds',
      query,
      'key',
      `SELECT ${columns}, h.rank || ' ' || h.placed_at || ' ' || h.hold_id AS key FROM ${holdsSchema}.holds h
        WHERE (h.rank, h.placed_at, h.hold_id) >
              (CASE WHEN $1 = '' THEN -1 ELSE split_part($1, ' ', 1)::int END, split_part($1, ' ', 2), split_part($1, ' ', 3))
          AND ($3::int IS NULL OR h.rank = $3)
          AND ($4::text IS NULL OR (h.kind = $5 AND h.target = $4))
          AND ($6::text IS NULL OR h.hold_id IN (SELECT hold_id FROM ${holdsSchema}.hold_boxes WHERE sscc = $6))
        ORDER BY h.rank, h.placed_at, h.hold_id LIMIT $2`,
      [status === undefined ? null : holdStatuses.indexOf(status), target, kind, sscc ?? null],
      keys,
    );
    return { items: items.map(({ key: _, ...hold }) => hold), next };
  }

  /** Throws `HOLD_UNKNOWN`. */
  async one(holdId: string, { atLeast }: ReadQuery): Promise<CountedHold> {
    await this.reads.caughtUp(holdsView.name, atLeast);
    await this.reads.caughtUp(trailsView.name, atLeast);
    const hold = await this.plain(holdId);
    const [counted, inspections] = await Promise.all([
      this.reads.rows<{ outcome: HoldOutcome; count: string }>(
        `SELECT ${condemnedOutcomeOf} AS outcome, count(*) FROM ${holdsSchema}.hold_boxes l
           JOIN ${holdsSchema}.holds h USING (hold_id)
           LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = l.sscc
           LEFT JOIN ${holdsSchema}.written_off w ON w.hold_id = l.hold_id AND w.sscc = l.sscc
          WHERE l.hold_id = $1 GROUP BY 1`,
        [holdId],
      ),
      this.reads.rows<HoldInspection>(
        `SELECT inspected_at AS "inspectedAt", inspector_ref AS "inspectorRef", result, words
           FROM ${holdsSchema}.inspections WHERE hold_id = $1 ORDER BY position LIMIT 50`,
        [holdId],
      ),
    ]);
    const counts = new Map(counted.map(({ outcome, count }) => [outcome, Number(count)]));
    const outcomes = Object.fromEntries(
      holdOutcomes.map((outcome) => [outcome, counts.get(outcome) ?? 0]),
    ) as CountedHold['outcomes'];
    const boxes = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    return { ...hold, boxes, outcomes, inspections };
  }

  /** Without counts. Throws `HOLD_UNKNOWN`. */
  async plain(holdId: string): Promise<Hold> {
    const [hold] = await this.reads.rows<Hold>(
      `SELECT ${columns} FROM ${holdsSchema}.holds h WHERE h.hold_id = $1`,
      [holdId],
    );
    if (hold === undefined) throw unknown('HOLD_UNKNOWN', `hold ${holdId} does not exist`);
    return hold;
  }
}
