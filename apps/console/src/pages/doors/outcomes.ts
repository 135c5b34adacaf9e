import type { Schemas } from '@boxtrail/api-client';
import type { Sign } from '../../ui/Pill';

type Box = Schemas['DoorRound']['boxes'][number];
type Outcome = Box['status'];

/** What a person has to act on first. */
const outcomes = [
  'lost',
  'destroyed',
  'failed',
  'out',
  'found',
  'returned',
  'handed-over',
] as const satisfies readonly Outcome[];

export const signOf = (outcome: Outcome): Sign => {
  if (outcome === 'handed-over') return 'done';
  return outcome === 'returned' || outcome === 'found' ? 'plain' : 'open';
};

/** The boxes of a door round: those that wait for a person first, each group in the order of the round. */
export const waitingFirst = <T extends Pick<Box, 'status'>>(boxes: readonly T[]): readonly T[] =>
  boxes.toSorted((a, b) => outcomes.indexOf(a.status) - outcomes.indexOf(b.status));

/** How many boxes have each outcome, those that wait for a person first; outcomes without a box are left out. */
export const counted = (
  boxes: readonly Pick<Box, 'status'>[],
): readonly { readonly outcome: Outcome; readonly count: number }[] =>
  outcomes
    .map((outcome) => ({ outcome, count: boxes.filter(({ status }) => status === outcome).length }))
    .filter(({ count }) => count > 0);
