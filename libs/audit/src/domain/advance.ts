import { isSame, type CustodyState } from './box-state';
import { isCorrection } from './corrections';
import { limitsAfter } from './custody-limit';
import type { Finding } from './finding';
import { holdsAfter } from './holds-on-box';
import { isPassWithdrawn } from './pass-changes';
import { closedBy, findingsOf, isAnswer, mendedBy } from './step-findings';
import { isAboutTheTrail, kindOf } from './step-kinds';
import { censusBetween, type Posting } from './posting';
import { mostDoubts, takeStep, type Stays } from './stays';
import { isBefore } from './step-order';
import { refOf, type Holder, type StepKind, type TrailStep } from './trail-step';

/** A move of custody. `from` is null for a box that enters the chain, or returns to it. */
export interface CustodyMove {
  readonly sscc: string;
  readonly position: number;
  readonly ordinal: number;
  readonly occurredAt: string;
  readonly from: Holder | null;
  readonly to: Holder | null;
  /** Lost or destroyed: nobody holds the box, and `to` is null. */
  readonly writtenOff: boolean;
}

/** The effect of one step. */
export interface Advance {
  readonly state: CustodyState;
  /** Null when custody did not move. */
  readonly custody: CustodyMove | null;
  readonly findings: readonly Finding[];
  /** Findings of earlier steps that this step answered, with the answer. */
  readonly closed: readonly Finding[];
  /** What it changes in the books; null when nothing. */
  readonly posting: Posting | null;
}

/**
 * Whether `advance` may take this step: it comes after all steps of the state, in the trail and in the log; nothing was
 * corrected; it is not about a withdrawn pass, which may revert earlier steps; it does not say of earlier findings where
 * the box belongs; and the state knows every finding that it may name. Otherwise the trail must be judged again from
 * all its steps.
 */
export const follows = (state: CustodyState, step: TrailStep): boolean =>
  !state.corrected &&
  state.doubts.length <= mostDoubts &&
  !(step.kind === 'packed' && state.last !== null) &&
  !(step.kind === 'resolved' && state.moreFindings) &&
  !isCorrection(step) &&
  !isPassWithdrawn(step) &&
  (state.last === null || (step.position >= state.highestPosition && isBefore(state.last, step)));

/**
 * Takes the next step, in the order of `compareSteps`. A fact always moves custody; a contradiction becomes a finding.
 */
export function advance(state: CustodyState, step: TrailStep): Advance {
  return advanced(state, step, (open, findings) => [...open, ...findings]);
}

/** `add` may modify its list when nobody else holds it. */
export function advanced(
  state: CustodyState,
  step: TrailStep,
  add: (open: readonly Finding[], findings: readonly Finding[]) => readonly Finding[],
): Advance {
  const custody = custodyMove(state, step);
  const findings = findingsOf(state, step, custody !== null);
  const closed = closedBy(state, step);
  let { open } = state;
  if (closed.length > 0) open = open.filter((finding) => !isAnswer(state, step, finding));
  if (findings.length > 0) open = add(open, findings);
  const mended = mendedBy(state, step);
  const explained = explainedAfter(state, step, closed, mended);
  const answered = mended.length === 0 ? closed : [...closed, ...mended];
  const { entries, ...stays } = takeStep(state, { step, custody, findings, closed: answered });
  const broken = isBrokenAfter(state, findings, answered, open, explained);
  const next = { ...nextState(state, step, custody, { open, explained, broken }), ...stays };
  const posting = postingOf(state, next, step, entries, findings);
  return { state: next, custody, findings, closed: answered, posting };
}

/** Without an answer, a break only comes: a list of thousands is looked through after answers only. */
const isBrokenAfter = (
  before: CustodyState,
  findings: readonly Finding[],
  answered: readonly Finding[],
  open: readonly Finding[],
  explained: readonly Finding[],
): boolean =>
  answered.length === 0
    ? before.broken || findings.some(isBreak)
    : explained.length > 0 || open.some(isBreak);

const isBreak = ({ severity }: Finding): boolean => severity === 'breaks';

function postingOf(
  before: CustodyState,
  after: CustodyState,
  { occurredAt }: TrailStep,
  entries: Posting['entries'],
  findings: readonly Finding[],
): Posting | null {
  const census = censusBetween(before, after);
  if (entries.length + census.length + findings.length === 0) return null;
  return { occurredAt, entries, census, found: findings.map(({ kind }) => kind) };
}

