import { advanced, type CustodyMove } from './advance';
import { unheardOf, type BoxStatus, type CustodyState } from './box-state';
import { correctedSteps, isCorrection, knownBy, type Correction } from './corrections';
import type { Finding } from './finding';
import { addOpen } from './open-findings';
import { withHoldingPasses } from './pass-changes';
import { compareSteps } from './step-order';
import type { Holder, TrailStep } from './trail-step';
import type { UnreadableEvent } from './unreadable-event';

/** A step in its place in the chain. */
export interface JudgedStep {
  readonly step: TrailStep;
  readonly before: Holder | null;
  readonly after: Holder | null;
  /** Recorded after a step that happened later than it. */
  readonly late: boolean;
  /** It was recorded wrongly and does not count: the correction that says so. */
  readonly correctedBy: Correction | null;
}

/** A whole trail: what happened in order, who had the box, and what is wrong. */
export interface JudgedTrail {
  readonly sscc: string;
  readonly steps: readonly JudgedStep[];
  readonly holder: Holder | null;
  readonly status: BoxStatus;
  readonly moves: readonly CustodyMove[];
  /** All of them, answered ones too, in the order of their steps. */
  readonly findings: readonly Finding[];
  /** From here `advance` goes on. */
  readonly state: CustodyState;
  /**
   * Events that speak of the box, or may, and cannot be read, in the order of the log. They are no steps, and the
   * canonical trail does not know them.
   */
  readonly unreadable: readonly UnreadableEvent[];
  /** Lines in quarantine that name the box: nothing of them counts. */
  readonly quarantined: readonly QuarantinedMention[];
}

/** A line that named the box and was not taken, with the reason. */
export interface QuarantinedMention {
  readonly id: string;
  /** Where it came in: `scans`, `loads/receipts` ... */
  readonly source: string;
  readonly code: string;
  readonly detail: string;
  readonly receivedAt: string;
  /** Given up: when, by whom and why. Null while the line is open. */
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** Judges all known steps of one box, given in any order. Throws when there is none. */
export function judge(steps: readonly TrailStep[]): JudgedTrail {
  const trail = judgeAsOf(steps, {});
  if (trail === null) throw new Error('a trail has at least one step');
  return trail;
}

/** A moment in two times, RFC 3339 in UTC with milliseconds. A missing time means now. */
export interface Moment {
  /** Event time: what had happened by then. */
  readonly at?: string;
  /** Record time: what we knew by then. */
  readonly knownAt?: string;
}

/**
 * The trail of one box as of a moment; null when nothing of it had happened, or was known, by then. What was known
 * decides first which facts were corrected, then only what had happened counts.
 */
export function judgeAsOf(steps: readonly TrailStep[], moment: Moment): JudgedTrail | null {
  const judging = judgeStepByStep(steps, moment);
  for (;;) {
    const { done, value } = judging.next();
    if (done === true) return value;
  }
}

/** The same, pausing after each step: a long trail is judged without keeping others waiting. */
export function judgeStepByStep(
  steps: readonly TrailStep[],
  { at, knownAt }: Moment = {},
): Generator<undefined, JudgedTrail | null> {
  const known = knownAt === undefined ? steps : knownBy(steps, knownAt);
  const happened = at === undefined ? known : known.filter(({ occurredAt }) => occurredAt <= at);
  return judgeCounting(happened, correctedSteps(known));
}

function* judgeCounting(
  steps: readonly TrailStep[],
  corrected: ReadonlyMap<TrailStep, Correction>,
): Generator<undefined, JudgedTrail | null> {
  const ordered = [...withHoldingPasses(steps, corrected)].sort(compareSteps);
  const first = ordered[0];
  if (first === undefined) return null;
  const late = lateOnes(ordered);
  let state: CustodyState = {
    ...unheardOf(first.sscc),
    corrected: corrected.size > 0 || steps.some(isCorrection),
  };
  const judged: JudgedStep[] = [];
  const moves: CustodyMove[] = [];
  const findings: Finding[] = [];
  const indexes = new Map<string, number>();
  // A list of its own for this trail: earlier states are not looked at again.
  let own: Finding[] = [];
  const addToOwn = (open: readonly Finding[], more: readonly Finding[]) => {
    if (open !== own) own = [...open];
    addOpen(own, more);
    return own;
  };
  for (const step of ordered) {
    yield;
    const correctedBy = corrected.get(step) ?? null;
    const { holder: before } = state;
    if (correctedBy !== null || isCorrection(step)) {
      judged.push({ step, before, after: before, late: late.has(step), correctedBy });
      continue;
    }
    const next = advanced(state, step, addToOwn);
    judged.push({ step, before, after: next.state.holder, late: late.has(step), correctedBy });
    if (next.custody !== null) moves.push(next.custody);
    for (const closed of next.closed) findings[indexes.get(idOf(closed)) ?? -1] = closed;
    for (const finding of next.findings) indexes.set(idOf(finding), findings.push(finding) - 1);
    state = next.state;
  }
  const { sscc, holder, status } = state;
  return { sscc, steps: judged, holder, status, moves, findings, state, unreadable: [], quarantined: [] };
}

/** The findings that belong to one step of a trail. */
export function findingsAt(
  { findings }: Pick<JudgedTrail, 'findings'>,
  { position, ordinal }: Pick<TrailStep, 'position' | 'ordinal'>,
): readonly Finding[] {
  let byStep = findingsByStep.get(findings);
  if (byStep === undefined) {
    byStep = new Map();
    for (const finding of findings) {
      const key = `${finding.at.position} ${finding.at.ordinal}`;
      const others = byStep.get(key);
      if (others === undefined) byStep.set(key, [finding]);
      else others.push(finding);
    }
    findingsByStep.set(findings, byStep);
  }
  return byStep.get(`${position} ${ordinal}`) ?? noFindings;
}

const findingsByStep = new WeakMap<readonly Finding[], Map<string, Finding[]>>();
const noFindings: readonly Finding[] = [];

const idOf = ({ kind, at }: Finding): string => `${at.position} ${at.ordinal} ${kind}`;

function lateOnes(ordered: readonly TrailStep[]): ReadonlySet<TrailStep> {
  const late = new Set<TrailStep>();
  let lowest = Infinity; // position among the steps that happened later than the one looked at
  let lowestWithTies = Infinity;
  let instant: string | undefined;
  for (const step of [...ordered].reverse()) {
    if (step.occurredAt !== instant) lowest = lowestWithTies;
    instant = step.occurredAt;
    if (step.position > lowest) late.add(step);
    lowestWithTies = Math.min(lowestWithTies, step.position);
  }
  return late;
}
