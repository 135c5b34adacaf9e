import type { Schemas } from '@boxtrail/api-client';
import { rolesOf } from '../../base/rights';

export const kinds = [
  'vegetables',
  'food-and-oil',
  'daily-necessities',
  'infant',
  'dietary',
  'medical',
] as const satisfies readonly Schemas['BoxType']['kind'][];

/** Roles that register suppliers and publish box types, as the routes say. */
export const planners = rolesOf('putBoxType');

export const supplierKinds = [
  'supermarket',
  'wholesaler',
  'farmers-market',
  'e-commerce',
  'relief-store',
] as const satisfies readonly NonNullable<Schemas['Supplier']['kind']>[];

export const statuses = [
  'active',
  'suspended',
  'closed',
] as const satisfies readonly Schemas['Supplier']['status'][];

/** Roles that close or suspend suppliers, as the route says. */
export const changesSuppliers = rolesOf('setSupplierStatus');
