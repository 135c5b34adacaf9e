import type { DoorRoundEvent, DoorRoundStarted, EventOf } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type DoorRoundDetails = EventOf<typeof DoorRoundStarted>['data'];

/** A team on its way to the doors. The outcome of each box is recorded as facts about that box. */
export type DoorRoundState =
  { readonly status: 'none' } | { readonly status: 'started'; readonly doorRound: DoorRoundDetails };

export const initial: DoorRoundState = { status: 'none' };

export function evolve(_before: DoorRoundState, event: DoorRoundEvent): DoorRoundState {
  switch (event.type) {
    case 'delivery.DoorRoundStarted':
      return { status: 'started', doorRound: event.data };
    default:
      return unreachable(event.type);
  }
}
