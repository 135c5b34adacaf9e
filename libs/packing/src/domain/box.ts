import type { BoxEvent, BoxPacked, BoxSealed, EventOf } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type PackedBox = EventOf<typeof BoxPacked>['data'];
export type Seal = EventOf<typeof BoxSealed>['data'];

/** One standard box at the packing bench. What becomes of it on the way is not decided here. */
export type BoxState =
  | { readonly status: 'none' }
  | { readonly status: 'packed'; readonly box: PackedBox }
  | { readonly status: 'sealed'; readonly box: PackedBox; readonly seal: Seal };

export const initial: BoxState = { status: 'none' };

export function evolve(state: BoxState, event: BoxEvent): BoxState {
  switch (event.type) {
    case 'packing.BoxPacked':
      return { status: 'packed', box: event.data };
    case 'packing.BoxSealed':
      return state.status === 'none' ? state : { status: 'sealed', box: state.box, seal: event.data };
    default:
      return unreachable(event);
  }
}
