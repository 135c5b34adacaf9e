import { eventProblem, FindingResolved, type FindingOutcome } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { FindingName } from './box-answers';
import {
  boxAnswersDecider,
  type FindingFacts,
  type NamedFinding,
  type ResolveFinding,
} from './box-answers.decider';

const [sscc, north, south] = ['002000000000000017', '0200000000017', '0200000000024'] as const;
const [found, later] = ['2026-03-20T05:00:00.000Z', '2026-03-20T06:00:00.000Z'] as const;

const name: FindingName = { sscc, kind: 'missing', position: 42, ordinal: 0 };
const finding: NamedFinding = {
  occurredAt: found,
  reportedBy: 'dock',
  seenBy: 'p-1',
  concerns: [north],
  closedBy: null,
};
const facts: FindingFacts = {
  isBoxKnown: true,
  home: [north],
  holder: { type: 'load', id: 'L1' },
  driverRef: 'driver-1',
  finding,
  isOfAnotherBox: false,
};
const by = { subject: 'auditor', station: null };
const boundTo = (gln: string, subject = 'auditor') => ({ subject, station: { gln, area: [gln] } });

const answer = (more: Partial<ResolveFinding> = {}): ResolveFinding => ({
  ...{ type: 'ResolveFinding', occurredAt: later, name, outcome: 'lost', words: 'asked', by, facts },
  ...more,
});
const answered = (more: Partial<FindingName> = {}, outcome: FindingOutcome = 'lost') =>
  FindingResolved.of(later, { ...name, ...more, outcome, words: 'asked' });
const openBut = (more: Partial<NamedFinding>): FindingFacts => ({
  ...facts,
  finding: { ...finding, ...more },
});
const nothingAnswered = given(boxAnswersDecider);

describe('an answer to a finding', () => {
  it('given an open finding, then its outcome and words are recorded', () => {
    nothingAnswered.when(answer()).then(answered());
    expect(eventProblem(answered())).toBeUndefined();
  });

  it('given answers to other findings of the box, then it is recorded too', () => {
    const others = [answered({ ordinal: 1 }), answered({ position: 43 }), answered({ kind: 'gap' })];
    given(boxAnswersDecider, ...others)
      .when(answer())
      .then(answered());
  });

  it('given a key of a station that the finding concerns, and that has not the box, then it is recorded', () => {
    nothingAnswered.when(answer({ by: boundTo(north) })).then(answered());
    const atSouth = { ...facts, holder: { type: 'station', id: south } } as const;
    nothingAnswered.when(answer({ by: boundTo(north), facts: atSouth })).then(answered());
  });

  it('given the moment of the finding itself, then it is recorded', () => {
    const event = FindingResolved.of(found, answered().data);
    nothingAnswered.when(answer({ occurredAt: found })).then(event);
  });

  const closedBy = { position: 50, ordinal: 0, kind: 'found', occurredAt: later, by: 'dock' } as const;
  it.each<[string, string, Partial<ResolveFinding>]>([
    ['an unknown box', 'BOX_UNKNOWN', { facts: { ...facts, isBoxKnown: false, finding: null } }],
    ['a finding that the box does not have', 'FINDING_UNKNOWN', { facts: { ...facts, finding: null } }],
    [
      'a finding of another box',
      'FINDING_OF_ANOTHER_BOX',
      { facts: { ...facts, finding: null, isOfAnotherBox: true } },
    ],
    [
      'a finding that a fact has answered',
      'FINDING_ALREADY_ANSWERED',
      { facts: openBut({ closedBy: { ...closedBy, resolution: null, outcome: null } }) },
    ],
    ['who recorded the step', 'FINDING_REPORTED_BY_YOU', { by: { subject: 'dock', station: null } }],
    ['who saw it', 'FINDING_REPORTED_BY_YOU', { by: { subject: 'p-1', station: null } }],
    [
      'the driver of the load that has the box',
      'BOX_HELD_BY_YOU',
      { by: { subject: 'driver-1', station: null } },
    ],
    [
      'the station that has the box',
      'BOX_HELD_BY_YOU',
      { by: boundTo(north), facts: { ...facts, holder: { type: 'station', id: north } } },
    ],
    [
      'the team that has the box',
      'BOX_HELD_BY_YOU',
      {
        by: { subject: 'team-1', station: null },
        facts: { ...facts, driverRef: null, holder: { type: 'team', id: 'team-1' } },
      },
    ],
    ['a station that it does not concern', 'STATION_NOT_YOURS', { by: boundTo(south) }],
    [
      'such a station, and a finding that the box does not have',
      'STATION_NOT_YOURS',
      { by: boundTo(south), facts: { ...facts, finding: null } },
    ],
    ['a time before the finding', 'ANSWER_BEFORE_FINDING', { occurredAt: '2026-03-20T04:59:59.999Z' }],
  ])('given %s, then it is refused with %s', (_, code, more) => {
    nothingAnswered.when(answer(more)).thenRefused(code);
  });

  it('given an answer, then another one is refused, whatever its outcome', () => {
    for (const outcome of ['lost', 'found'] as const)
      given(boxAnswersDecider, answered()).when(answer({ outcome })).thenRefused('FINDING_ALREADY_ANSWERED');
  });
});
