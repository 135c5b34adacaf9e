import {
  CommunitySettled,
  transfersPerEvent,
  type LedgerAccount,
  type LedgerTransfer,
  type SettlementEvent,
} from '@boxtrail/contracts';
import { invalid, ruleViolation, type Decider } from '@boxtrail/kernel';
import { settlementRefusals } from './refusals';

/** An account of the community with its balance: debits less credits, in fen. */
export interface OpenAccount extends LedgerAccount {
  readonly balanceFen: number;
}

/** All open accounts of a community are settled. The handler looks them up. */
export interface SettleCommunity {
  readonly type: 'SettleCommunity';
  readonly occurredAt: string;
  readonly settlementId: string;
  readonly communityGln: string;
  /** Who collects what is owed, pays what is due, and has the cash then. */
  readonly workerRef: string;
  /** Only this account; null for all of the community. */
  readonly only: LedgerAccount | null;
  readonly accounts: readonly OpenAccount[];
  readonly upTo: number;
}

/** The id of the last settlement of a community. */
export type Settled = string | null;

/** Kinds of accounts that a settlement closes. What is reserved stays: its boxes can still come. */
const settledKinds: readonly LedgerAccount['kind'][] = [
  'household',
  'on-account',
  'refunds',
  'supplier',
  'cash',
];

function settle(command: SettleCommunity, last: Settled): readonly SettlementEvent[] {
  const { occurredAt, settlementId, communityGln, workerRef, only, accounts, upTo } = command;
  const cash: LedgerAccount = { kind: 'cash', ref: workerRef };
  if (only !== null && isCash(only.kind, only.ref, cash))
    throw invalid('SAME_ACCOUNT', `debit and credit are both ${cash.kind} ${cash.ref}`, '/account');
  const transfers = accounts
    .filter(
      ({ kind, ref, balanceFen }) =>
        settledKinds.includes(kind) && balanceFen !== 0 && !isCash(kind, ref, cash),
    )
    .map(({ kind, ref, balanceFen }): LedgerTransfer => {
      const account = { kind, ref };
      const [debit, credit] = balanceFen > 0 ? [cash, account] : [account, cash];
      const about = { at: occurredAt, sscc: null, gtin: null, reason: null };
      return { kind: 'settle', debit, credit, amountFen: Math.abs(balanceFen), ...about };
    });
  if (transfers.length === 0) {
    if (only !== null)
      throw ruleViolation(
        'ACCOUNT_SETTLED',
        `nothing is to be settled of ${only.kind} ${only.ref} in community ${communityGln}`,
      );
    if (last === null)
      throw ruleViolation('NOTHING_TO_SETTLE', `no account of community ${communityGln} is open`);
    throw ruleViolation(
      'COMMUNITY_SETTLED',
      `community ${communityGln} was settled by ${last}, and no account is open since`,
    );
  }
  const slices = Array.from({ length: Math.ceil(transfers.length / transfersPerEvent) }, (_, i) =>
    transfers.slice(i * transfersPerEvent, (i + 1) * transfersPerEvent),
  );
  return slices.map((slice) =>
    CommunitySettled.of(occurredAt, { settlementId, communityGln, workerRef, upTo, transfers: slice }),
  );
}

const isCash = (kind: string, ref: string, cash: LedgerAccount): boolean =>
  kind === cash.kind && ref === cash.ref;

/** The settlements of one community: a stream for each. */
export const settlementDecider: Decider<SettleCommunity, SettlementEvent, Settled> = {
  refusals: settlementRefusals,
  initial: null,
  evolve: (_, { data }) => data.settlementId,
  decide: settle,
};
