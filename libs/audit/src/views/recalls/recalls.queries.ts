import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { type Page, type PageQuery, type ReadQuery, Reads } from '@boxtrail/http';
import { isTimeless } from '../moment';
import type { Moment } from '../../domain/box-trail';
import { outcomeOf, recallOutcomes, type RecallOutcome } from './recall-outcome';
import { recallsSchema, recallsView } from './recalls.view';
import { trailsSchema, trailsView } from '../trails/trails.view';

/**
 * A recall of one lot.
 * @schema Recall
 */
export interface Recall {
  readonly recallId: string;
  /** The item, as a GTIN. */
  readonly gtin: string;
  readonly lot: string;
  readonly reason: string;
  readonly status: 'open' | 'closed';
  readonly openedAt: string;
  readonly openedBy: string;
  /** Null while it is open. */
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/**
 * A recall with its boxes counted.
 * @schema CountedRecall
 */
export interface CountedRecall extends Recall {
  /** Boxes with the lot, now. */
  readonly boxes: number;
  /** The same by outcome. */
  readonly outcomes: Readonly<Record<RecallOutcome, number>>;
}

const columns = `recall_id AS "recallId", gtin, lot, reason, opened_at AS "openedAt", opened_by AS "openedBy",
  CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END AS status, closed_at AS "closedAt", closed_by AS "closedBy"`;
const withClosure = `${recallsSchema}.recalls LEFT JOIN ${recallsSchema}.closures USING (recall_id)`;
/** The same at a moment: $2 in event time, $3 in record time; null for now. */
const asOf = (table: string, happened: string) =>
  `SELECT * FROM ${recallsSchema}.${table} WHERE ($2::text IS NULL OR ${happened} <= $2) AND ($3::text IS NULL OR recorded_at <= $3)`;

/** The key of the list: a time and an id. */
const keys = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S{1,64}$/;

/** Recalls, and how many of their boxes are open. */
@Injectable()
export class RecallQueries {
  constructor(private readonly reads: Reads) {}

  /** Oldest first. */
  async list(query: PageQuery & { readonly status?: Recall['status'] }): Promise<Page<Recall>> {
    await this.reads.caughtUp(recallsView.name, query.atLeast);
    const { items, next } = await this.reads.page<Recall & { readonly key: string }>(
      'recalls',
      query,
      'key',
      `SELECT ${columns}, opened_at || ' ' || recall_id AS key FROM ${withClosure}
        WHERE (opened_at, recall_id) > (split_part($1, ' ', 1), split_part($1, ' ', 2))
          AND ($3::text IS NULL OR (closed_at IS NULL) = ($3 = 'open'))
        ORDER BY opened_at, recall_id LIMIT $2`,
      [query.status ?? null],
      keys,
    );
    return { items: items.map(({ key: _, ...recall }) => recall), next };
  }

  /** Throws `RECALL_UNKNOWN`. */
  async one(recallId: string, { atLeast }: ReadQuery): Promise<CountedRecall> {
    await this.reads.caughtUp(recallsView.name, atLeast);
    await this.reads.caughtUp(trailsView.name, atLeast);
    const recall = await this.plain(recallId);
    const rows = await this.reads.rows<{ outcome: RecallOutcome; count: string }>(
      `SELECT ${outcomeOf} AS outcome, count(*) FROM ${recallsSchema}.lot_boxes l
         LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = l.sscc
         LEFT JOIN ${recallsSchema}.settled_boxes s ON s.recall_id = $1 AND s.sscc = l.sscc
        WHERE l.gtin = $2 AND l.lot = $3 GROUP BY 1`,
      [recallId, recall.gtin, recall.lot],
    );
    const counts = new Map(rows.map(({ outcome, count }) => [outcome, Number(count)]));
    const outcomes = Object.fromEntries(
      recallOutcomes.map((outcome) => [outcome, counts.get(outcome) ?? 0]),
    ) as CountedRecall['outcomes'];
    return { ...recall, boxes: Object.values(outcomes).reduce((sum, count) => sum + count, 0), outcomes };
  }

  /** Without counts. Throws `RECALL_UNKNOWN`. */
  async plain(recallId: string): Promise<Recall> {
    const [recall] = await this.reads.rows<Recall>(
      `SELECT ${columns} FROM ${withClosure} WHERE recall_id = $1`,
      [recallId],
    );
    if (recall === undefined) throw unknown('RECALL_UNKNOWN', `recall ${recallId} does not exist`);
    return recall;
  }

  /** The recalls of a box, opened and known by a moment; oldest first, at most 50. */
  async ofBox(sscc: string, moment: Moment, atLeast: number | undefined): Promise<Recall[]> {
    if (isTimeless(moment)) await this.reads.caughtUp(recallsView.name, atLeast);
    else await this.reads.upToDate(recallsView.name);
    return this.reads.byKey<Recall>(
      'audit.recalls-of-box',
      `SELECT ${columns} FROM ${recallsSchema}.lot_boxes
         JOIN (${asOf('recalls', 'opened_at')}) AS opened USING (gtin, lot)
         LEFT JOIN (${asOf('closures', 'closed_at')}) AS closed USING (recall_id)
        WHERE sscc = $1 ORDER BY opened_at, recall_id LIMIT 50`,
      [sscc, moment.at ?? null, moment.knownAt ?? null],
    );
  }
}
