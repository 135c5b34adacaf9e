import { openQuestions, whereItBreaks } from './open-questions';
import * as one from './testing/one-box';

const { box, bench, city, district, drop, at, judged, toTheDropPoint: from } = one;
const { arrived, checkpoint, dispatched, found, handedOver, lost, missing, outForDelivery, packed } = one;
const { received, resolved, seen } = one;

describe('where a trail breaks', () => {
  it.each([
    ['without a fault', from, null],
    ['with questions only', [...from, seen(9, city)], null],
    [
      'received without a dispatch',
      [packed(0), received(2, 'L1', city)],
      ['gap', ['packed', at(0)], ['received', at(2)]],
    ],
    ['that begins nowhere', [received(2, 'L1', city)], ['never-packed', null, ['received', at(2)]]],
    [
      'missing after a checkpoint and an arrival, which did not see the box itself',
      [...from.slice(0, 2), checkpoint(2, 'L1', 'valid'), arrived(3, 'L1', city), missing(4, 'L1', city)],
      ['missing', ['dispatched', at(1)], null],
    ],
    [
      'missing, then seen',
      [...from.slice(0, 2), missing(2, 'L1', city), seen(3, city)],
      ['missing', ['dispatched', at(1)], ['seen', at(3)]],
    ],
    ['missing, then found', [...from.slice(0, 2), missing(2, 'L1', city), found(3, city)], null],
    ['lost', [...from, lost(9, drop)], ['lost', ['received', at(8)], null]],
    [
      'that breaks twice: the first counts',
      [packed(0), received(2, 'L1', city), received(3, 'L2', district)],
      ['gap', ['packed', at(0)], ['received', at(2)]],
    ],
    [
      'whose break was answered',
      [packed(0), received(2, 'L1', city), resolved(3, 'gap'), received(4, 'L2', district)],
      ['gap', ['received', at(2)], ['received', at(4)]],
    ],
  ] as const)('given a trail %s', (_name, log, expected) => {
    const broken = whereItBreaks(judged(...log));
    const told = (step: { kind: string; occurredAt: string } | null) => step && [step.kind, step.occurredAt];
    expect(broken && [broken.finding.kind, told(broken.lastSure), told(broken.firstAfter)]).toEqual(expected);
  });
});

describe('open questions', () => {
  it('given a box in time, then there is none', () => {
    expect(openQuestions(judged(...from).state, at(8 + 48))).toEqual({ standing: [], overdue: null });
  });

  it('given a box that was not sent on, then it is overdue at the time of the read', () => {
    expect(openQuestions(judged(...from).state, at(8 + 48.5))).toEqual({
      standing: [],
      overdue: {
        kind: 'overdue-now',
        sscc: box,
        holder: { type: 'station', id: drop },
        since: at(8),
        hours: 48.5,
        limitHours: 48,
        after: { position: 7, ordinal: 0, kind: 'received', occurredAt: at(8) },
        words: `station ${drop} has had the box for 48.5 h, since ${at(8)}; 48 h are allowed. Send it on, or record what became of it`,
      },
    });
  });

  it.each([
    [
      'on the road',
      [packed(0), dispatched(1, 'L1', bench, city)],
      `load L1 has had the box for 12.5 h, since ${at(1)}; 12 h are allowed. Send it on, or record what became of it`,
    ],
    [
      'with a team',
      [packed(0), outForDelivery(1, bench)],
      `team team-1 has had the box for 12.5 h, since ${at(1)}; 12 h are allowed. Send it on, or record what became of it`,
    ],
  ])('given a box %s for too long, then it is overdue', (_name, log, words) => {
    expect(openQuestions(judged(...log).state, at(13.5)).overdue?.words).toBe(words);
  });

  it.each([
    ['delivered', [...from, outForDelivery(9), handedOver(10)]],
    ['lost', [...from, lost(9, drop)]],
    ['only seen', [seen(1, city)]],
  ])('given a box that is %s, then it is never overdue', (_name, log) => {
    expect(openQuestions(judged(...log).state, at(10_000)).overdue).toBeNull();
  });

  it('given findings, then the open ones stay, at any time of the read', () => {
    const trail = judged(...from.slice(0, 2), missing(2, 'L1', city), found(3, city), seen(4, drop));
    for (const hour of [0, 10_000]) {
      expect(openQuestions(trail.state, at(hour)).standing).toEqual([trail.findings[1]]);
    }
    expect(trail.findings.map(({ kind }) => kind)).toEqual(['missing', 'contradiction']);
  });
});
