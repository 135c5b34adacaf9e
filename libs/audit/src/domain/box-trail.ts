import { advanced, type CustodyMove } from './advance';
import { unheardOf, type BoxStatus, type CustodyState } from './box-state';
import { correctedSteps, isCorrection, knownBy, type Correction } from './corrections';
import type { Finding } from './finding';
import { addOpen } from './open-findings';
import { withHoldingPasses } from './pass-changes';
import type { Posting } from './posting';
import { compareSteps } from './step-order';
import type { Holder, TrailStep } from './trail-step';
import type { UnreadableEvent } from './unreadable-event';

/** A step with its effect on custody. */
export interface JudgedStep {
  readonly step: TrailStep;
  readonly before: Holder | null;
  readonly after: Holder | null;
  /** Recorded after a step that happened later. */
  readonly late: boolean;
  /** The correction of this step, which then does not count. */
  readonly correctedBy: Correction | null;
}

/** A whole trail: the steps in order, the custody, and the findings. */
export interface JudgedTrail {
  readonly sscc: string;
  readonly steps: readonly JudgedStep[];
  readonly holder: Holder | null;
  readonly status: BoxStatus;
  readonly moves: readonly CustodyMove[];
  /** What its steps change in the books, in their order. */
  readonly postings: readonly Posting[];
  /** All findings, answered ones too, in the order of their steps. */
  readonly findings: readonly Finding[];
  /** The state from which `advance` continues. */
  readonly state: CustodyState;
  /**
   * Unreadable events that may concern the box, in log order. They are not steps, and not part of the canonical trail.
   */
  readonly unreadable: readonly UnreadableEvent[];
  /** Quarantined lines that name the box. They do not count. */
  readonly quarantined: readonly QuarantinedMention[];
}

/** A refused line that named the box, with the reason. */
export interface QuarantinedMention {
  readonly id: string;
  /** The source: `scans`, `loads/receipts` and so on. */
  readonly source: string;
  readonly code: string;
  readonly detail: string;
  readonly receivedAt: string;
  /** When, by whom and why it was closed. Null while the line is open. */
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
  /** Event time: only events until then. */
  readonly at?: string;
  /** Record time: only what was recorded until then. */
  readonly knownAt?: string;
}

/**
 * The trail of one box at a moment; null when it had no event then. Record time decides first which facts were
 * corrected; then event time decides which steps count.
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
  const postings: Posting[] = [];
  const findings: Finding[] = [];
  const indexes = new Map<string, number>();
  // A separate list for this trail: earlier states are not read again.
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
    if (next.posting !== null) postings.push(next.posting);
    for (const closed of next.closed) findings[indexes.get(idOf(closed)) ?? -1] = closed;
    for (const finding of next.findings) indexes.set(idOf(finding), findings.push(finding) - 1);
    state = next.state;
  }
  const { sscc, holder, status } = state;
  const trail = { sscc, steps: judged, holder, status, moves, postings, findings, state };
  return { ...trail, unreadable: [], quarantined: [] };
}

/** The findings of one step of a trail. */
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
  let lowest = Infinity; // index among the steps that happened later than this one
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
