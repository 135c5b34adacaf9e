import { stepKinds } from './step-kinds';
import { contentOf, type StepKind, type StepRef, type TrailStep } from './trail-step';

/** Place of a kind among things at the same instant: that of its row in the table. */
const ranks = Object.fromEntries(Object.keys(stepKinds).map((kind, rank) => [kind, rank])) as Record<
  StepKind,
  number
>;

/** Whether `b` certainly comes after `a`. False also where only a look at both whole steps would tell. */
export function isBefore(a: StepRef, b: StepRef): boolean {
  return a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && ranks[a.kind] < ranks[b.kind]);
}

/**
 * The order of a trail: when it happened, then rank of kind, then what the steps say. Steps that are equal in all
 * of it are the same thing scanned twice; only those stand in the order of the log, where nobody can tell.
 */
export function compareSteps(a: TrailStep, b: TrailStep): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  const byRank = ranks[a.kind] - ranks[b.kind];
  if (byRank !== 0) return byRank;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a.position - b.position || a.ordinal - b.ordinal;
}

/** Steps of one moment are compared by their text, each with many others. */
const texts = new WeakMap<TrailStep, string>();

function textOf(step: TrailStep): string {
  let text = texts.get(step);
  if (text === undefined) texts.set(step, (text = JSON.stringify(contentOf(step))));
  return text;
}
