import { DoorRoundStarted, eventProblem } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { DoorRoundDetails } from './door-round';
import { doorRoundDecider, type StartDoorRound } from './door-round.decider';

const at = '2026-03-01T16:00:00.000Z';
const later = '2026-03-01T17:00:00.000Z';
const [a, b, c] = ['376104250000000018', '376104250000000025', '376104250000000032'] as const;
const details: DoorRoundDetails = {
  doorRoundId: 'D-1',
  fromGln: '6900000000313',
  teamRef: 'team-2',
  ssccs: [b, a],
};
const start = (changes: Partial<StartDoorRound> = {}): StartDoorRound => ({
  type: 'StartDoorRound',
  occurredAt: at,
  ...details,
  notYet: [],
  held: [],
  ...changes,
});
const started = DoorRoundStarted.of(at, details);

describe('a door round', () => {
  it('starts with its boxes', () => {
    given(doorRoundDecider).when(start()).then(started);
    expect(eventProblem(started)).toBeUndefined();
  });

  it('is refused for a held box, and named again it is the same round', () => {
    const held = [{ sscc: a, holdId: 'hold-1' }];
    given(doorRoundDecider).when(start({ held })).thenRefused('BOX_HELD');
    given(doorRoundDecider, started).when(start({ held })).thenNothing();
  });

  it('is refused for a box that came to the drop point later, unless it starts now', () => {
    const notYet = [{ sscc: a, at: later, what: 'received' as const }];
    given(doorRoundDecider).when(start({ notYet })).thenRefused('BOX_NOT_THERE_YET');
    given(doorRoundDecider)
      .when(start({ notYet, isNow: true }))
      .then(DoorRoundStarted.of(later, details));
  });

  it('starts once, with its boxes in any order', () => {
    given(doorRoundDecider, started).when(start()).thenNothing();
    given(doorRoundDecider, started)
      .when(start({ ssccs: [a, b], occurredAt: later }))
      .thenNothing();
  });

  it.each<Partial<DoorRoundDetails>>([
    { fromGln: '6900000000412' },
    { teamRef: 'team-3' },
    { ssccs: [a] },
    { ssccs: [a, b, c] },
  ])('is refused under the id of another round: %j', (difference) => {
    given(doorRoundDecider, started).when(start(difference)).thenRefused('DOOR_ROUND_EXISTS');
  });

  it('is refused when a box is named twice', () => {
    given(doorRoundDecider)
      .when(start({ ssccs: [a, b, a] }))
      .thenRefused('DUPLICATE_IN_REQUEST');
  });
});
