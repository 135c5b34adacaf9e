import type {
  EventOf,
  StationCodeEvent,
  StationDetails,
  StationEvent,
  SupplierEvent,
  SupplierRegistered,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type SupplierDetails = EventOf<typeof SupplierRegistered>['data'];
export type PlaceEvent = StationEvent | StationCodeEvent | SupplierEvent;

/**
 * What a GLN names: a place that takes boxes into custody, or a guaranteed-supply enterprise, as it was last described.
 * Both stand in the one stream of their number: so one of two that are registered at the same moment is refused.
 */
export type PlaceState = PlaceKind & {
  /** GLNs of stations that have another than this one, which is made from their codes; by code. */
  readonly codes: ReadonlyMap<string, string>;
};

type PlaceKind =
  | { readonly status: 'none' }
  | {
      readonly status: 'station';
      readonly details: StationDetails;
      /** Since when the list holds that described it last. */
      readonly since: string;
    }
  | { readonly status: 'supplier'; readonly details: SupplierDetails };

export const initial: PlaceState = { status: 'none', codes: new Map() };

/** The stream of whatever has this number. */
export const placeStream = (gln: string): string => `station-${gln}`;

/** Suppliers of logs that are older than the common stream have one of their own. */
export const formerSupplierStream = (gln: string): string => `supplier-${gln}`;

export function evolve(before: PlaceState, event: PlaceEvent): PlaceState {
  switch (event.type) {
    case 'orders.StationRegistered':
    case 'orders.StationChanged':
      return { ...before, status: 'station', details: event.data, since: event.occurredAt };
    case 'orders.SupplierRegistered':
      return { ...before, status: 'supplier', details: event.data };
    case 'orders.StationCodeTaken':
      return { ...before, codes: new Map(before.codes).set(event.data.code, event.data.gln) };
    default:
      return unreachable(event);
  }
}
