import {
  NeedCollected,
  NeedTransferred,
  transfersPerEvent,
  type EventOf,
  type LedgerTransfer,
  type NeedAccountEvent,
} from '@boxtrail/contracts';
import { ruleViolation, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { stepsTo, type Cause } from './moves';
import { evolve, sumsOf, type NeedAccount, type OpenNeedAccount } from './need-account';
import type { NeedTarget } from './need-target';
import { needRefusals } from './refusals';
import { accountsOf, payerOf, type NeedParties } from './transfer';

interface OfNeed {
  readonly occurredAt: string;
  readonly roundId: string;
  readonly needId: string;
}

/** The ledger follows the facts about a need. An older cause than one that it followed changes nothing. */
export interface FollowNeed extends OfNeed {
  readonly type: 'FollowNeed';
  readonly parties: NeedParties;
  readonly target: NeedTarget;
  readonly cause: Cause;
}

/** A grid worker collected money for a need. */
export interface CollectForNeed extends OfNeed {
  readonly type: 'CollectForNeed';
  readonly collectionId: string;
  readonly workerRef: string;
  readonly method: EventOf<typeof NeedCollected>['data']['method'];
  readonly amountFen: number;
}

/** A person refunds a delivered box, after a complaint for example. */
export interface RefundBox extends OfNeed {
  readonly type: 'RefundBox';
  readonly sscc: string;
  readonly reason: string;
}

export type NeedAccountCommand = FollowNeed | CollectForNeed | RefundBox;

function follow(command: FollowNeed, state: NeedAccount): readonly NeedAccountEvent[] {
  const { cause, target, parties, occurredAt } = command;
  if (state.status === 'open' && cause.position < state.asOf) return [];
  return stepsTo(target, state, parties, cause).flatMap((step) =>
    inSlices(step.transfers, transfersPerEvent).map((transfers) =>
      transferred(command, step.parties, occurredAt, cause.position, transfers),
    ),
  );
}

function collect(command: CollectForNeed, state: NeedAccount): readonly NeedAccountEvent[] {
  const account = known(state, command);
  const { roundId, needId, collectionId, workerRef, method, amountFen, occurredAt } = command;
  const earlier = account.collections.find((one) => one.collectionId === collectionId);
  if (earlier !== undefined) {
    const { workerRef: by, method: how, amountFen: fen } = earlier;
    if (same([workerRef, method, amountFen], [by, how, fen])) return [];
    throw ruleViolation(
      'COLLECTION_EXISTS',
      `collection ${collectionId} of need ${needId} exists with other content; choose another collectionId`,
    );
  }
  // The payment code of a label names the round, the need and the amount: the same three are the same code.
  const used = account.collections.find((one) => one.method === 'code' && one.amountFen === amountFen);
  if (method === 'code' && used !== undefined)
    throw ruleViolation(
      'PAYMENT_CODE_USED',
      `the payment code of need ${needId} over ${amountFen} fen was paid with collection ${used.collectionId}`,
    );
  const { reservedFen, voidedFen, collectedFen } = sumsOf(account);
  const transfer: LedgerTransfer = {
    ...{ kind: 'collect', debit: { kind: 'cash', ref: workerRef }, credit: payerOf(account.parties) },
    ...{ amountFen, at: occurredAt, sscc: null, gtin: null, reason: null },
  };
  return [
    NeedCollected.of(occurredAt, {
      ...{ roundId, needId, ...account.parties, collectionId, workerRef, method },
      expectedFen: reservedFen - voidedFen - collectedFen,
      amountFen,
      transfers: [transfer],
    }),
  ];
}

function refund(command: RefundBox, state: NeedAccount): readonly NeedAccountEvent[] {
  const account = known(state, command);
  const { needId, sscc, reason, occurredAt } = command;
  const part = account.parts[sscc];
  if (part === undefined || part.posted === 0)
    throw ruleViolation(
      'BOX_NOT_POSTED',
      `box ${sscc} of need ${needId} was not delivered, so nothing was posted for it`,
    );
  if (part.refunded > 0)
    throw ruleViolation('BOX_ALREADY_REFUNDED', `box ${sscc} of need ${needId} was refunded already`);
  const about = { amountFen: part.posted, at: occurredAt, sscc, gtin: null, reason };
  const transfer: LedgerTransfer = { kind: 'refund', ...accountsOf('refund', account.parties), ...about };
  return [transferred(command, account.parties, occurredAt, null, [transfer])];
}

const transferred = (
  { roundId, needId }: OfNeed,
  parties: NeedParties,
  occurredAt: string,
  causePosition: number | null,
  transfers: LedgerTransfer[],
): NeedAccountEvent =>
  NeedTransferred.of(occurredAt, { roundId, needId, ...parties, causePosition, transfers });

function inSlices<T>(items: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, i) =>
    items.slice(i * most, (i + 1) * most),
  );
}

function known(state: NeedAccount, { roundId, needId }: OfNeed): OpenNeedAccount {
  if (state.status === 'open') return state;
  throw unknown('NEED_ACCOUNT_UNKNOWN', `the ledger knows no need ${needId} of round ${roundId}`);
}

/** The money of one need: a stream for each. */
export const needAccountDecider: Decider<NeedAccountCommand, NeedAccountEvent, NeedAccount> = {
  refusals: needRefusals,
  initial: { status: 'none' },
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'FollowNeed':
        return follow(command, state);
      case 'CollectForNeed':
        return collect(command, state);
      case 'RefundBox':
        return refund(command, state);
      default:
        return unreachable(command);
    }
  },
};
