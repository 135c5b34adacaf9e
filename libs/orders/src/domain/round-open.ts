import { RoundOpened, type RoundEvent } from '@boxtrail/contracts';
import { invalid, refuseDuplicates, ruleViolation, same } from '@boxtrail/kernel';
import type { RoundDetails, RoundState } from './round';

export interface OpenRound extends RoundDetails {
  readonly type: 'OpenRound';
  readonly occurredAt: string;
}

export function openRound(command: OpenRound, state: RoundState): readonly RoundEvent[] {
  const { roundId, communityGln, supplierGln, cutoffAt, offers, designation } = command;
  refuseDuplicates(
    'box types on offer',
    offers.map(({ gtin }) => gtin),
    '/offers',
  );
  const round: RoundDetails = { roundId, communityGln, supplierGln, cutoffAt, offers, designation };
  if (state.status === 'none') {
    if (Date.parse(cutoffAt) <= Date.parse(command.occurredAt)) {
      const message = `cutoffAt ${cutoffAt} is not after the opening of round ${roundId} at ${command.occurredAt}; give a later cutoffAt`;
      throw invalid('PERIOD_EMPTY', message, '/cutoffAt');
    }
    return [RoundOpened.of(command.occurredAt, round)];
  }
  if (same(wanted(round), wanted(state.opened))) return [];
  throw ruleViolation(
    'ROUND_EXISTS',
    `round ${roundId} exists with other content, for community ${state.round.communityGln}; choose another roundId`,
  );
}

/** What the caller asks for: a repetition finds other prices, and perhaps another supplier, and changes nothing. */
const wanted = ({ communityGln, supplierGln, cutoffAt, offers, designation }: RoundDetails) => ({
  communityGln,
  cutoffAt,
  gtins: offers.map(({ gtin }) => gtin),
  chosen: designation?.rule === 'chosen' ? supplierGln : null,
});
