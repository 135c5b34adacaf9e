import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery } from '@boxtrail/http';
import { summaryOf, type BoxSummary } from '../../domain/box-summary';
import type { JudgedTrail, Moment } from '../../domain/box-trail';
import { historyAsOf, statusOf, type HistoryEntry, type ShownEntry } from '../../domain/history';
import type { TrailStep } from '../../domain/trail-step';
import { trailOf } from '../../domain/unreadable-on-trail';
import { boxCursor, BoxPages } from '../trails/box-pages';
import { asSeenBy, type Viewer } from '../trails/concealed-box';
import { historiesView, historiesSchema } from './histories.view';

/** A box of a load or round at a moment. */
interface HistoryBox extends BoxSummary {
  readonly sscc: string;
  /** Its last event with this load, or its packing for this round. */
  readonly last: { readonly kind: string; readonly occurredAt: string };
}

/** A load or a round at a moment. */
export interface History {
  readonly status: string | null;
  readonly entries: readonly ShownEntry[];
  /** Its boxes at the moment: total, and by status. */
  readonly boxes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly broken: number;
  readonly page: Page<HistoryBox>;
}

/** How a load or a round recognises its own boxes. */
const isOwn = {
  load: (id: string) => (step: TrailStep) => step.loadId === id,
  round: (id: string) => (step: TrailStep) => step.kind === 'packed' && step.details.jobId === id,
};

@Injectable()
export class HistoryQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
  ) {}

  /** Throws `LOAD_UNKNOWN`, `ROUND_UNKNOWN` when it does not exist, or did not at that moment. */
  async one(
    subject: 'load' | 'round',
    id: string,
    moment: Moment,
    query: PageQuery,
    viewer: Viewer,
  ): Promise<History> {
    await this.pages.seen(moment, query.atLeast, historiesView.name);
    const rows = await this.reads.rows<{ entry: HistoryEntry }>(
      `SELECT entry FROM ${historiesSchema}.entries WHERE subject = $1 AND id = $2`,
      [subject, id],
    );
    const code = subject === 'load' ? 'LOAD_UNKNOWN' : 'ROUND_UNKNOWN';
    if (rows.length === 0) throw unknown(code, `nothing was ever recorded of ${subject} ${id}`);
    const entries = historyAsOf(
      rows.map(({ entry }) => entry),
      moment,
    );
    if (entries.length === 0) throw unknown(code, `nothing was known of ${subject} ${id} then`);
    const boxes = await this.boxesOf(subject, id, moment, query, viewer);
    return { status: statusOf(entries), entries, ...boxes };
  }

  private async boxesOf(
    subject: 'load' | 'round',
    id: string,
    moment: Moment,
    query: PageQuery,
    viewer: Viewer,
  ) {
    const { limit = 50 } = query;
    const cursor = boxCursor(`${subject}-history/${id}`, query);
    const after = cursor.after() ?? '';
    const byStatus: Record<string, number> = {};
    const shown: HistoryBox[] = [];
    let [boxes, broken] = [0, 0];
    for await (const page of this.pages.of({ kind: subject, id })) {
      for (const stored of page) {
        const { sscc } = stored;
        const box = boxOf(trailOf(asSeenBy(viewer, stored), moment), isOwn[subject](id));
        if (box === null) continue;
        boxes += 1;
        if (box.broken) broken += 1;
        byStatus[box.status] = (byStatus[box.status] ?? 0) + 1;
        if (sscc > after && shown.length <= limit) shown.push(box);
      }
    }
    const items = shown.slice(0, limit);
    const next = shown.length > limit ? cursor.next(items.at(-1)?.sscc ?? '') : null;
    return { boxes, broken, byStatus, page: { items, next } };
  }
}

function boxOf(trail: JudgedTrail | null, own: (step: TrailStep) => boolean): HistoryBox | null {
  const summary = summaryOf(trail);
  if (trail === null || summary === null) return null;
  const last = trail.steps.findLast(
    ({ step, correctedBy }) => correctedBy === null && step.kind !== 'corrected' && own(step),
  )?.step;
  if (last === undefined) return null; // not one of its own yet, or only by mistake
  return { sscc: trail.sscc, ...summary, last: { kind: last.kind, occurredAt: last.occurredAt } };
}
