import type { CustodyLimitsEvent } from '../events/orders';

/** How long a holder of each kind may have a box, in hours. */
export type CustodyLimits = CustodyLimitsEvent['data'];

/** The limits while no event set others. */
export const defaultCustodyLimits: CustodyLimits = {
  municipal: 48,
  district: 48,
  community: 48,
  supplier: 48,
  load: 12,
  team: 12,
};
