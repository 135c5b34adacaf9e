import type { Holder, TrailStep } from './trail-step';

/**
 * The steps with a stand-in for each household: `hidden-1`, `hidden-2` in the order of the log. Equal references get the same
 * stand-in, so that the trail is judged alike: a box that went to another household still shows that it did.
 */
export function concealed(steps: readonly TrailStep[]): TrailStep[] {
  const standIns = new Map<string, string>();
  const standIn = (ref: string): string => {
    const known = standIns.get(ref) ?? `hidden-${standIns.size + 1}`;
    standIns.set(ref, known);
    return known;
  };
  const holder = (to: TrailStep['custodyTo']): Holder | 'unchanged' | 'written-off' =>
    typeof to === 'object' && to.type === 'resident' ? { type: 'resident', id: standIn(to.id) } : to;
  return [...steps]
    .sort((a, b) => a.position - b.position || a.ordinal - b.ordinal)
    .map((step): TrailStep => {
      if (step.kind === 'packed') {
        const householdRef = standIn(step.details.householdRef);
        return { ...step, custodyTo: holder(step.custodyTo), details: { ...step.details, householdRef } };
      }
      const custodyTo = holder(step.custodyTo);
      if (step.kind !== 'handed-over') return { ...step, custodyTo };
      const receivedByRef = standIn(step.details.receivedByRef);
      const proofRef = step.details.proofRef === null ? null : 'hidden';
      return { ...step, custodyTo, details: { ...step.details, receivedByRef, proofRef } };
    });
}

/** The community that a box was packed for; null when it was never packed. */
export const destinationIn = (steps: readonly TrailStep[]): string | null =>
  steps.find(({ kind }) => kind === 'packed')?.counterpartGln ?? null;
