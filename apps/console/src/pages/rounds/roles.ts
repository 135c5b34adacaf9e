import { rolesOf } from '../../base/rights';

/** Roles that open and close rounds, and record and withdraw needs, as the routes say. */
export const planners = rolesOf('closeRound');
/** Roles that may read findings. */
export const findingReaders = rolesOf('listFindings');
