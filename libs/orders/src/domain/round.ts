import type { EventOf, NeedRecorded, RoundClosed, RoundEvent, RoundOpened } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';

export type RoundDetails = EventOf<typeof RoundOpened>['data'];
export type Need = EventOf<typeof NeedRecorded>['data'];
type ConsolidatedNeed = EventOf<typeof RoundClosed>['data']['needs'][number];

/**
 * The needs as an immutable linked list, newest first. A round is folded for each of its thousands of needs: adding one
 * takes constant time.
 */
interface NeedChain {
  readonly need: Need;
  /** Of the round, after this recording: what `If-Match` names to change the need. */
  readonly revision: number;
  readonly earlier: NeedChain | undefined;
}

/** One collection of needs in one community. A closed round keeps its needs, to recognise repetitions. */
export type RoundState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      /** With its present supplier. */
      readonly round: RoundDetails;
      /** As it was opened. */
      readonly opened: RoundDetails;
      /** Its supplier cannot serve it, and no other could when it was looked for. */
      readonly isUnserved: boolean;
      /** Number of events of the round. */
      readonly revision: number;
      readonly needs: NeedChain | undefined;
      /** Needs that were withdrawn and not recorded again. */
      readonly cancelled: ReadonlySet<string>;
      /** Number of withdrawals of each need; without entry: 0. */
      readonly withdrawals: ReadonlyMap<string, number>;
      /** Totals of the needs in force, without cancelled ones. */
      readonly boxes: number;
      readonly amountFen: number;
      /** Boxes in force of each household. */
      readonly householdBoxes: GrowingMap<string, number>;
      /** Bytes of the needs in the closing event. */
      readonly bytes: number;
    };

export type KnownRound = Exclude<RoundState, { status: 'none' }>;

export const initial: RoundState = { status: 'none' };

export const boxesOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

/** A need as sent to the supplier. */
export const consolidated = (need: Need): ConsolidatedNeed => ({
  needId: need.needId,
  householdRef: need.householdRef,
  building: need.building,
  unit: need.unit,
  order: need.order,
  placedByRef: need.placedByRef,
  specialNeeds: need.specialNeeds,
  payment: need.payment,
  amountFen: need.amountFen,
  lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
});

/** Bytes of a need in the closing event, with its comma. */
export const bytesOf = (need: Need): number => Buffer.byteLength(JSON.stringify(consolidated(need))) + 1;

/** The last recording of the need with this id, cancelled or not. */
export const findNeed = (state: KnownRound, needId: string): Need | undefined =>
  recordingIn(state, needId)?.need;

/** The same, with its revision. */
export function recordingIn(
  state: KnownRound,
  needId: string,
): Pick<NeedChain, 'need' | 'revision'> | undefined {
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    if (link.need.needId === needId) return link;
  }
  return undefined;
}

/** The needs in force as last recorded, in that order. */
export function standingNeeds(state: KnownRound): readonly Need[] {
  const needs = new Map<string, Need>();
  for (let link = state.needs; link !== undefined; link = link.earlier) {
    const { needId } = link.need;
    if (!state.cancelled.has(needId) && !needs.has(needId)) needs.set(needId, link.need);
  }
  return [...needs.values()].reverse();
}

/**
 * The number of withdrawals of the need so far. It is part of the command id when there is no Idempotency-Key, because
 * a withdrawn need can be recorded again.
 */
export const recordingOf = ({ withdrawals }: KnownRound, needId: string): number =>
  withdrawals.get(needId) ?? 0;

/** Like `recordingOf`, for a withdrawal: a repeated one belongs to the recording that was withdrawn last. */
export const withdrawalOf = (state: KnownRound, needId: string): number =>
  recordingOf(state, needId) - (state.cancelled.has(needId) ? 1 : 0);

export function evolve(before: RoundState, event: RoundEvent): RoundState {
  const state = before.status === 'none' ? before : { ...before, revision: before.revision + 1 };
  if (event.type === 'orders.RoundOpened') {
    return {
      status: 'open',
      round: event.data,
      opened: event.data,
      isUnserved: false,
      revision: 1,
      needs: undefined,
      cancelled: new Set(),
      withdrawals: new Map(),
      boxes: 0,
      amountFen: 0,
      householdBoxes: GrowingMap.empty(),
      bytes: 0,
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'orders.NeedRecorded': {
      const needs = { need: event.data, revision: state.revision, earlier: state.needs };
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
    case 'orders.RoundMoved': {
      const { toGln, designation } = event.data;
      const round = { ...state.round, supplierGln: toGln, designation };
      return { ...state, round, isUnserved: false };
    }
    case 'orders.RoundNotMoved':
      return { ...state, isUnserved: true };
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
  householdBoxes: state.householdBoxes.with(
    need.householdRef,
    (state.householdBoxes.get(need.householdRef) ?? 0) + sign * boxesOf(need.lines),
  ),
  bytes: state.bytes + sign * bytesOf(need),
});
