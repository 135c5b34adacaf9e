import { same } from '@boxtrail/kernel';
import type { JudgedTrail } from './box-trail';
import type { BoxStatus } from './box-state';
import type { BreakKind } from './finding';
import { whatToDo } from './finding-kinds';
import { isBroken, openBreaks } from './open-questions';
import type { Holder } from './trail-step';

/** The state of a box in one line. */
export interface BoxSummary {
  readonly status: BoxStatus;
  readonly holder: Holder | null;
  /** `occurredAt` of the last move of custody. */
  readonly since: string | null;
  /** The chain of custody has a break; an explanation does not mend it. */
  readonly broken: boolean;
  /** It is broken, and every break has been explained. */
  readonly explained: boolean;
  /** Kinds of open findings, in alphabetical order. */
  readonly open: readonly BreakKind[];
}

/** Null for a box without readable events at that moment, or with only withdrawn ones. */
export function summaryOf(trail: JudgedTrail | null): BoxSummary | null {
  if (trail === null || trail.state.last === null) return null;
  const { open, since } = trail.state;
  const kinds: BreakKind[] = open.map(({ kind }) => kind);
  return {
    status: trail.status,
    holder: trail.holder,
    since,
    broken: isBroken(trail),
    explained: isBroken(trail) && openBreaks(trail) === 0,
    open: [...kinds, ...trail.unreadable.map(() => 'unreadable' as const)].sort(),
  };
}

export const differ = (a: BoxSummary | null, b: BoxSummary | null): boolean => !same(a, b);

/** What to do about open findings, in words; each kind once. */
export const toDoOf = (open: Iterable<BreakKind>): Readonly<Partial<Record<BreakKind, string>>> =>
  Object.fromEntries([...new Set(open)].sort().map((kind) => [kind, whatToDo(kind)]));
