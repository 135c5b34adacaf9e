import { unreachable } from '@boxtrail/kernel';
import { correctedSteps, isCorrection, knownBy, type Correction } from './corrections';
import { isSame, type BoxState, type BoxStatus } from './custody-rules';
import type { Finding } from './finding';
import { isPassWithdrawn, withHoldingPasses } from './pass-changes';
import { addOpen } from './open-findings';
import { closedBy, findingsOf, isAnswer } from './step-findings';
import type { UnreadableEvent } from './unreadable-event';
import { compareSteps, isBefore, refOf, type Holder, type TrailStep } from './trail-step';

/** Custody went from one to another. `from` is null for a box that comes into the chain, or back into it. */
export interface CustodyMove {
  readonly sscc: string;
  readonly position: number;
  readonly ordinal: number;
  readonly occurredAt: string;
  readonly from: Holder | null;
  readonly to: Holder | null;
  /** Lost or destroyed: nobody has it any more. Then `to` is null. */
  readonly writtenOff: boolean;
}

/** What one step did. */
export interface Advance {
  readonly state: BoxState;
  /** Null when custody stayed where it was. */
  readonly custody: CustodyMove | null;
  readonly findings: readonly Finding[];
  /** Findings of earlier steps that this one answered, as they are now. */
  readonly closed: readonly Finding[];
}

/** A box before anything is known of it. */
export const unheardOf = (sscc: string): BoxState => ({
  sscc,
  status: 'unknown',
  holder: null,
  since: null,
  loadId: null,
  fromGln: null,
  toGln: null,
  last: null,
  corrected: false,
  highestPosition: 0,
  open: [],
});

/**
 * Whether `advance` may take this step: it comes after all that is in the state, both in the trail and in the log,
 * nothing was ever corrected, and it does not say that a pass was withdrawn, which may take back what was said before. Otherwise the trail has to be judged anew from all its steps.
 */
export const follows = (state: BoxState, step: TrailStep): boolean =>
  !state.corrected &&
  !isCorrection(step) &&
  !isPassWithdrawn(step) &&
  (state.last === null || (step.position >= state.highestPosition && isBefore(state.last, step)));

/**
 * Takes the next step, in the order of `compareSteps`. A fact always moves custody to where it says; what that
 * contradicts becomes a finding.
 */
export function advance(state: BoxState, step: TrailStep): Advance {
  return advanced(state, step, (open, findings) => [...open, ...findings]);
}

/** `add` may change the list it is given where nobody else holds it. */
function advanced(
  state: BoxState,
  step: TrailStep,
  add: (open: readonly Finding[], findings: readonly Finding[]) => readonly Finding[],
): Advance {
  const custody = custodyMove(state, step);
  const findings = findingsOf(state, step, custody !== null);
  const closed = closedBy(state, step);
  let { open } = state;
  if (closed.length > 0) open = open.filter((finding) => !isAnswer(state, step, finding.kind));
  if (findings.length > 0) open = add(open, findings);
  return { state: nextState(state, step, custody, open), custody, findings, closed };
}

function custodyMove(state: BoxState, step: TrailStep): CustodyMove | null {
  const { holder: from, sscc } = state;
  const { custodyTo, position, ordinal, occurredAt } = step;
  if (custodyTo === 'unchanged' || isSame(from, custodyTo)) return null;
  if (custodyTo !== 'written-off') {
    return { sscc, position, ordinal, occurredAt, from, to: custodyTo, writtenOff: false };
  }
  if (from === null) return null; // nobody had it: there is nothing to write off
  return { sscc, position, ordinal, occurredAt, from, to: null, writtenOff: true };
}

function nextState(
  state: BoxState,
  step: TrailStep,
  custody: CustodyMove | null,
  open: readonly Finding[],
): BoxState {
  const { occurredAt, position } = step;
  const moved = custody !== null;
  const [fromGln, toGln] = moved ? reach(custody.to, step) : [state.fromGln, state.toGln];
  return {
    sscc: state.sscc,
    status: statusAfter(state, step, moved),
    holder: moved ? custody.to : state.holder,
    since: moved ? occurredAt : state.since,
    loadId: step.kind === 'dispatched' || step.kind === 'received' ? step.loadId : state.loadId,
    fromGln,
    toGln,
    last: refOf(step),
    corrected: state.corrected,
    highestPosition: Math.max(state.highestPosition, position),
    open,
  };
}

/** Between which places a box may now be seen. A resident may take it anywhere, and only brings it back. */
function reach(to: Holder | null, { placeGln, counterpartGln }: TrailStep): [string | null, string | null] {
  if (to === null || to.type === 'resident') return [null, null];
  return to.type === 'load' ? [placeGln, counterpartGln] : [placeGln, placeGln];
}

function statusAfter(state: BoxState, step: TrailStep, moved: boolean): BoxStatus {
  switch (step.kind) {
    case 'packed':
      return 'packed';
    case 'dispatched':
      return 'in-transit';
    case 'received':
    case 'returned':
    case 'found':
      return 'at-station';
    case 'taken-off': // before the dispatch it changes nothing: a packed box stays one
      return moved ? 'at-station' : state.status;
    case 'out-for-delivery':
      return 'out-for-delivery';
    case 'handed-over':
      return 'delivered';
    case 'delivery-failed':
      return state.status === 'out-for-delivery' ? 'undelivered' : state.status;
    case 'lost':
    case 'destroyed':
      return step.kind;
    case 'sealed':
    case 'loaded':
    case 'double-dispatch':
    case 'pass-withdrawn':
    case 'checkpoint':
    case 'arrived':
    case 'missing':
    case 'seen':
    case 'damaged':
    case 'seal-broken':
    case 'resolved':
    case 'corrected':
      return state.status;
    default:
      return unreachable(step);
  }
}

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
  readonly state: BoxState;
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

/** A moment in two times, RFC 3339 in UTC with milliseconds. What is left out is now. */
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
export function judgeAsOf(steps: readonly TrailStep[], { at, knownAt }: Moment): JudgedTrail | null {
  const known = knownAt === undefined ? steps : knownBy(steps, knownAt);
  const happened = at === undefined ? known : known.filter(({ occurredAt }) => occurredAt <= at);
  return judgeCounting(happened, correctedSteps(known));
}

function judgeCounting(
  steps: readonly TrailStep[],
  corrected: ReadonlyMap<TrailStep, Correction>,
): JudgedTrail | null {
  const ordered = [...withHoldingPasses(steps, corrected)].sort(compareSteps);
  const first = ordered[0];
  if (first === undefined) return null;
  const late = lateOnes(ordered);
  let state: BoxState = {
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
