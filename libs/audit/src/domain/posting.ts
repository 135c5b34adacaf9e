import type { BoxStatus, CustodyState } from './box-state';
import type { FindingKind } from './finding';
import type { AccountEntry } from './stays';

/** A change of the counts of all boxes. */
export interface CensusEntry {
  readonly column: 'boxes' | 'broken' | BoxStatus;
  readonly boxes: 1 | -1;
}

/** What one step of a box changes in the books: accounts, counts of boxes, and findings. */
export interface Posting {
  readonly occurredAt: string;
  readonly entries: readonly AccountEntry[];
  readonly census: readonly CensusEntry[];
  readonly found: readonly FindingKind[];
}

type Counted = Pick<CustodyState, 'last' | 'status' | 'broken'>;

/** How the counts of all boxes change from one state of a box to the next. A box counts from its first step on. */
export function censusBetween(before: Counted, after: Counted): readonly CensusEntry[] {
  const isNew = before.last === null;
  const entries: CensusEntry[] = [];
  if (isNew) entries.push({ column: 'boxes', boxes: 1 });
  if (isNew || before.status !== after.status) {
    if (!isNew) entries.push({ column: before.status, boxes: -1 });
    entries.push({ column: after.status, boxes: 1 });
  }
  if (before.broken !== after.broken) entries.push({ column: 'broken', boxes: after.broken ? 1 : -1 });
  return entries;
}
