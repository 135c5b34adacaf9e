import type { EventOf, RecallEvent, RecallOpened } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';

export type RecalledLot = EventOf<typeof RecallOpened>['data'];

/** What the recall itself says of a box: set aside by this station, or written off. */
export type Settled = { readonly atGln: string } | 'written-off';

/** A recall of one lot. Stream `recall-<recallId>`. The boxes of the lot are known to the view. */
export type RecallState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      readonly recall: RecalledLot;
      /** By SSCC: the last word. */
      readonly settled: GrowingMap<string, Settled>;
    };

export const initial: RecallState = { status: 'none' };

export function evolve(state: RecallState, event: RecallEvent): RecallState {
  switch (event.type) {
    case 'audit.RecallOpened':
      return { status: 'open', recall: event.data, settled: GrowingMap.empty() };
    case 'audit.RecalledBoxesRecovered':
      return settle(state, event.data.ssccs, { atGln: event.data.atGln });
    case 'audit.RecalledBoxesWrittenOff':
      return settle(state, event.data.ssccs, 'written-off');
    case 'audit.RecallClosed':
      return state.status === 'none' ? state : { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}

function settle(state: RecallState, ssccs: readonly string[], how: Settled): RecallState {
  if (state.status === 'none') return state;
  let { settled } = state;
  for (const sscc of ssccs) settled = settled.with(sscc, how);
  return { ...state, settled };
}
