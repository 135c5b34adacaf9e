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
