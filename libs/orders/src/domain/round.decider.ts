import { NeedCancelled, RoundClosed, type RoundEvent } from '@boxtrail/contracts';
import { ruleViolation, Refusal, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import {
  evolve,
  findNeed,
  initial,
  recordingIn,
  type KnownRound,
  type RoundState,
  standingNeeds,
} from './round';
import { consolidate } from './consolidate';
import { moveRound, type MoveRound } from './round-move';
import { openRound, type OpenRound } from './round-open';
import { roundRefusals } from './refusals';
import { asked, recorded, type AskedNeed } from './need-rules';

export interface RecordNeed extends AskedNeed {
  readonly type: 'RecordNeed';
  readonly lateFor: string | null;
}

/** Replaces a need in force: it is withdrawn and recorded again, together. */
export interface ChangeNeed extends AskedNeed {
  readonly type: 'ChangeNeed';
  /** The revisions, one of which the need must have. */
  readonly ifRevision: readonly number[];
}

export interface CancelNeed {
  readonly type: 'CancelNeed';
  readonly occurredAt: string;
  readonly roundId: string;
  readonly needId: string;
  readonly reason: string;
}

export interface CloseRound {
  readonly type: 'CloseRound';
  readonly occurredAt: string;
  readonly roundId: string;
  readonly closedBy: 'hand' | 'clock';
}

export type RoundCommand = OpenRound | RecordNeed | ChangeNeed | CancelNeed | CloseRound | MoveRound;

function recordNeed(command: RecordNeed, state: RoundState): readonly RoundEvent[] {
  const round = known(state, command.roundId);
  const earlier = findNeed(round, command.needId);
  // First of all rules: a recorded need may be sent again after the round was closed. A withdrawn need is recorded
  // again by the rules for a new one.
  if (earlier !== undefined && !round.cancelled.has(command.needId)) {
    if (same(asked(command), asked(earlier))) return [];
    throw needExists(command.needId, round);
  }
  refuseClosed(round);
  refuseLate(command.occurredAt, round);
  return [recorded(command, command.lateFor, round)];
}

function changeNeed(command: ChangeNeed, state: RoundState): readonly RoundEvent[] {
  const { occurredAt, roundId, needId, ifRevision } = command;
  const round = known(state, roundId);
  const earlier = recordingIn(round, needId);
  if (earlier === undefined) throw needUnknown(roundId, needId);
  if (round.cancelled.has(needId)) {
    const message = `need ${needId} was withdrawn; record it again instead of changing it`;
    throw ruleViolation('NEED_WITHDRAWN', message);
  }
  // Before its revision: a change that is sent again has its first answer.
  if (same(asked(command), asked(earlier.need))) return [];
  if (!ifRevision.includes(earlier.revision)) {
    const message = `need ${needId} of round ${roundId} is at revision ${earlier.revision}, not ${ifRevision.join(' or ')}`;
    throw new Refusal('stale', 'STALE_REVISION', message);
  }
  refuseClosed(round);
  refuseLate(occurredAt, round);
  const withdrawn = NeedCancelled.of(occurredAt, { roundId, needId, reason: 'changed' });
  return [withdrawn, recorded(command, earlier.need.lateFor, evolve(round, withdrawn) as KnownRound)];
}

function needExists(needId: string, { status }: KnownRound): Refusal {
  const help =
    status === 'open'
      ? 'withdraw it and record a new one'
      : 'its round is closed, so it can no longer be changed';
  return ruleViolation('NEED_EXISTS', `need ${needId} exists with other content; ${help}`);
}

function cancelNeed(
  { occurredAt, roundId, needId, reason }: CancelNeed,
  state: RoundState,
): readonly RoundEvent[] {
  const round = known(state, roundId);
  if (findNeed(round, needId) === undefined) throw needUnknown(roundId, needId);
  if (round.cancelled.has(needId)) return [];
  refuseClosed(round);
  refuseLate(occurredAt, round);
  return [NeedCancelled.of(occurredAt, { roundId, needId, reason })];
}

const needUnknown = (roundId: string, needId: string): Refusal =>
  unknown('NEED_UNKNOWN', `round ${roundId} has no need ${needId}`, '/needId');

function close({ occurredAt, roundId, closedBy }: CloseRound, state: RoundState): readonly RoundEvent[] {
  const round = known(state, roundId);
  refuseClosed(round);
  const { communityGln, supplierGln, cutoffAt } = round.round;
  if (closedBy === 'clock' && Date.parse(occurredAt) < Date.parse(cutoffAt)) {
    throw ruleViolation(
      'CUT_OFF_NOT_REACHED',
      `round ${roundId} has its cut-off at ${cutoffAt} and cannot be closed by the clock at ${occurredAt}`,
    );
  }
  const { totals, amountFen, needs } = consolidate(standingNeeds(round));
  const data = { roundId, communityGln, supplierGln, closedBy, totals, amountFen, needs };
  return [RoundClosed.of(occurredAt, data)];
}

function known(state: RoundState, roundId: string): KnownRound {
  if (state.status === 'none') throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
  return state;
}

function refuseClosed({ status, round }: KnownRound): void {
  if (status === 'closed')
    throw ruleViolation(
      'ROUND_CLOSED',
      `round ${round.roundId} is closed and takes no changes; use an open round`,
    );
}

function refuseLate(occurredAt: string, { round }: KnownRound): void {
  if (Date.parse(occurredAt) > Date.parse(round.cutoffAt)) {
    const message = `round ${round.roundId} had its cut-off at ${round.cutoffAt}, before this need of ${occurredAt}; use another round`;
    throw ruleViolation('ROUND_CUT_OFF_PASSED', message);
  }
}

export const roundDecider: Decider<RoundCommand, RoundEvent, RoundState> = {
  refusals: roundRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'OpenRound':
        return openRound(command, state);
      case 'RecordNeed':
        return recordNeed(command, state);
      case 'ChangeNeed':
        return changeNeed(command, state);
      case 'CancelNeed':
        return cancelNeed(command, state);
      case 'CloseRound':
        return close(command, state);
      case 'MoveRound':
        return moveRound(command, state);
      default:
        return unreachable(command);
    }
  },
};
