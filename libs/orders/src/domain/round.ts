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
      readonly cancelled: ReadonlySet<string>;
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

/** The need of that id, cancelled or not. */
export function findNeed(state: KnownRound, needId: string): Need | undefined {
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    if (link.need.needId === needId) return link.need;
  }
  return undefined;
}

/** The needs that were not cancelled, in the order they were recorded. */
export function standingNeeds(state: KnownRound): readonly Need[] {
  const needs: Need[] = [];
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    if (!state.cancelled.has(link.need.needId)) needs.push(link.need);
  }
  return needs.reverse();
}

export function evolve(state: RoundState, event: RoundEvent): RoundState {
  if (event.type === 'orders.RoundOpened') {
    return {
      status: 'open',
      round: event.data,
      needs: undefined,
      cancelled: new Set(),
      boxes: 0,
      amountFen: 0,
      bytes: 0,
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'orders.NeedRecorded':
      return counted({ ...state, needs: { need: event.data, earlier: state.needs } }, event.data, +1);
    case 'orders.NeedCancelled': {
      const { needId } = event.data;
      const need = findNeed(state, needId);
      if (need === undefined || state.cancelled.has(needId)) return state;
      return counted({ ...state, cancelled: new Set(state.cancelled).add(needId) }, need, -1);
    }
    case 'orders.RoundClosed':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}

const counted = (state: KnownRound, need: Need, sign: 1 | -1): KnownRound => ({
  ...state,
  boxes: state.boxes + sign * boxesOf(need.lines),
  amountFen: state.amountFen + sign * need.amountFen,
  bytes: state.bytes + sign * bytesOf(need),
});
