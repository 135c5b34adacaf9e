import { stepKinds } from './step-kinds';
import { contentOf, type StepKind, type StepRef, type TrailStep } from './trail-step';

/** Rank of a kind at the same instant: its row in the table. */
const ranks = Object.fromEntries(Object.keys(stepKinds).map((kind, rank) => [kind, rank])) as Record<
  StepKind,
  number
>;

/** Whether `b` certainly comes after `a`. False when only the whole steps could tell. */
export function isBefore(a: StepRef, b: StepRef): boolean {
  return a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && ranks[a.kind] < ranks[b.kind]);
}

/**
 * The order of a trail: event time, then rank of kind, then content. Steps equal in all of these are the same fact
 * scanned twice, and only they are in log order.
 */
export function compareSteps(a: TrailStep, b: TrailStep): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  const byRank = ranks[a.kind] - ranks[b.kind];
  if (byRank !== 0) return byRank;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a.position - b.position || a.ordinal - b.ordinal;
}

/** Cached text of steps: those of one instant are compared with many others. */
const texts = new WeakMap<TrailStep, string>();

function textOf(step: TrailStep): string {
  let text = texts.get(step);
  if (text === undefined) texts.set(step, (text = JSON.stringify(contentOf(step))));
  return text;
}
