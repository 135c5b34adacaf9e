import type { CustodyState } from './box-state';
import type { Finding, FindingKind } from './finding';
import { allFindingKinds, findingKinds } from './finding-kinds';
import { openKinds } from './open-findings';
import { misfitOf } from './step-kinds';
import { refOf, type TrailStep } from './trail-step';

const none: readonly never[] = [];

/** The findings of a step. `moved`: whether it moved custody. For nearly all steps the same empty array. */
export function findingsOf(state: CustodyState, step: TrailStep, moved: boolean): readonly Finding[] {
  const at = { state, step, moved, misfit: misfitOf(state, step) };
  let findings: Finding[] | undefined;
  for (const [kind, row] of allFindingKinds) {
    const words = row.words(at);
    if (words === null) continue;
    // When custody did not move, the state before is as certain as it was.
    const severity =
      row.severity !== 'breaks-where-custody-moved' ? row.severity : moved ? 'breaks' : 'question';
    (findings ??= []).push({
      sscc: state.sscc,
      kind,
      severity,
      at: refOf(step),
      after: state.last,
      placeGln: step.placeGln,
      words,
      ...withLimit(row.limitHours?.(at)),
      ...(row.parties !== undefined && { parties: row.parties(at) ?? undefined }),
      closedBy: null,
    });
  }
  return findings ?? none;
}

const withLimit = (limitHours: number | undefined) => (limitHours === undefined ? {} : { limitHours });

/** The open findings that a step answers, with the answer. */
export function closedBy(state: CustodyState, step: TrailStep): readonly Finding[] {
  let answers = false;
  for (const kind of openKinds(state.open)) answers ||= isAnswer(state, step, kind);
  if (!answers) return none;
  const resolution = step.kind === 'resolved' ? step.details.resolution : null;
  return state.open
    .filter(({ kind }) => isAnswer(state, step, kind))
    .map((finding) => ({ ...finding, closedBy: { ...refOf(step), resolution } }));
}

/** The explained breaks that a step mends, with the step as their answer. */
export function mendedBy(state: CustodyState, step: TrailStep): readonly Finding[] {
  if (state.explained.length === 0 || step.kind === 'resolved') return none;
  return state.explained
    .filter(({ kind }) => isAnswer(state, step, kind))
    .map((finding) => ({ ...finding, closedBy: { ...refOf(step), resolution: null } }));
}

/** Whether a step answers open findings of a kind. */
export const isAnswer = (state: CustodyState, step: TrailStep, kind: FindingKind): boolean =>
  step.kind === 'resolved' ? kind === step.details.finding : findingKinds[kind].answeredBy(state, step);
