import { RoundMoved, RoundNotMoved, type MoveCause, type RoundEvent } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import type { Designated } from '@boxtrail/contracts';
import type { RoundState } from './round';

/** Gives a round to another supplier, if it still has the one that cannot serve it. */
export interface MoveRound {
  readonly type: 'MoveRound';
  readonly occurredAt: string;
  readonly roundId: string;
  readonly fromGln: string;
  readonly cause: MoveCause;
  readonly reason: string | null;
  /** The next supplier; undefined when no other can serve the round. */
  readonly next: Designated;
}

export function moveRound(command: MoveRound, state: RoundState): readonly RoundEvent[] {
  const { occurredAt, roundId, fromGln, cause, reason, next } = command;
  if (state.status === 'none') throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
  const { communityGln, supplierGln } = state.round;
  if (supplierGln !== fromGln || next.supplierGln === fromGln) return [];
  const data = { roundId, communityGln, fromGln, cause, reason, designation: next.designation };
  if (next.supplierGln !== undefined)
    return [RoundMoved.of(occurredAt, { ...data, toGln: next.supplierGln })];
  // Said once, however often somebody looks for a supplier.
  return state.isUnserved ? [] : [RoundNotMoved.of(occurredAt, data)];
}
