import type { CustodyState } from './box-state';
import type { Finding, FindingKind } from './finding';
import { mostDoubts, storedStay, type Stay } from './stays';

/** Counts the open findings of each kind in a list of thousands: nearly every step asks for it. */
const counted = new WeakMap<readonly Finding[], Map<FindingKind, number>>();

function countsOf(open: readonly Finding[]): Map<FindingKind, number> {
  let counts = counted.get(open);
  if (counts === undefined) {
    counts = new Map();
    for (const { kind } of open) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    counted.set(open, counts);
  }
  return counts;
}

/** The kinds of the open findings, each once. */
export const openKinds = (open: readonly Finding[]): Iterable<FindingKind> => countsOf(open).keys();

export const hasOpen = (open: readonly Finding[], kind: FindingKind): boolean => countsOf(open).has(kind);

/**
 * Adds findings to an unshared list in place: a trail of ten thousand findings is judged without copying the list each
 * time.
 */
export function addOpen(open: Finding[], findings: readonly Finding[]): void {
  const counts = countsOf(open);
  for (const finding of findings) {
    open.push(finding);
    counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1);
  }
}

/**
 * A state as it is stored: its size does not depend on the length of the trail. One finding of each kind and severity is
 * enough to judge the next step and whether the trail is broken, however often a box is reported damaged.
 */
export function storedState(state: CustodyState): CustodyState {
  const [open, explained] = [oneOfEachKind(state.open), oneOfEachKind(state.explained)];
  const doubts = storedDoubts(state.doubts);
  const stay = state.stay && storedStay(state.stay);
  const moreFindings = state.moreFindings || open !== state.open || explained !== state.explained;
  return moreFindings === state.moreFindings &&
    doubts === state.doubts &&
    stay === state.stay &&
    open === state.open &&
    explained === state.explained
    ? state
    : { ...state, open, explained, doubts, stay, moreFindings };
}

function storedDoubts(doubts: readonly Stay[]): readonly Stay[] {
  const kept = doubts.slice(0, mostDoubts + 1).map(storedStay);
  return kept.length === doubts.length && kept.every((stay, i) => stay === doubts[i]) ? doubts : kept;
}

function oneOfEachKind(open: readonly Finding[]): readonly Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of open) {
    const key = `${finding.kind} ${finding.severity}`;
    if (!kept.has(key)) kept.set(key, finding);
  }
  return kept.size === open.length ? open : [...kept.values()];
}
