import type { CustodyState } from './box-state';
import type { ClosedBy, Finding, FindingKind } from './finding';
import { allFindingKinds, findingKinds } from './finding-kinds';
import { openKinds } from './open-findings';
import { misfitOf } from './step-kinds';
import { refOf, type StepRef, type TrailStep } from './trail-step';

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
      ...reporting(state, step),
      ...(row.parties !== undefined && { parties: row.parties(at) ?? undefined }),
      closedBy: null,
    });
  }
  return findings ?? none;
}

const withLimit = (limitHours: number | undefined) => (limitHours === undefined ? {} : { limitHours });

/** Who reported it, and the places that it concerns. */
function reporting(
  { holder, fromGln, toGln }: CustodyState,
  { actor, details, loadId, placeGln, counterpartGln }: TrailStep,
): Pick<Finding, 'reportedBy' | 'seenBy' | 'loadId' | 'concerns'> {
  const station = holder?.type === 'station' ? holder.id : null;
  const places = [placeGln, counterpartGln, fromGln, toGln, station].filter((gln) => gln !== null);
  return {
    reportedBy: actor,
    seenBy: 'byRef' in details ? details.byRef : null,
    loadId,
    concerns: [...new Set(places)].sort(),
  };
}

/** The open findings that a step answers, with the answer. */
export function closedBy(state: CustodyState, step: TrailStep): readonly Finding[] {
  let answers = false;
  for (const kind of openKinds(state.open)) answers ||= mayAnswer(state, step, kind);
  if (!answers) return none;
  const closing = closingOf(step);
  return state.open
    .filter((finding) => isAnswer(state, step, finding))
    .map((finding) => ({ ...finding, closedBy: closing }));
}

/** The explained breaks that a step mends, with the step as their answer. */
export function mendedBy(state: CustodyState, step: TrailStep): readonly Finding[] {
  if (state.explained.length === 0 || step.kind === 'resolved') return none;
  const closing = closingOf(step);
  return state.explained
    .filter(({ kind }) => mayAnswer(state, step, kind))
    .map((finding) => ({ ...finding, closedBy: closing }));
}

function closingOf(step: TrailStep): ClosedBy {
  const { resolution = null, outcome = null } = step.kind === 'resolved' ? step.details : {};
  return { ...refOf(step), resolution, outcome, by: step.actor };
}

/** Whether a step answers an open finding. A resolution answers the one that it names. */
export const isAnswer = (state: CustodyState, step: TrailStep, { kind, at }: Finding): boolean =>
  mayAnswer(state, step, kind) && (step.answers === undefined || isAt(at, step.answers));

/** Whether a step answers open findings of a kind: all of them, unless it names one. */
const mayAnswer = (state: CustodyState, step: TrailStep, kind: FindingKind): boolean =>
  step.kind === 'resolved' ? kind === step.details.finding : findingKinds[kind].answeredBy(state, step);

/** Whether both are the same step of a box. */
const isAt = (
  one: Pick<StepRef, 'position' | 'ordinal'>,
  other: Pick<StepRef, 'position' | 'ordinal'>,
): boolean => one.position === other.position && one.ordinal === other.ordinal;
