import { hiddenFrom, type Principal } from '@boxtrail/http';
import { concealed, destinationIn } from '../../domain/conceal';
import type { TrailStep } from '../../domain/trail-step';

/** The key that reads, as far as it decides whether it sees households. Plain data: it crosses threads. */
export type Viewer = Pick<Principal, 'role' | 'stationGln'>;

/** Sees every household. */
export const seesAll: Viewer = { role: 'auditor', stationGln: null };

/** Whether a key may not see the household of a box that was packed for this community. */
export const isHiddenFrom = (viewer: Viewer, destinationGln: string | null): boolean =>
  hiddenFrom(viewer, destinationGln).includes('householdRef');

/** A box as a key may see it. */
export const asSeenBy = <Box extends { readonly steps: readonly TrailStep[] }>(
  viewer: Viewer,
  box: Box,
): Box => (isHiddenFrom(viewer, destinationIn(box.steps)) ? { ...box, steps: concealed(box.steps) } : box);
