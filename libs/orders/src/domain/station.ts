import type { StationDetails, StationEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

/** A place that takes boxes into custody, as it was last described. */
export type StationState =
  { readonly status: 'none' } | { readonly status: 'registered'; readonly details: StationDetails };

export const initial: StationState = { status: 'none' };

export function evolve(_before: StationState, event: StationEvent): StationState {
  switch (event.type) {
    case 'orders.StationRegistered':
    case 'orders.StationChanged':
      return { status: 'registered', details: event.data };
    default:
      return unreachable(event);
  }
}
