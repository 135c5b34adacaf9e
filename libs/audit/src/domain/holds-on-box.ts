import type { TrailStep } from './trail-step';

/** A hold that is in force for a box. Plain JSON. */
export interface HoldOnBox {
  readonly holdId: string;
  /** Log position of the event that put it on the box. */
  readonly position: number;
}

/** The holds of a box after a step. A hold that reaches it twice is one hold. */
export function holdsAfter(holds: readonly HoldOnBox[], step: TrailStep): readonly HoldOnBox[] {
  if (step.kind === 'held') {
    const { holdId } = step.details;
    return holds.some((hold) => hold.holdId === holdId)
      ? holds
      : [...holds, { holdId, position: step.position }];
  }
  if (step.kind !== 'released') return holds;
  return holds.filter(({ holdId }) => holdId !== step.details.holdId);
}

/** The steps by which a box leaves its holder for the road, the door or a household. */
const moves: ReadonlySet<TrailStep['kind']> = new Set(['dispatched', 'out-for-delivery', 'handed-over']);

/** The holds that a step breaks, known or not yet known when it was recorded. */
export function brokenHolds(
  holds: readonly HoldOnBox[],
  step: TrailStep,
  when: 'known' | 'known-later',
): readonly HoldOnBox[] {
  if (holds.length === 0 || !moves.has(step.kind)) return [];
  return holds.filter(({ position }) => position < step.position === (when === 'known'));
}
