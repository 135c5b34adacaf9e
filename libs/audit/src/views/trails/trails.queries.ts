import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { isBoxQuarantined, quarantinedOf } from '@boxtrail/intake';
import { Reads, type Page, type PageQuery } from '@boxtrail/http';
import type { BoxStatus } from '../../domain/box-state';
import { judge, judgeAsOf, type JudgedTrail, type Moment } from '../../domain/box-trail';
import { canonicalTrail } from '../../domain/canonical';
import type { Holder, TrailStep } from '../../domain/trail-step';
import { trailOf } from '../../domain/unreadable-on-trail';
import { BoxPages, type StoredBox } from './box-pages';
import { asSeenBy, seesAll, type Viewer } from './concealed-box';
import { trailsView, trailsSchema } from './trails.view';
import { doTrailsLackAny, lackingBoxes, trailsLackAny, unreadableOf } from './unreadable.queries';

/**
 * A box in the list of trails.
 * @schema ListedTrail
 */
export interface TrailRow {
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly broken: boolean;
  /** It is broken, and every break has been explained. */
  readonly explained: boolean;
  readonly steps: number;
}

export interface TrailsHash {
  readonly boxes: number;
  /** SHA-256 over the canonical trails of all boxes, in SSCC order. */
  readonly trailHash: string;
}

export const trailStates = ['broken', 'explained', 'complete', 'open'] as const;
export type TrailState = (typeof trailStates)[number];

const where = (broken: string, explained: string): Record<TrailState, string> => ({
  broken: `AND ${broken}`,
  explained: `AND ${explained}`,
  complete: `AND NOT ${broken} AND status = 'delivered'`,
  open: `AND NOT ${broken} AND status NOT IN ('delivered', 'destroyed')`,
});

@Injectable()
export class TrailQueries {
  private readonly pages: BoxPages;

  constructor(private readonly reads: Reads) {
    this.pages = new BoxPages(reads);
  }

  /**
   * The whole trail of one box at a moment, in one indexed read; a second one only while there are unreadable events.
   * Throws `BOX_UNKNOWN`.
   */
  async one(sscc: string, atLeast: number | undefined, moment?: Moment): Promise<JudgedTrail>;
  /** Undefined when it has more than `most` steps. `viewer`: the key that reads. */
  async one(
    sscc: string,
    atLeast: number | undefined,
    moment: Moment | undefined,
    most: number | undefined,
    viewer: Viewer,
  ): Promise<JudgedTrail | undefined>;
  async one(
    sscc: string,
    atLeast: number | undefined,
    moment: Moment = {},
    most?: number,
    viewer: Viewer = seesAll,
  ): Promise<JudgedTrail | undefined> {
    await this.pages.seen(moment, atLeast);
    const box = asSeenBy(viewer, await this.read(sscc, most));
    if (most !== undefined && box.steps.length > most) return undefined;
    if (box.steps.length + box.unreadable.length + (box.quarantined?.length ?? 0) === 0)
      throw unknown('BOX_UNKNOWN', `no event and no line in quarantine names a box ${sscc}`);
    const trail = trailOf(box, moment);
    if (trail !== null) return trail;
    const known = judgeAsOf(box.steps, { knownAt: moment.knownAt }) !== null;
    const words = known ? 'nothing had happened to' : 'nothing was known of';
    throw unknown('BOX_UNKNOWN', `${words} box ${sscc} then`);
  }

  /** Without steps for an unknown box; at most `most` + 1 steps. */
  async read(sscc: string, most?: number): Promise<StoredBox> {
    const { oneDatabase } = this.reads;
    const rows = await this.reads.byKey<{ step: TrailStep; lacks: boolean; named: boolean }>(
      oneDatabase ? 'audit.trail' : 'audit.trail.apart',
      trailText(oneDatabase ? isBoxQuarantined : 'true'),
      [sscc, most === undefined ? null : most + 1],
    );
    const steps = rows.map(({ step }) => step);
    const [first] = rows;
    const unreadable = first?.lacks === false ? undefined : await unreadableOf(this.reads, [{ sscc, steps }]);
    const quarantined = first?.named === false ? [] : await quarantinedOf(this.reads, sscc);
    return { sscc, steps, unreadable: unreadable?.get(sscc) ?? [], quarantined };
  }

  async list(
    query: PageQuery,
    state: TrailState | undefined,
    area: readonly string[] | null,
  ): Promise<Page<TrailRow>> {
    await this.reads.caughtUp(trailsView.name, query.atLeast);
    const { broken, explained } = await this.flags();
    return this.reads.page<TrailRow>(
      'trails',
      query,
      'sscc',
      `SELECT sscc, status, holder_type AS "holderType", holder_id AS "holderId", ${broken} AS broken,
              ${explained} AS explained, steps
         FROM ${trailsSchema}.boxes
        WHERE sscc > $1 ${state === undefined ? '' : where(broken, explained)[state]}
          AND ($3::text[] IS NULL OR sscc IN (
            SELECT sscc FROM ${trailsSchema}.touched
             WHERE kind IN ('station', 'destination') AND id = ANY($3) AND sscc > $1)) ORDER BY sscc LIMIT $2`,
      [area],
    );
  }

  /** Hashes every trail, a thousand boxes in memory at a time. */
  async hash(atLeast: number | undefined): Promise<TrailsHash> {
    await this.reads.caughtUp(trailsView.name, atLeast);
    const hash = createHash('sha256');
    let boxes = 0;
    for await (const page of this.pages.of('all')) {
      for (const { sscc, steps } of page) hash.update(canonicalTrail(sscc, judge(steps)));
      boxes += page.length;
    }
    return { boxes, trailHash: hash.digest('hex') };
  }

  /** SQL of whether a trail is broken, and explained; the stored values suffice while every event is readable. */
  private async flags(): Promise<{ readonly broken: string; readonly explained: string }> {
    if (!(await doTrailsLackAny(this.reads))) return { broken: 'broken', explained: 'explained' };
    const lacks = `sscc IN (${lackingBoxes})`;
    return { broken: `(broken OR ${lacks})`, explained: `(explained AND NOT ${lacks})` };
  }
}

/** `lacks` and `named` are computed once, not per row: whether there is anything else to read. */
const trailText = (named: string): string =>
  `SELECT step, ${trailsLackAny} AS lacks, ${named} AS named FROM ${trailsSchema}.steps WHERE sscc = $1 LIMIT $2`;
