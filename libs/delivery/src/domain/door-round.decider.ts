import { DoorRoundStarted, type DoorRoundEvent } from '@boxtrail/contracts';
import { broken, refuseDuplicates, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type DoorRoundDetails, type DoorRoundState } from './door-round';

export interface StartDoorRound extends Readonly<DoorRoundDetails> {
  readonly type: 'StartDoorRound';
  readonly occurredAt: string;
}

export type DoorRoundCommand = StartDoorRound;

function start(command: StartDoorRound, state: DoorRoundState): readonly DoorRoundEvent[] {
  const { doorRoundId, fromGln, teamRef, ssccs } = command;
  refuseDuplicates('boxes', ssccs, '/ssccs');
  const doorRound: DoorRoundDetails = { doorRoundId, fromGln, teamRef, ssccs };
  if (state.status === 'none') return [DoorRoundStarted.of(command.occurredAt, doorRound)];
  if (same(inAnyOrder(doorRound), inAnyOrder(state.doorRound))) return [];
  const { teamRef: team, fromGln: from } = state.doorRound;
  throw broken(
    'DOOR_ROUND_EXISTS',
    `door round ${doorRoundId} was started before, by team ${team} from ${from}`,
  );
}

const inAnyOrder = (doorRound: DoorRoundDetails) => ({ ...doorRound, ssccs: [...doorRound.ssccs].sort() });

export const doorRoundDecider: Decider<DoorRoundCommand, DoorRoundEvent, DoorRoundState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'StartDoorRound':
        return start(command, state);
      default:
        return unreachable(command.type);
    }
  },
};
