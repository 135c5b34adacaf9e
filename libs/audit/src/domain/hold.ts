import type { EventOf, HoldEvent, HoldMark, HoldPlaced } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';

export type PlacedHold = EventOf<typeof HoldPlaced>['data'];

/** A hold. Stream `hold-<holdId>`. */
export type HoldState =
  | { readonly status: 'none' }
  | {
      readonly status: 'held' | 'released' | 'condemned' | 'closed';
      readonly hold: PlacedHold;
      /** Why it was released or condemned; null while it is neither. */
      readonly endReason: string | null;
      /** The boxes that it named, with the last word about each. */
      readonly boxes: GrowingMap<string, HoldMark>;
      readonly writtenOff: GrowingMap<string, true>;
    };

export const initial: HoldState = { status: 'none' };

export function evolve(state: HoldState, event: HoldEvent): HoldState {
  if (event.type === 'audit.HoldPlaced') {
    const [boxes, writtenOff] = [GrowingMap.empty<string, HoldMark>(), GrowingMap.empty<string, true>()];
    return { status: 'held', hold: event.data, endReason: null, boxes, writtenOff };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'audit.HoldApplied': {
      let { boxes } = state;
      for (const sscc of event.data.ssccs) boxes = boxes.with(sscc, event.data.mark);
      return { ...state, boxes };
    }
    case 'audit.HoldInspected':
      return state;
    case 'audit.HoldReleased':
      return { ...state, status: 'released', endReason: event.data.reason };
    case 'audit.HoldCondemned':
      return { ...state, status: 'condemned', endReason: event.data.reason };
    case 'audit.CondemnedBoxesWrittenOff': {
      let { writtenOff } = state;
      for (const sscc of event.data.ssccs) writtenOff = writtenOff.with(sscc, true);
      return { ...state, writtenOff };
    }
    case 'audit.HoldClosed':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}
