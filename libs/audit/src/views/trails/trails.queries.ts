import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery } from '@boxtrail/platform';
import { judge, type JudgedTrail } from '../../domain/box-trail';
import { canonicalTrail } from '../../domain/canonical';
import type { TrailStep } from '../../domain/trail-step';
import { trailsView } from './trails.view';

/** A box in the list of all trails. */
export interface BoxRow {
  readonly sscc: string;
  readonly status: string;
  readonly holderType: string | null;
  readonly holderId: string | null;
  readonly broken: boolean;
  readonly steps: number;
}

export interface TrailTotals {
  readonly boxes: number;
  readonly delivered: number;
  readonly broken: number;
  readonly trailSteps: number;
  /** SHA-256 over the canonical trails of all boxes, in the order of their SSCC. */
  readonly trailHash: string;
}

export const trailStates = ['broken', 'complete', 'open'] as const;
export type TrailState = (typeof trailStates)[number];

/** Boxes judged at a time where all have to be. */
const boxesPerPage = 1_000;

const where: Record<TrailState, string> = {
  broken: 'AND broken',
  complete: `AND NOT broken AND status = 'delivered'`,
  open: `AND NOT broken AND status NOT IN ('delivered', 'destroyed')`,
};

@Injectable()
export class TrailQueries {
  constructor(private readonly reads: Reads) {}

  /** The whole trail of one box, in one indexed read. Throws `BOX_UNKNOWN`. */
  async one(sscc: string, atLeast: number | undefined): Promise<JudgedTrail> {
    await this.reads.caughtUp(trailsView.name, atLeast);
    const rows = await this.reads.rows<{ step: TrailStep }>(
      'SELECT step FROM audit_trails.steps WHERE sscc = $1',
      [sscc],
    );
    if (rows.length === 0) throw unknown('BOX_UNKNOWN', `nothing was ever recorded of a box ${sscc}`);
    return judge(rows.map(({ step }) => step));
  }

  async list(query: PageQuery, state: TrailState | undefined): Promise<Page<BoxRow>> {
    await this.reads.caughtUp(trailsView.name, query.atLeast);
    return this.reads.page<BoxRow>(
      query,
      'sscc',
      `SELECT sscc, status, holder_type AS "holderType", holder_id AS "holderId", broken, steps FROM audit_trails.boxes
        WHERE sscc > $1 ${state === undefined ? '' : where[state]} ORDER BY sscc LIMIT $2`,
    );
  }

  /** Every trail counted and hashed: reads all of them, a thousand boxes at a time. */
  async totals(atLeast: number | undefined): Promise<TrailTotals> {
    await this.reads.caughtUp(trailsView.name, atLeast);
    const [row] = await this.reads.rows<{ boxes: string; delivered: string; broken: string; steps: string }>(
      `SELECT count(*) AS boxes, count(*) FILTER (WHERE status = 'delivered') AS delivered,
              count(*) FILTER (WHERE broken) AS broken, coalesce(sum(steps), 0) AS steps FROM audit_trails.boxes`,
    );
    return {
      boxes: Number(row?.boxes),
      delivered: Number(row?.delivered),
      broken: Number(row?.broken),
      trailSteps: Number(row?.steps),
      trailHash: await this.hash(),
    };
  }

  private async hash(): Promise<string> {
    const hash = createHash('sha256');
    for (let after = ''; ;) {
      const rows = await this.reads.rows<{ sscc: string; steps: TrailStep[] }>(
        `SELECT sscc, jsonb_agg(step) AS steps FROM audit_trails.steps
          WHERE sscc IN (SELECT sscc FROM audit_trails.boxes WHERE sscc > $1 ORDER BY sscc LIMIT $2)
          GROUP BY sscc ORDER BY sscc`,
        [after, boxesPerPage],
      );
      for (const { sscc, steps } of rows) hash.update(canonicalTrail(sscc, judge(steps)));
      const last = rows.at(-1);
      if (last === undefined) return hash.digest('hex');
      after = last.sscc;
    }
  }
}
