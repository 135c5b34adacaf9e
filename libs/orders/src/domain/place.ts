import type {
  EventOf,
  StationDetails,
  StationEvent,
  SupplierEvent,
  SupplierRegistered,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type SupplierDetails = EventOf<typeof SupplierRegistered>['data'];
export type PlaceEvent = StationEvent | SupplierEvent;

/**
 * What a GLN names: a place that takes boxes into custody, or a guaranteed-supply enterprise, as it was last described.
 * Both stand in the one stream of their number: so one of two that are registered at the same moment is refused.
 */
export type PlaceState =
  | { readonly status: 'none' }
  | {
      readonly status: 'station';
      readonly details: StationDetails;
      /** Since when the list holds that described it last. */
      readonly since: string;
    }
  | { readonly status: 'supplier'; readonly details: SupplierDetails };

export const initial: PlaceState = { status: 'none' };

/** The stream of whatever has this number. */
export const placeStream = (gln: string): string => `station-${gln}`;

/** Suppliers of logs that are older than the common stream have one of their own. */
export const formerSupplierStream = (gln: string): string => `supplier-${gln}`;

export function evolve(_before: PlaceState, event: PlaceEvent): PlaceState {
  switch (event.type) {
    case 'orders.StationRegistered':
    case 'orders.StationChanged':
      return { status: 'station', details: event.data, since: event.occurredAt };
    case 'orders.SupplierRegistered':
      return { status: 'supplier', details: event.data };
    default:
      return unreachable(event);
  }
}
