import type {
  StationCodeEvent,
  StationDetails,
  StationEvent,
  SupplierDetails,
  SupplierEvent,
  SupplierStatus,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type PlaceEvent = StationEvent | StationCodeEvent | SupplierEvent;

/**
 * The place a GLN names, as last described: a station or a supplier. Both use the stream of the GLN, so that of two
 * concurrent registrations one is refused.
 */
export type PlaceState = PlaceKind & {
  /** GLNs by code, for stations whose GLN is not the one derived from their code. */
  readonly codes: ReadonlyMap<string, string>;
};

type PlaceKind =
  | { readonly status: 'none' }
  | {
      readonly status: 'station';
      readonly details: StationDetails;
      /** The time from which the last list holds. */
      readonly since: string;
    }
  | { readonly status: 'supplier'; readonly details: SupplierDetails; readonly standing: SupplierStatus };

export const initial: PlaceState = { status: 'none', codes: new Map() };

export function evolve(before: PlaceState, event: PlaceEvent): PlaceState {
  switch (event.type) {
    case 'orders.StationRegistered':
    case 'orders.StationChanged':
      return { ...before, status: 'station', details: event.data, since: event.occurredAt };
    case 'orders.SupplierRegistered':
      return { ...before, status: 'supplier', details: event.data, standing: 'active' };
    case 'orders.SupplierChanged':
      return before.status === 'supplier' ? { ...before, details: event.data } : before;
    case 'orders.SupplierStatusSet':
      return before.status === 'supplier' ? { ...before, standing: event.data.status } : before;
    case 'orders.StationCodeTaken':
      return { ...before, codes: new Map(before.codes).set(event.data.code, event.data.gln) };
    default:
      return unreachable(event);
  }
}
