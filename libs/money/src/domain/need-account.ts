import type { EventOf, LedgerTransfer, NeedAccountEvent, NeedCollected } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import { shortKey } from './need-target';
import type { NeedParties } from './transfer';

/** The money of one part of a need, in fen: a box, or the boxes of one type that were never packed. */
export interface PartMoney {
  readonly posted: number;
  readonly voided: number;
  /** Of what is posted. */
  readonly refunded: number;
  /** A person decided the refund: facts do not take it back while the box is delivered. */
  readonly byHand?: true;
}

type Collection = EventOf<typeof NeedCollected>['data'];

/** The money of one need. It holds nothing that a view could not keep as JSON. */
export type NeedAccount =
  | { readonly status: 'none' }
  | {
      readonly status: 'open';
      readonly parties: NeedParties;
      /** Log position of the last fact that it followed. */
      readonly asOf: number;
      /** Reserved in all. */
      readonly reserved: number;
      /** Of it voided because the need was withdrawn. */
      readonly withdrawn: number;
      readonly parts: Readonly<Record<string, PartMoney>>;
      readonly collections: readonly Collection[];
    };
export type OpenNeedAccount = Exclude<NeedAccount, { status: 'none' }>;

/** Sums of a need, in fen: reserved = open + posted + voided + refunded. */
export interface NeedSums {
  readonly reservedFen: number;
  readonly openFen: number;
  /** Delivered and not refunded. */
  readonly postedFen: number;
  readonly voidedFen: number;
  readonly refundedFen: number;
  readonly collectedFen: number;
}

export const nothing: PartMoney = { posted: 0, voided: 0, refunded: 0 };

export function sumsOf({ reserved, withdrawn, parts, collections }: OpenNeedAccount): NeedSums {
  const all = Object.values(parts);
  const sum = (of: (part: PartMoney) => number) => all.reduce((fen, part) => fen + of(part), 0);
  const posted = sum((part) => part.posted);
  const voided = sum((part) => part.voided);
  const refundedFen = sum((part) => part.refunded);
  return {
    reservedFen: reserved,
    openFen: reserved - withdrawn - posted - voided,
    postedFen: posted - refundedFen,
    voidedFen: withdrawn + voided,
    refundedFen,
    collectedFen: collections.reduce((fen, { amountFen }) => fen + amountFen, 0),
  };
}

export function evolve(state: NeedAccount, event: NeedAccountEvent): NeedAccount {
  const { communityGln, supplierGln, householdRef, payment } = event.data;
  const parties = { communityGln, supplierGln, householdRef, payment };
  const empty = { asOf: 0, reserved: 0, withdrawn: 0, parts: {}, collections: [] };
  const before =
    state.status === 'open' ? { ...state, parties } : { status: 'open' as const, parties, ...empty };
  switch (event.type) {
    case 'money.NeedTransferred': {
      const { causePosition, transfers } = event.data;
      const moved = transfers.reduce((account, one) => after(account, one, causePosition === null), before);
      return { ...moved, asOf: Math.max(before.asOf, causePosition ?? 0) };
    }
    case 'money.NeedCollected':
      return { ...before, collections: [...before.collections, event.data] };
    default:
      return unreachable(event);
  }
}

function after(account: OpenNeedAccount, transfer: LedgerTransfer, byHand: boolean): OpenNeedAccount {
  const { kind, amountFen: fen, sscc, gtin } = transfer;
  const key = sscc ?? (gtin === null ? null : shortKey(gtin));
  if (key === null) {
    if (kind === 'reserve') return { ...account, reserved: account.reserved + fen };
    return { ...account, withdrawn: account.withdrawn + fen };
  }
  const part = moved(account.parts[key] ?? nothing, kind, fen, byHand);
  const { [key]: _, ...others } = account.parts;
  const isNothing = part.posted === 0 && part.voided === 0 && part.refunded === 0;
  return { ...account, parts: isNothing ? others : { ...others, [key]: part } };
}

function moved(part: PartMoney, kind: LedgerTransfer['kind'], fen: number, byHand: boolean): PartMoney {
  const { posted, voided, refunded } = part;
  switch (kind) {
    case 'post':
      return { ...part, posted: posted + fen };
    case 'post-reversed':
      return { ...part, posted: posted - fen };
    case 'void':
      return { ...part, voided: voided + fen };
    case 'void-reversed':
      return { ...part, voided: voided - fen };
    case 'refund':
      return { ...part, refunded: refunded + fen, ...(byHand && { byHand }) };
    case 'refund-reversed':
      return { posted, voided, refunded: refunded - fen };
    case 'reserve':
    case 'collect':
    case 'hand-over':
    case 'pay-supplier':
    case 'settle':
    case 'correct':
      return part; // of no part
    default:
      return unreachable(kind);
  }
}
