import { localTime } from '@boxtrail/kernel';
import type { SupplierDetails, SupplierEvent, SupplierStatus } from '../events/suppliers';

/** What decides whether a supplier may work. */
export interface SupplierStanding extends Pick<SupplierDetails, 'licence'> {
  readonly status: SupplierStatus;
}

/** The day of a moment, UTC+8: `2026-03-16`. */
export const dayOf = (at: string): string => localTime(at).slice(0, 10);

/** The licence holds until the end of its last day. */
export const hasExpiredLicence = ({ licence }: Pick<SupplierStanding, 'licence'>, at: string): boolean =>
  licence !== null && licence.expiresOn < dayOf(at);

/** Why a supplier may not work at a moment; undefined when it may. */
export function standingProblem(
  supplier: SupplierStanding,
  at: string,
): 'closed' | 'suspended' | 'licence-expired' | undefined {
  if (supplier.status !== 'active') return supplier.status;
  return hasExpiredLicence(supplier, at) ? 'licence-expired' : undefined;
}

/** A supplier as last described, with its status. */
export interface KnownSupplier extends SupplierDetails {
  readonly status: SupplierStatus;
  /** Why it has this status; null for one that is active since it was registered. */
  readonly statusReason: string | null;
}

/** By wire name: the event itself, for a view of suppliers. */
export const supplierChangesIn = {
  'orders.SupplierRegistered': <Change>(change: Change): readonly Change[] => [change],
  'orders.SupplierChanged': <Change>(change: Change): readonly Change[] => [change],
  'orders.SupplierStatusSet': <Change>(change: Change): readonly Change[] => [change],
};

/** The supplier after an event; undefined for the status of one that nobody described. */
export function supplierAfter(
  before: KnownSupplier | undefined,
  event: SupplierEvent,
): KnownSupplier | undefined {
  if (event.type !== 'orders.SupplierStatusSet') {
    const { status = 'active', statusReason = null } = before ?? {};
    return { ...event.data, status, statusReason };
  }
  const { status, reason: statusReason } = event.data;
  return before === undefined ? undefined : { ...before, status, statusReason };
}
