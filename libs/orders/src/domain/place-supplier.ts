import {
  noSupplier,
  SupplierChanged,
  SupplierRegistered,
  SupplierStatusSet,
  type SupplierDetails,
  type SupplierStatus,
} from '@boxtrail/contracts';
import { ruleViolation, same, unreachable, type Refusal } from '@boxtrail/kernel';
import type { PlaceEvent, PlaceState } from './place';

export interface RegisterSupplier {
  readonly type: 'RegisterSupplier';
  readonly occurredAt: string;
  readonly details: SupplierDetails;
}

/** Describes a registered supplier anew. */
export interface ChangeSupplier {
  readonly type: 'ChangeSupplier';
  readonly occurredAt: string;
  readonly details: SupplierDetails;
}

/** Closes or suspends a supplier, or lets it work again. */
export interface SetSupplierStatus {
  readonly type: 'SetSupplierStatus';
  readonly occurredAt: string;
  readonly gln: string;
  readonly status: SupplierStatus;
  readonly reason: string;
}

export function registerSupplier(command: RegisterSupplier, state: PlaceState): readonly PlaceEvent[] {
  const { occurredAt, details } = command;
  switch (state.status) {
    case 'none':
      return [SupplierRegistered.of(occurredAt, details)];
    case 'station':
      throw taken(details.gln, `the station ${state.details.code}`, 'supplier');
    case 'supplier':
      if (same(details, state.details)) return [];
      throw ruleViolation(
        'SUPPLIER_EXISTS',
        `supplier ${details.gln} is registered with other content, as ${state.details.name}; use another GLN`,
      );
    default:
      return unreachable(state);
  }
}

export function changeSupplier(command: ChangeSupplier, state: PlaceState): readonly PlaceEvent[] {
  const { occurredAt, details } = command;
  const before = known(state, details.gln);
  return same(details, before.details) ? [] : [SupplierChanged.of(occurredAt, details)];
}

export function setSupplierStatus(command: SetSupplierStatus, state: PlaceState): readonly PlaceEvent[] {
  const { occurredAt, gln, status, reason } = command;
  const before = known(state, gln);
  return before.standing === status ? [] : [SupplierStatusSet.of(occurredAt, { gln, status, reason })];
}

function known(state: PlaceState, gln: string): Extract<PlaceState, { status: 'supplier' }> {
  if (state.status !== 'supplier') throw noSupplier(gln);
  return state;
}

/** One GLN identifies one place. */
export const taken = (gln: string, of: string, kind: 'station' | 'supplier'): Refusal =>
  ruleViolation('GLN_TAKEN', `GLN ${gln} belongs to ${of}; give the ${kind} another GLN`);
