import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Gtin, Nullable, OneOf, Ref, Sscc, Text, Time } from '../schema/fields';
import { payments } from './orders';

/**
 * The accounts of the ledger:
 *
 * - `household`: what a household paid, less what its needs reserve; its reference is that of the household
 * - `on-account`: what a household owes for needs on account
 * - `refunds`: what a household gets back for boxes that it had paid and did not keep
 * - `community`: money reserved for boxes that are not delivered yet; a GLN
 * - `supplier`: payable to the supplier for delivered boxes; a GLN
 * - `cash`: cash that a grid worker holds; the reference of the worker
 * - `relief`: the relief fund
 */
export const ledgerAccountKinds = [
  'household',
  'on-account',
  'refunds',
  'community',
  'supplier',
  'cash',
  'relief',
] as const;
export type LedgerAccountKind = (typeof ledgerAccountKinds)[number];

/**
 * Why money moves. A reservation is the first phase of a transfer; it is posted, voided, or stays open. The reversals undo
 * exactly what their name says, by a further transfer.
 */
export const transferKinds = [
  'reserve',
  'post',
  'void',
  'refund',
  'post-reversed',
  'void-reversed',
  'refund-reversed',
  'collect',
  'hand-over',
  'pay-supplier',
  'settle',
  'correct',
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** A balance may reach ten billion yuan. */
const most = 1_000_000_000_000;
const PositiveFen = () => Type.Integer({ minimum: 1, maximum: most, description: 'fen' });
/** A balance or a difference. */
const SignedFen = () => Type.Integer({ minimum: -most, maximum: most, description: 'fen' });
const Account = () => Type.Object({ kind: OneOf(ledgerAccountKinds), ref: Ref() });

/** One transfer: the same amount is debited to one account and credited to another, so debits equal credits. */
const Transfer = () =>
  Type.Object({
    kind: OneOf(transferKinds),
    debit: Account(),
    credit: Account(),
    amountFen: PositiveFen(),
    /** When it holds from: the time of the fact it follows, or the date that a person chose. */
    at: Time(),
    /** The box that it is about, if it is about one. */
    sscc: Nullable(Sscc()),
    /** The box type, for boxes that were never packed. */
    gtin: Nullable(Gtin()),
    reason: Nullable(Text()),
  });
/** Transfers of one event, at most. */
export const transfersPerEvent = 1_000;
const Transfers = () => Type.Array(Transfer(), { minItems: 1, maxItems: transfersPerEvent });

const needFields = {
  roundId: Ref(),
  needId: Ref(),
  communityGln: Gln(),
  supplierGln: Gln(),
  householdRef: Ref(),
  payment: OneOf(payments),
};

/** The money of a need follows its boxes: reserved, posted, voided, refunded. */
export const NeedTransferred = defineEvent(
  'money.NeedTransferred',
  {
    ...needFields,
    /** Log position of the fact that it follows; null when a person decided it. */
    causePosition: Nullable(Type.Integer({ minimum: 1 })),
    transfers: Transfers(),
  },
  (d) => d.roundId,
);

export const collectionMethods = ['cash', 'code'] as const;

/** A grid worker collected money for a need. */
export const NeedCollected = defineEvent(
  'money.NeedCollected',
  {
    ...needFields,
    collectionId: Ref(),
    workerRef: Ref(),
    method: OneOf(collectionMethods),
    /** What the need cost less what was collected before. */
    expectedFen: SignedFen(),
    amountFen: PositiveFen(),
    transfers: Transfers(),
  },
  (d) => d.roundId,
);

export const cashMovementKinds = ['hand-over', 'pay-supplier'] as const;

/** A grid worker handed cash to somebody, or paid the driver of a supplier. */
export const CashMoved = defineEvent(
  'money.CashMoved',
  {
    movementId: Ref(),
    kind: OneOf(cashMovementKinds),
    communityGln: Gln(),
    workerRef: Ref(),
    /** Who has the money now: a person, or the GLN of the supplier. */
    toRef: Ref(),
    /** The driver who took it for the supplier. */
    driverRef: Nullable(Ref()),
    /** The cash of the worker, or what the community owed the supplier. */
    expectedFen: SignedFen(),
    amountFen: PositiveFen(),
    transfers: Transfers(),
  },
  (d) => d.workerRef,
);

/** A difference between what was expected and what was there is explained. */
export const OpenItemClosed = defineEvent(
  'money.OpenItemClosed',
  { itemId: Ref(), communityGln: Gln(), reason: Text() },
  (d) => d.itemId,
);

/** A person corrects the ledger by a further transfer, with a reason and a date of their choice. */
export const CorrectionMade = defineEvent(
  'money.CorrectionMade',
  { correctionId: Ref(), communityGln: Gln(), reason: Text(), transfers: Transfers() },
  (d) => d.correctionId,
);

/** All open accounts of a community are settled with one person, who has its cash then. */
export const CommunitySettled = defineEvent(
  'money.CommunitySettled',
  {
    settlementId: Ref(),
    communityGln: Gln(),
    workerRef: Ref(),
    /** Log position up to which entries are settled. */
    upTo: Type.Integer({ minimum: 1 }),
    transfers: Transfers(),
  },
  (d) => d.communityGln,
);

export type NeedAccountEvent = EventOf<typeof NeedTransferred> | EventOf<typeof NeedCollected>;
export type CashEvent = EventOf<typeof CashMoved>;
export type OpenItemEvent = EventOf<typeof OpenItemClosed>;
export type LedgerCorrectionEvent = EventOf<typeof CorrectionMade>;
export type SettlementEvent = EventOf<typeof CommunitySettled>;
/** The events that move money. */
export type LedgerEvent = NeedAccountEvent | CashEvent | LedgerCorrectionEvent | SettlementEvent;
export type LedgerTransfer = EventOf<typeof NeedTransferred>['data']['transfers'][number];
export type LedgerAccount = LedgerTransfer['debit'];
