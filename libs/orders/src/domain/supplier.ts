import type { EventOf, SupplierEvent, SupplierRegistered } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type SupplierDetails = EventOf<typeof SupplierRegistered>['data'];

/** A guaranteed-supply enterprise. */
export type SupplierState =
  { readonly status: 'none' } | { readonly status: 'registered'; readonly details: SupplierDetails };

export const initial: SupplierState = { status: 'none' };

export function evolve(_before: SupplierState, event: SupplierEvent): SupplierState {
  switch (event.type) {
    case 'orders.SupplierRegistered':
      return { status: 'registered', details: event.data };
    default:
      return unreachable(event.type);
  }
}
