import type { EventOf, NeedRecorded, RoundClosed, RoundEvent, RoundOpened } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type RoundDetails = EventOf<typeof RoundOpened>['data'];
export type Need = EventOf<typeof NeedRecorded>['data'];
type ConsolidatedNeed = EventOf<typeof RoundClosed>['data']['needs'][number];

/**
 * The needs as a chain, newest first. A round is folded anew for each of its thousands of needs: here the last
 * one is added as cheaply as the first, and still no state is ever changed.
 */
interface NeedChain {
  readonly need: Need;
  readonly earlier: NeedChain | undefined;
}

/** One collection of needs in one community. A closed one still knows its needs, to recognise them when sent again. */
export type RoundState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      readonly round: RoundDetails;
      readonly needs: NeedChain | undefined;
      /** Needs that were withdrawn and not recorded again. */
      readonly cancelled: ReadonlySet<string>;
      /** How often each need was withdrawn; a need that never was is left out. */
      readonly withdrawals: ReadonlyMap<string, number>;
      /** Of the needs that stand: without the cancelled ones. */
      readonly boxes: number;
      readonly amountFen: number;
      /** Length of the needs as the closing event will carry them. */
      readonly bytes: number;
    };

export type KnownRound = Exclude<RoundState, { status: 'none' }>;

export const initial: RoundState = { status: 'none' };

export const boxesOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

/** A need as the supplier is sent it. */
export const consolidated = (need: Need): ConsolidatedNeed => ({
  needId: need.needId,
  householdRef: need.householdRef,
  building: need.building,
  unit: need.unit,
  payment: need.payment,
  amountFen: need.amountFen,
  lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
});

/** Bytes a need takes in the closing event, with the comma behind it. */
export const bytesOf = (need: Need): number => Buffer.byteLength(JSON.stringify(consolidated(need))) + 1;

/** The need of that id as it was recorded last, cancelled or not. */
export function findNeed(state: KnownRound, needId: string): Need | undefined {
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    if (link.need.needId === needId) return link.need;
  }
  return undefined;
}

/** The needs that stand, as they were recorded last, in that order. */
export function standingNeeds(state: KnownRound): readonly Need[] {
  const needs = new Map<string, Need>();
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    const { needId } = link.need;
    if (!state.cancelled.has(needId) && !needs.has(needId)) needs.set(needId, link.need);
  }
  return [...needs.values()].reverse();
}

/**
 * Which recording of the need the round is at: 0 until it is withdrawn for the first time, then 1, and so on. It is
 * part of the id of a command that has no Idempotency-Key: a need can be recorded again after it was withdrawn.
 */
export const recordingOf = ({ withdrawals }: KnownRound, needId: string): number =>
  withdrawals.get(needId) ?? 0;

/** The same for a withdrawal: one that is repeated is about the recording that was withdrawn last. */
export const withdrawalOf = (state: KnownRound, needId: string): number =>
  recordingOf(state, needId) - (state.cancelled.has(needId) ? 1 : 0);

export function evolve(state: RoundState, event: RoundEvent): RoundState {
  if (event.type === 'orders.RoundOpened') {
    return {
      status: 'open',
      round: event.data,
      needs: undefined,
      cancelled: new Set(),
      withdrawals: new Map(),
      boxes: 0,
      amountFen: 0,
      bytes: 0,
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'orders.NeedRecorded': {
      const needs = { need: event.data, earlier: state.needs };
      return counted(
        { ...state, needs, cancelled: without(state.cancelled, event.data.needId) },
        event.data,
        +1,
      );
    }
    case 'orders.NeedCancelled': {
      const { needId } = event.data;
      const need = findNeed(state, needId);
      if (need === undefined || state.cancelled.has(needId)) return state;
      const cancelled = new Set(state.cancelled).add(needId);
      const withdrawals = new Map(state.withdrawals).set(needId, recordingOf(state, needId) + 1);
      return counted({ ...state, cancelled, withdrawals }, need, -1);
    }
    case 'orders.RoundClosed':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  if (!ids.has(id)) return ids;
  const others = new Set(ids);
  others.delete(id);
  return others;
}

const counted = (state: KnownRound, need: Need, sign: 1 | -1): KnownRound => ({
  ...state,
  boxes: state.boxes + sign * boxesOf(need.lines),
  amountFen: state.amountFen + sign * need.amountFen,
  bytes: state.bytes + sign * bytesOf(need),
});
