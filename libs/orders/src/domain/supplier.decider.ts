import { SupplierRegistered, type SupplierEvent } from '@boxtrail/contracts';
import { broken, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type SupplierDetails, type SupplierState } from './supplier';

export interface RegisterSupplier {
  readonly type: 'RegisterSupplier';
  readonly occurredAt: string;
  readonly details: SupplierDetails;
}

export type SupplierCommand = RegisterSupplier;

function register({ occurredAt, details }: RegisterSupplier, state: SupplierState): readonly SupplierEvent[] {
  if (state.status === 'none') return [SupplierRegistered.of(occurredAt, details)];
  if (same(details, state.details)) return [];
  throw broken('SUPPLIER_EXISTS', `supplier ${details.gln} is registered already, as ${state.details.name}`);
}

export const supplierDecider: Decider<SupplierCommand, SupplierEvent, SupplierState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RegisterSupplier':
        return register(command, state);
      default:
        return unreachable(command.type);
    }
  },
};
