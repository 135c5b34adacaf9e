import type { BoxEvent, BoxPacked, BoxSealed, EventOf } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type PackedBox = EventOf<typeof BoxPacked>['data'];
export type Seal = EventOf<typeof BoxSealed>['data'];

/** One standard box at the packing bench. Its later journey belongs to other contexts. */
export type BoxState =
  | { readonly status: 'none' }
  /** Not packed, and not to be packed for this job. */
  | { readonly status: 'given-up'; readonly jobId: string }
  | { readonly status: 'packed'; readonly box: PackedBox }
  | { readonly status: 'sealed'; readonly box: PackedBox; readonly seal: Seal };

export const initial: BoxState = { status: 'none' };

export function evolve(state: BoxState, event: BoxEvent): BoxState {
  switch (event.type) {
    case 'packing.BoxPacked':
      return { status: 'packed', box: event.data };
    case 'packing.BoxSealed':
      return 'box' in state ? { status: 'sealed', box: state.box, seal: event.data } : state;
    case 'packing.BoxGivenUp':
      return { status: 'given-up', jobId: event.data.jobId };
    default:
      return unreachable(event);
  }
}
