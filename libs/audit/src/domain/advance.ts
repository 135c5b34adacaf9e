import { isSame, type CustodyState } from './box-state';
import { isCorrection } from './corrections';
import type { Finding } from './finding';
import { isPassWithdrawn } from './pass-changes';
import { closedBy, findingsOf, isAnswer } from './step-findings';
import { kindOf } from './step-kinds';
import { isBefore } from './step-order';
import { refOf, type Holder, type StepKind, type TrailStep } from './trail-step';

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
  readonly state: CustodyState;
  /** Null when custody stayed where it was. */
  readonly custody: CustodyMove | null;
  readonly findings: readonly Finding[];
  /** Findings of earlier steps that this one answered, as they are now. */
  readonly closed: readonly Finding[];
}

/**
 * Whether `advance` may take this step: it comes after all that is in the state, both in the trail and in the log,
 * nothing was ever corrected, and it does not say that a pass was withdrawn, which may take back what was said before.
 * Otherwise the trail has to be judged anew from all its steps.
 */
export const follows = (state: CustodyState, step: TrailStep): boolean =>
  !state.corrected &&
  !isCorrection(step) &&
  !isPassWithdrawn(step) &&
  (state.last === null || (step.position >= state.highestPosition && isBefore(state.last, step)));

/**
 * Takes the next step, in the order of `compareSteps`. A fact always moves custody to where it says; what that
 * contradicts becomes a finding.
 */
export function advance(state: CustodyState, step: TrailStep): Advance {
  return advanced(state, step, (open, findings) => [...open, ...findings]);
}

/** `add` may change the list it is given where nobody else holds it. */
export function advanced(
  state: CustodyState,
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

function custodyMove(state: CustodyState, step: TrailStep): CustodyMove | null {
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
  state: CustodyState,
  step: TrailStep,
  custody: CustodyMove | null,
  open: readonly Finding[],
): CustodyState {
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
