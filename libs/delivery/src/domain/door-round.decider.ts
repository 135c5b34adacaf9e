import { DoorRoundStarted, refuseHeld, type DoorRoundEvent, type HeldBox } from '@boxtrail/contracts';
import { ruleViolation, inWords, refuseDuplicates, same, unreachable, type Decider } from '@boxtrail/kernel';
import type { BoxSince } from './load-commands';
import { evolve, initial, type DoorRoundDetails, type DoorRoundState } from './door-round';
import { doorRoundRefusals } from './refusals';

export interface StartDoorRound extends Readonly<DoorRoundDetails> {
  readonly type: 'StartDoorRound';
  readonly occurredAt: string;
  /** The caller gave no time: it is at least that of the events before. */
  readonly isNow?: boolean;
  /** Boxes that were packed, or came to the drop point, after `occurredAt`. */
  readonly notYet: readonly BoxSince[];
  /** Boxes that a hold forbids to move. */
  readonly held: readonly HeldBox[];
}

export type DoorRoundCommand = StartDoorRound;

function start(command: StartDoorRound, state: DoorRoundState): readonly DoorRoundEvent[] {
  const { doorRoundId, fromGln, teamRef, ssccs } = command;
  refuseDuplicates('boxes', ssccs, '/ssccs');
  const doorRound: DoorRoundDetails = { doorRoundId, fromGln, teamRef, ssccs };
  if (state.status === 'none') {
    refuseHeld(command.held);
    return [DoorRoundStarted.of(timeOf(command), doorRound)];
  }
  if (same(inAnyOrder(doorRound), inAnyOrder(state.doorRound))) return [];
  const { teamRef: team, fromGln: from } = state.doorRound;
  throw ruleViolation(
    'DOOR_ROUND_EXISTS',
    `door round ${doorRoundId} was started by team ${team} from ${from} with other content; choose another doorRoundId`,
  );
}

/** A team cannot leave with boxes that came later. */
function timeOf({ occurredAt, isNow = false, notYet, doorRoundId }: StartDoorRound): string {
  if (notYet.length === 0) return occurredAt;
  if (isNow) return notYet.reduce((latest, { at }) => (at > latest ? at : latest), occurredAt);
  const boxes = notYet.map(({ sscc, at, what }) => `box ${sscc} was ${what.replace('-', ' ')} at ${at}`);
  const message = `door round ${doorRoundId} could not start at ${occurredAt}: ${inWords(boxes)}`;
  throw ruleViolation('BOX_NOT_THERE_YET', message);
}

const inAnyOrder = (doorRound: DoorRoundDetails) => ({ ...doorRound, ssccs: [...doorRound.ssccs].sort() });

export const doorRoundDecider: Decider<DoorRoundCommand, DoorRoundEvent, DoorRoundState> = {
  refusals: doorRoundRefusals,
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
