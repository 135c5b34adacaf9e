import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import type { Page, PageQuery } from '@boxtrail/http';
import { differ, summaryOf, type BoxSummary } from '../../domain/box-summary';
import type { Moment } from '../../domain/box-trail';
import { trailOf } from '../../domain/unreadable-on-trail';
import { boxCursor, BoxPages, type StoredBox } from './box-pages';
import { TrailQueries } from './trails.queries';

/**
 * A box whose state differs between two moments; null when nothing was known of it.
 * @schema TrailChange
 */
export interface Difference {
  readonly sscc: string;
  readonly from: BoxSummary | null;
  readonly to: BoxSummary | null;
}

/** Upper bound of boxes read for one answer. */
const boxesPerAnswer = 20_000;

@Injectable()
export class DiffQueries {
  constructor(
    private readonly pages: BoxPages,
    private readonly trails: TrailQueries,
  ) {}

  /** One box. Throws `BOX_UNKNOWN` for an unknown one. */
  async ofBox(sscc: string, from: Moment, to: Moment, query: PageQuery): Promise<Page<Difference>> {
    await this.pages.seen({ at: '' }, query.atLeast);
    const box = await this.trails.read(sscc);
    if (box.steps.length + box.unreadable.length === 0)
      throw unknown('BOX_UNKNOWN', `nothing was ever recorded of a box ${sscc}`);
    return { items: differencesOf(box, from, to), next: null };
  }

  /** All boxes, or those ever in the custody of a station, in SSCC order. */
  async list(gln: string | undefined, from: Moment, to: Moment, query: PageQuery): Promise<Page<Difference>> {
    await this.pages.seen({ at: '' }, query.atLeast);
    const limit = query.limit ?? 50;
    const items: Difference[] = [];
    let seen = 0;
    const those = gln === undefined ? 'all' : ({ kind: 'station', id: gln } as const);
    const cursor = boxCursor('diff', query);
    for await (const page of this.pages.of(those, cursor.after())) {
      for (const box of page) {
        items.push(...differencesOf(box, from, to));
        if (items.length === limit) return { items, next: cursor.next(box.sscc) };
      }
      seen += page.length;
      const last = page.at(-1);
      if (seen >= boxesPerAnswer && last !== undefined) return { items, next: cursor.next(last.sscc) };
    }
    return { items, next: null };
  }
}

function differencesOf(box: StoredBox, from: Moment, to: Moment): Difference[] {
  const [before, after] = [summaryOf(trailOf(box, from)), summaryOf(trailOf(box, to))];
  return differ(before, after) ? [{ sscc: box.sscc, from: before, to: after }] : [];
}
