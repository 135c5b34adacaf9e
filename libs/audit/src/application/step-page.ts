import { invalid } from '@boxtrail/kernel';
import { CursorField, QueryIntegerField } from '@boxtrail/input';
import type { JudgedStep, JudgedTrail } from '../domain/box-trail';
import { MomentQuery } from '../views/moment';

/** Largest and default number of steps in one answer. Few trails have fifty. */
const mostSteps = 1_000;
const usualSteps = 500;

/** Query of a trail, page by page. */
export class TrailQuery extends MomentQuery {
  @QueryIntegerField(1, mostSteps, { default: usualSteps })
  limit?: number;

  @CursorField()
  cursor?: string;
}

/** A page of steps in trail order. Status and counts are always those of the whole trail. */
export interface StepPage {
  /** Number of steps before this page. */
  readonly from: number;
  readonly steps: readonly JudgedStep[];
  /** Pass it as `cursor` for the next page; null on the last one. */
  readonly next: string | null;
}

/** Throws `CURSOR_INVALID`, also for the cursor of another box. */
export function stepPage({ sscc, steps }: JudgedTrail, { limit = usualSteps, cursor }: TrailQuery): StepPage {
  const from = cursor === undefined ? 0 : fromOf(sscc, cursor);
  const to = from + limit;
  return { from, steps: steps.slice(from, to), next: to < steps.length ? cursorOf(sscc, to) : null };
}

const cursorOf = (sscc: string, from: number): string =>
  Buffer.from(`steps ${sscc} ${from}`).toString('base64url');

function fromOf(sscc: string, cursor: string): number {
  const [name, box, from = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (name === 'steps' && box === sscc && /^\d{1,9}$/.test(from) && cursorOf(sscc, Number(from)) === cursor) {
    return Number(from);
  }
  throw invalid('CURSOR_INVALID', 'pass `next` of the page before, unchanged', '/cursor');
}
