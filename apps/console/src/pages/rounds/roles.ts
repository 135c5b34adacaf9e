import type { Role } from '../../base/session';

/** Roles that open and close rounds, and record and withdraw needs, as the routes say. */
export const planners: readonly Role[] = ['admin', 'coordinator', 'grid-worker'];
/** Roles that may read findings. */
export const findingReaders: readonly Role[] = ['admin', 'coordinator', 'station', 'auditor'];
