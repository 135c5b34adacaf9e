import {
  StationChanged,
  StationRegistered,
  type StationDetails,
  type StationEvent,
} from '@boxtrail/contracts';
import { broken, invalid, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type StationState } from './station';

/** Says what a station is. The whole network may be sent again at any time: only what differs is recorded. */
export interface RegisterStation {
  readonly type: 'RegisterStation';
  readonly occurredAt: string;
  readonly details: StationDetails;
}

export type StationCommand = RegisterStation;

function register({ occurredAt, details }: RegisterStation, state: StationState): readonly StationEvent[] {
  refuseOddParent(details);
  if (state.status === 'none') return [StationRegistered.of(occurredAt, details)];
  const { gln, code, tier } = state.details;
  // Numbers that are made from codes (station-gln.ts) can fall on one that is taken.
  if (details.code !== code) {
    throw broken(
      'STATION_CODE_FIXED',
      `GLN ${gln} is that of ${code}, and cannot become that of ${details.code}`,
    );
  }
  // Loads, passes and accounts are read by tier: a station that changed it would change their past.
  if (details.tier !== tier) {
    throw broken('STATION_TIER_FIXED', `station ${gln} is ${tier} and cannot become ${details.tier}`);
  }
  return same(details, state.details) ? [] : [StationChanged.of(occurredAt, details)];
}

/** The city's own station stands at the top of the chain; every other has one above it. */
function refuseOddParent({ gln, tier, parentGln }: StationDetails): void {
  if (tier === 'municipal' && parentGln !== null) {
    const message = `station ${gln} is municipal and cannot have the parent ${parentGln}`;
    throw invalid('STATION_PARENT_FORBIDDEN', message, '/parentGln');
  }
  if (tier !== 'municipal' && parentGln === null) {
    throw invalid('STATION_PARENT_REQUIRED', `station ${gln} is ${tier} and needs a parent`, '/parentGln');
  }
}

export const stationDecider: Decider<StationCommand, StationEvent, StationState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RegisterStation':
        return register(command, state);
      default:
        return unreachable(command.type);
    }
  },
};
