import { NeedCancelled, NeedRecorded, RoundClosed, type RoundEvent } from '@boxtrail/contracts';
import {
  ruleViolation,
  invalid,
  Refusal,
  refuseDuplicates,
  same,
  unknown,
  unreachable,
  type Decider,
} from '@boxtrail/kernel';
import {
  boxesOf,
  bytesOf,
  evolve,
  findNeed,
  initial,
  recordingIn,
  type KnownRound,
  type Need,
  type RoundState,
  standingNeeds,
} from './round';
import { consolidate } from './consolidate';
import { moveRound, type MoveRound } from './round-move';
import { openRound, type OpenRound } from './round-open';
import { roundRefusals } from './refusals';
import { refuseUnsuitable, type Suitability } from './suitability';

/** Upper bound of boxes in a round: what one vehicle leg may carry. */
const maxBoxesInRound = 5000;
/** A million yuan: the largest amount of an event. */
const maxFenInRound = 100_000_000;
/**
 * Upper bound of the bytes of all needs: an event takes 1,048,576 bytes, and the closing event carries all needs and
 * the totals.
 */
const maxBytesInRound = 1_000_000;

/** Without prices: those of the round apply. */
interface AskedNeed extends Omit<Need, 'lines' | 'amountFen' | 'lateFor'> {
  readonly occurredAt: string;
  readonly lines: readonly { readonly gtin: string; readonly quantity: number }[];
  /** Boxes that one household may order in a round. */
  readonly householdLimit: number;
  /** What the box types are declared to be good for, by GTIN; left out when the household has no special need. */
  readonly suitability?: ReadonlyMap<string, Suitability>;
}

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

function recorded(command: AskedNeed, lateFor: string | null, round: KnownRound) {
  refuseOddPayer(command);
  const need = priced(command, lateFor, round);
  refuseUnsuitable(need, command.suitability ?? new Map());
  refuseOverfull(need, round);
  refuseGreedy(need, command.householdLimit, round);
  return NeedRecorded.of(command.occurredAt, need);
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

function refuseGreedy({ roundId, householdRef, lines }: Need, most: number, round: KnownRound): void {
  const boxes = round.householdBoxes.get(householdRef) ?? 0;
  const more = boxesOf(lines);
  if (boxes + more <= most) return;
  const message = `household ${householdRef} has ${boxes} boxes in round ${roundId} and may have ${most}: no room for ${more} more`;
  throw ruleViolation('HOUSEHOLD_LIMIT', message);
}

function needExists(needId: string, { status }: KnownRound): Refusal {
  const help =
    status === 'open'
      ? 'withdraw it and record a new one'
      : 'its round is closed, so it can no longer be changed';
  return ruleViolation('NEED_EXISTS', `need ${needId} exists with other content; ${help}`);
}

/** The household's input, without our prices. */
const asked = (need: AskedNeed | Need) => ({
  householdRef: need.householdRef,
  building: need.building,
  unit: need.unit,
  order: need.order,
  payment: need.payment,
  placedByRef: need.placedByRef,
  proxyReason: need.proxyReason,
  specialNeeds: need.specialNeeds,
  lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
});

function priced(command: AskedNeed, lateFor: string | null, { round }: KnownRound): Need {
  const { roundId, needId } = command;
  refuseDuplicates(
    'box types',
    command.lines.map(({ gtin }) => gtin),
    '/lines',
  );
  const lines = command.lines.map(({ gtin, quantity }) => {
    const offer = round.offers.find((o) => o.gtin === gtin);
    if (offer === undefined) {
      throw ruleViolation(
        'BOX_TYPE_NOT_OFFERED',
        `box type ${gtin} is not on offer in round ${roundId}; choose one of its offers`,
      );
    }
    return { gtin, quantity, priceFen: offer.priceFen };
  });
  const amountFen = lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0);
  return { roundId, needId, ...asked(command), lateFor, lines, amountFen };
}

/** A grid worker orders and keeps the account for a resident who cannot (Plan III.2.3). */
function refuseOddPayer({ needId, order, payment, placedByRef, proxyReason }: AskedNeed): void {
  if (order === 'proxy' && placedByRef === null) {
    throw invalid(
      'PROXY_NEEDS_PLACED_BY',
      `need ${needId} is a proxy order: name the grid worker in placedByRef`,
      '/placedByRef',
    );
  }
  if (order === 'own' && placedByRef !== null) {
    const message = `need ${needId} is the household's own order: leave out placedByRef (${placedByRef}), or send order "proxy"`;
    throw invalid('OWN_HAS_NO_PLACED_BY', message, '/placedByRef');
  }
  if (order === 'proxy' && proxyReason === null) {
    const message = `need ${needId} is a proxy order: say in proxyReason why the household does not order itself`;
    throw invalid('PROXY_NEEDS_REASON', message, '/proxyReason');
  }
  if (order === 'own' && proxyReason !== null) {
    const message = `need ${needId} is the household's own order: leave out proxyReason`;
    throw invalid('PROXY_NEEDS_REASON', message, '/proxyReason');
  }
  if (payment === 'on-account' && order !== 'proxy') {
    throw ruleViolation(
      'ON_ACCOUNT_IS_FOR_PROXY',
      `need ${needId} is the household's own order and must be prepaid; only a proxy order can go on account`,
    );
  }
}

function refuseOverfull(need: Need, { round, boxes, amountFen, bytes }: KnownRound): void {
  const more = boxesOf(need.lines);
  if (boxes + more > maxBoxesInRound) {
    const message = `round ${round.roundId} has ${boxes} boxes and takes ${maxBoxesInRound}: no room for ${more} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
  if (amountFen + need.amountFen > maxFenInRound) {
    const message = `the needs of round ${round.roundId} cost ${amountFen} fen and may cost ${maxFenInRound}: no room for ${need.amountFen} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
  const longer = bytesOf(need);
  if (bytes + longer > maxBytesInRound) {
    const message = `the needs of round ${round.roundId} take ${bytes} bytes of ${maxBytesInRound}: no room for ${longer} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
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