function custodyMove(state: CustodyState, step: TrailStep): CustodyMove | null {
  const { holder: from, sscc } = state;
  const { custodyTo, position, ordinal, occurredAt } = step;
  if (custodyTo === 'unchanged' || isSame(from, custodyTo)) return null;
  if (custodyTo !== 'written-off') {
    return { sscc, position, ordinal, occurredAt, from, to: custodyTo, writtenOff: false };
  }
  if (from === null) return null; // nobody held it: nothing is written off
  return { sscc, position, ordinal, occurredAt, from, to: null, writtenOff: true };
}

function nextState(
  state: CustodyState,
  step: TrailStep,
  custody: CustodyMove | null,
  { open, explained, broken }: Pick<CustodyState, 'open' | 'explained' | 'broken'>,
): Omit<CustodyState, keyof Stays> {
  const { occurredAt, position } = step;
  const moved = custody !== null;
  const { status, ofLoad } = kindOf<StepKind>(step);
  const [fromGln, toGln] = moved ? reach(custody.to, step) : [state.fromGln, state.toGln];
  return {
    sscc: state.sscc,
    status: status(state.status, moved),
    holder: moved ? custody.to : state.holder,
    since: moved ? occurredAt : state.since,
    loadId: ofLoad === 'went-with-it' ? step.loadId : state.loadId,
    loadSealId: loadSealAfter(state, step),
    fromGln,
    toGln,
    ...packing(state, step),
    holds: holdsAfter(state.holds, step),
    tier: tierAfter(state, step),
    ...limitsAfter(state, step, moved),
    last: state.last === null && isAboutTheTrail(step) ? null : refOf(step),
    corrected: state.corrected,
    highestPosition: Math.max(state.highestPosition, position),
    open,
    explained,
    broken,
    moreFindings: state.moreFindings,
  };
}

/** An explanation is about a break; only a later step that answers the break itself mends the trail. */
function explainedAfter(
  { explained }: CustodyState,
  step: TrailStep,
  closed: readonly Finding[],
  mended: readonly Finding[],
): readonly Finding[] {
  if (step.kind === 'resolved') {
    const more = closed.filter(({ severity }) => severity === 'breaks');
    return more.length === 0 ? explained : [...explained, ...more];
  }
  if (mended.length === 0) return explained;
  const kinds = new Set(mended.map(({ kind }) => kind));
  return explained.filter(({ kind }) => !kinds.has(kind));
}

type Packing = Pick<CustodyState, 'destinationGln' | 'packedAtGln' | 'roundId' | 'householdRef' | 'sealed'>;

function packing(state: CustodyState, step: TrailStep): Packing {
  const { destinationGln, packedAtGln, roundId, householdRef } = state;
  const sealed = state.sealed || step.kind === 'sealed';
  if (step.kind !== 'packed') return { destinationGln, packedAtGln, roundId, householdRef, sealed };
  return {
    destinationGln: step.counterpartGln,
    packedAtGln: step.placeGln,
    roundId: step.details.jobId, // a job has its round's id
    householdRef: step.details.householdRef,
    sealed,
  };
}

function loadSealAfter({ loadId, loadSealId }: CustodyState, step: TrailStep): string | null {
  if (step.kind === 'dispatched') return step.details.sealId;
  return step.kind === 'received' && step.loadId !== loadId ? null : loadSealId;
}

/** A box that is found or brought back where it was not before may have come from anywhere. */
function tierAfter({ tier, fromGln }: CustodyState, step: TrailStep): CustodyState['tier'] {
  if (step.kind === 'packed' || step.kind === 'dispatched' || step.kind === 'received')
    return step.details.tier ?? null;
  const reappears = step.kind === 'found' || step.kind === 'returned';
  return reappears && step.placeGln !== fromGln ? null : tier;
}

/** The places where a box may be seen now. A resident may take it anywhere, and only brings it back. */
function reach(to: Holder | null, { placeGln, counterpartGln }: TrailStep): [string | null, string | null] {
  if (to === null || to.type === 'resident') return [null, null];
  return to.type === 'load' ? [placeGln, counterpartGln] : [placeGln, placeGln];
}
