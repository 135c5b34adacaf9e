import type { LedgerTransfer } from '@boxtrail/contracts';
import { same } from '@boxtrail/kernel';
import { nothing, type NeedAccount, type OpenNeedAccount, type PartMoney } from './need-account';
import { shortKey, type NeedTarget, type PartTarget } from './need-target';
import { accountsOf, type NeedParties, type NeedTransferKind } from './transfer';

/** The fact that changed what should hold. */
export interface Cause {
  /** Log position. */
  readonly position: number;
  /** RFC 3339, UTC: its event time. */
  readonly at: string;
}

/** In this order nothing is posted or voided beyond what is reserved. */
const order: readonly NeedTransferKind[] = [
  'refund-reversed',
  'post-reversed',
  'void-reversed',
  'reserve',
  'post',
  'void',
  'refund',
];

/** Transfers between the accounts of these parties. */
export interface Step {
  readonly parties: NeedParties;
  readonly transfers: readonly LedgerTransfer[];
}

/**
 * The transfers from what holds to what should hold; none when both are equal. A need that was withdrawn and recorded again
 * for another household gives the first one its money back.
 */
export function stepsTo(target: NeedTarget, held: NeedAccount, parties: NeedParties, cause: Cause): Step[] {
  if (held.status === 'none' || isSame(held, parties))
    return [{ parties, transfers: movesTo(target, held, parties, cause) }].filter(isStep);
  const { reserved, withdrawn } = held;
  const nobody = { reservedFen: 0, reservedAt: cause.at, withdrawn: 'recorded again', parts: [] };
  const back = { parties: held.parties, transfers: movesTo(nobody, held, held.parties, cause) };
  const empty = { ...held, reserved, withdrawn: reserved, parts: {} };
  return [
    back,
    { parties, transfers: movesTo(target, reserved === withdrawn ? held : empty, parties, cause) },
  ].filter(isStep);
}

/** The supplier has no part in the money before a box is delivered: another one can take the round. */
function isSame({ parties: before, parts }: OpenNeedAccount, now: NeedParties): boolean {
  if (same(before, now)) return true;
  const isPosted = Object.values(parts).some(({ posted }) => posted > 0);
  return !isPosted && same({ ...before, supplierGln: now.supplierGln }, now);
}

const isStep = ({ transfers }: Step): boolean => transfers.length > 0;

/**
 * The transfers from what holds to what should hold; none when both are equal. So a fact has its effect once, in whatever
 * order facts arrive, and a correction undoes exactly what it corrects.
 */
function movesTo(
  target: NeedTarget,
  held: NeedAccount,
  parties: NeedParties,
  cause: Cause,
): readonly LedgerTransfer[] {
  const account = held.status === 'open' ? held : undefined;
  const targets = new Map(target.parts.map((part) => [part.key, part]));
  const keys = [...new Set([...Object.keys(account?.parts ?? {}), ...targets.keys()])].sort();
  const moves = [
    ...reservation(target, account, cause),
    ...keys.flatMap((key) => partMoves(key, targets.get(key), account?.parts[key] ?? nothing, cause)),
  ];
  const inOrder =
    moves.length < 2 ? moves : order.flatMap((kind) => moves.filter((move) => move.kind === kind));
  return inOrder.map((move) => ({ ...move, ...accountsOf(move.kind, parties) }));
}

type Move = Omit<LedgerTransfer, 'debit' | 'credit' | 'kind'> & { readonly kind: NeedTransferKind };

function reservation(target: NeedTarget, account: OpenNeedAccount | undefined, cause: Cause): Move[] {
  const standing = account === undefined ? 0 : account.reserved - account.withdrawn;
  const { reservedFen, reservedAt, withdrawn } = target;
  if (reservedFen === standing) return [];
  const whole = { sscc: null, gtin: null };
  if (reservedFen === 0 && withdrawn !== null)
    return move('void', standing, { ...whole, at: reservedAt, reason: withdrawn });
  // The need was withdrawn and recorded again with another amount before the ledger saw it.
  return [
    ...move('void', standing - reservedFen, { ...whole, at: cause.at, reason: 'recorded again' }),
    ...move('reserve', reservedFen - standing, { ...whole, at: reservedAt, reason: null }),
  ];
}

function partMoves(key: string, target: PartTarget | undefined, held: PartMoney, cause: Cause): Move[] {
  const wanted = wantedOf(target, held);
  // Of a need with many boxes, one fact moves the money of one.
  if (isHeld(wanted, held)) return [];
  const isShort = key.startsWith(shortKey(''));
  const part = {
    sscc: isShort ? null : key,
    gtin: target?.gtin ?? (isShort ? key.slice(shortKey('').length) : null),
  };
  const on = { ...part, at: target?.at ?? cause.at, reason: target?.reason ?? null };
  // A reversal is dated by the correction: when the earlier entry was made it was right as far as anybody knew.
  const back = { ...part, at: cause.at, reason: target?.reason ?? 'corrected' };
  return [
    ...move('refund-reversed', held.refunded - wanted.refunded, back),
    ...move('post-reversed', held.posted - wanted.posted, back),
    ...move('void-reversed', held.voided - wanted.voided, back),
    ...move('post', wanted.posted - held.posted, { ...on, reason: null }),
    ...move('void', wanted.voided - held.voided, on),
    ...move('refund', wanted.refunded - held.refunded, on),
  ];
}

const isHeld = (wanted: PartMoney, held: PartMoney): boolean =>
  wanted.posted === held.posted && wanted.voided === held.voided && wanted.refunded === held.refunded;

function wantedOf(target: PartTarget | undefined, held: PartMoney): PartMoney {
  if (target === undefined) return nothing;
  const { outcome, amountFen: fen } = target;
  if (outcome === 'posted') return { posted: fen, voided: 0, refunded: held.byHand === true ? fen : 0 };
  // What was posted stays, and is refunded; what was not is voided.
  return held.posted > 0
    ? { posted: held.posted, voided: Math.max(0, fen - held.posted), refunded: held.posted }
    : { posted: 0, voided: fen, refunded: 0 };
}

const move = (kind: NeedTransferKind, amountFen: number, about: Omit<Move, 'kind' | 'amountFen'>): Move[] =>
  amountFen > 0 ? [{ kind, amountFen, ...about }] : [];
