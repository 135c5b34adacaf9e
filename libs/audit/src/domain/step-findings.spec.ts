import type { JudgedTrail } from './box-trail';
import * as one from './testing/one-box';

const { box, bench, city, district, drop, judged, toTheDropPoint: from } = one;
const { arrived, checkpoint, damaged, destroyed, dispatched, found, handedOver, lost, missing } = one;
const { outForDelivery, packed, received, resolved, returned, sealBroken, sealed, seen } = one;

/** `!gap at received`: breaks; `?damaged at received`: a question; a leading `-`: answered. */
const told = ({ findings }: JudgedTrail) =>
  findings.map(({ kind, severity, at, closedBy }) => {
    const mark = severity === 'breaks' ? '!' : '?';
    return `${closedBy === null ? '' : '-'}${mark}${kind} at ${at.kind}`;
  });

describe('findings', () => {
  it.each([
    // the beginning
    ['received but never packed', [received(1, 'L1', city)], ['!never-packed at received']],
    ['seen but never packed', [seen(1, city), received(2, 'L1', city)], ['!never-packed at seen']],
    ['sealed a moment before it was packed', [sealed(0), packed(1)], ['-!never-packed at sealed']],
    ['packed again later', [...from, packed(9)], ['!contradiction at packed']],
    // steps left out
    ['received without a dispatch', [packed(0), received(2, 'L1', city)], ['!gap at received']],
    [
      'received without a dispatch, as the receiver said',
      [packed(0), received(2, 'L1', city, ['never-dispatched', 'unexpected'])],
      ['!never-dispatched at received', '?unexpected at received'],
    ],
    [
      'dispatched from where it never was',
      [packed(0), dispatched(1, 'L2', city, district)],
      ['!gap at dispatched'],
    ],
    [
      'dispatched without a receipt',
      [...from.slice(0, 2), dispatched(3, 'L2', city, district)],
      ['!gap at dispatched', '?double-dispatch at double-dispatch'],
    ],
    [
      'dispatched while a team has it',
      [...from, outForDelivery(9), dispatched(10, 'L4', drop, city)],
      ['!gap at dispatched'],
    ],
    [
      'out for delivery without a receipt',
      [...from.slice(0, 6), outForDelivery(9)],
      ['!gap at out-for-delivery'],
    ],
    ['handed over without a round', [...from, handedOver(9)], ['!gap at handed-over']],
    ['handed over without a receipt', [...from.slice(0, 6), handedOver(9)], ['!gap at handed-over']],
    [
      'received while a team has it',
      [...from, outForDelivery(9), received(10, 'L4', drop)],
      ['!gap at received'],
    ],
    ['returned without a receipt', [...from.slice(0, 6), returned(9)], ['!gap at returned']],
    ['returned to another station', [...from, returned(9, city)], ['!gap at returned']],
    [
      'dispatched though lost',
      [...from, lost(9, drop), dispatched(10, 'L4', drop, city)],
      ['-!lost at lost', '!gap at dispatched'],
    ],
    [
      'handed over though lost',
      [...from, lost(9, drop), handedOver(10)],
      ['-!lost at lost', '!gap at handed-over'],
    ],
    // steps that say something else
    [
      'received from another load',
      [...from.slice(0, 2), received(2, 'L9', city)],
      ['!contradiction at received'],
    ],
    ['received again with another load', [...from, received(9, 'L9', drop)], ['?contradiction at received']],
    [
      'received at the wrong station',
      [...from.slice(0, 2), received(2, 'L1', district)],
      ['?wrong-station at received'],
    ],
    ['seen elsewhere', [...from, seen(9, city)], ['?contradiction at seen']],
    [
      'seen at either end of its way',
      [...from.slice(0, 2), seen(2, bench), seen(3, city), seen(4, drop)],
      ['?contradiction at seen'],
    ],
    [
      'seen though lost',
      [...from, lost(9, drop), seen(10, drop)],
      ['!lost at lost', '?contradiction at seen'],
    ],
    ['handed over elsewhere', [...from, handedOver(9, city)], ['!contradiction at handed-over']],
    [
      'handed over by a team elsewhere',
      [...from, outForDelivery(9), handedOver(10, city)],
      ['!contradiction at handed-over'],
    ],
    [
      'handed over twice to one',
      [...from, outForDelivery(9), handedOver(10), handedOver(11)],
      ['?contradiction at handed-over'],
    ],
    [
      'handed over twice to two',
      [...from, outForDelivery(9), handedOver(10), handedOver(11, drop, 'in-person', 'resident-2')],
      ['!contradiction at handed-over', '!wrong-household at handed-over'],
    ],
    [
      'dispatched after delivery',
      [...from, outForDelivery(9), handedOver(10), dispatched(11, 'L4', drop, city)],
      ['!contradiction at dispatched'],
    ],
    [
      'lost after delivery',
      [...from, outForDelivery(9), handedOver(10), lost(11, drop)],
      ['!contradiction at lost', '!lost at lost'],
    ],
    [
      'received after destruction',
      [...from, destroyed(9, drop), received(10, 'L4', city)],
      ['?destroyed at destroyed', '!contradiction at received'],
    ],
    [
      'destroyed elsewhere',
      [...from, destroyed(9, city)],
      ['!contradiction at destroyed', '?destroyed at destroyed'],
    ],
    ['found where nobody missed it', [...from, found(9, city)], ['!contradiction at found']],
    // what somebody reports
    ['missing', [...from.slice(0, 2), missing(2, 'L1', city)], ['!missing at missing']],
    [
      'missing from a load that was never dispatched',
      [packed(0), missing(2, 'L1', city)],
      ['!missing at missing'],
    ],
    [
      'missing twice',
      [...from.slice(0, 2), missing(2, 'L1', city), missing(3, 'L1', city)],
      ['!missing at missing'],
    ],
    ['missing from a second receipt', [...from.slice(0, 3), missing(3, 'L1', city)], []],
    [
      'unexpected, but dispatched',
      [...from.slice(0, 2), received(2, 'L1', city, ['unexpected', 'never-dispatched'])],
      [],
    ],
    [
      'damaged and opened when received',
      [...from.slice(0, 2), received(2, 'L1', city, ['damaged', 'seal-broken'])],
      ['?seal-broken at received', '?damaged at received'],
    ],
    [
      'damaged, then opened',
      [...from, damaged(9, drop), sealBroken(10, drop)],
      ['?damaged at damaged', '?seal-broken at seal-broken'],
    ],
    [
      'on a load whose seal was broken',
      [...from.slice(0, 2), arrived(2, 'L1', city, false)],
      ['?seal-broken at arrived'],
    ],
    [
      'stopped at a checkpoint',
      [...from.slice(0, 2), checkpoint(2, 'L1', 'revoked')],
      ['?pass-not-valid at checkpoint'],
    ],
    ['lost twice', [...from, lost(9, drop), lost(10, drop)], ['!lost at lost']],
    // time
    ['twelve hours on the road', [...from.slice(0, 2), received(13, 'L1', city)], []],
    [
      'more than twelve hours on the road',
      [...from.slice(0, 2), received(14, 'L1', city)],
      ['?overdue-step at received'],
    ],
    [
      'more than two days at a station',
      [packed(0), dispatched(49, 'L1', bench, city)],
      ['?overdue-step at dispatched'],
    ],
    [
      'more than twelve hours with a team',
      [...from, outForDelivery(9), handedOver(22)],
      ['?overdue-step at handed-over'],
    ],
    // answers
    [
      'missing, then received',
      [...from.slice(0, 2), missing(2, 'L1', city), received(3, 'L1', city)],
      ['-!missing at missing'],
    ],
    [
      'missing, then found at home',
      [...from.slice(0, 2), missing(2, 'L1', city), found(3, bench)],
      ['-!missing at missing'],
    ],
    [
      'missing, then found far away',
      [...from.slice(0, 2), missing(2, 'L1', city), found(3, drop)],
      ['-!missing at missing'],
    ],
    [
      'missing, explained, then found far away',
      [...from.slice(0, 2), missing(2, 'L1', city), resolved(2.5, 'missing'), found(3, drop)],
      ['-!missing at missing'],
    ],
    ['found at home, then missed', [...from.slice(0, 2), found(1.5, bench), missing(2, 'L1', city)], []],
    [
      'received without a dispatch, then missed',
      [packed(0), received(2, 'L1', city), missing(3, 'L1', city)],
      ['!gap at received'],
    ],
    [
      'damaged, then found where nobody missed it',
      [...from, damaged(9, drop), found(10, city)],
      ['?damaged at damaged', '!contradiction at found'],
    ],
    ['found far away after delivery', [...from, outForDelivery(9), handedOver(10), found(11, city)], []],
    [
      'missing, then lost',
      [...from.slice(0, 2), missing(2, 'L1', city), lost(3, city)],
      ['!missing at missing', '!lost at lost'],
    ],
    [
      'missing, then seen',
      [...from.slice(0, 2), missing(2, 'L1', city), seen(3, city)],
      ['!missing at missing'],
    ],
    ['lost, then received', [...from, lost(9, drop), received(10, 'L4', city)], ['-!lost at lost']],
    ['destroyed, then found', [...from, destroyed(9, drop), found(10, drop)], ['-?destroyed at destroyed']],
    [
      'resolved',
      [...from, seen(9, city), damaged(10, drop), resolved(11, 'contradiction')],
      ['-?contradiction at seen', '?damaged at damaged'],
    ],
    [
      'resolved before it happened',
      [...from, resolved(9, 'damaged'), damaged(10, drop)],
      ['?damaged at damaged'],
    ],
  ] as const)('given a box that was %s, then it has exactly these findings', (_name, log, expected) => {
    expect(told(judged(...log))).toEqual(expected);
  });

  it('given a gap, then the finding has its kind and place', () => {
    expect(judged(packed(0), received(2, 'L1', city)).findings).toEqual([
      {
        sscc: box,
        kind: 'gap',
        severity: 'breaks',
        at: { position: 2, ordinal: 0, kind: 'received', occurredAt: one.at(2) },
        after: { position: 1, ordinal: 0, kind: 'packed', occurredAt: one.at(0) },
        placeGln: city,
        words: `received at ${city} with load L1 on ${one.at(2)}, but no dispatch was recorded; station ${bench} had the box since ${one.at(0)}`,
        reportedBy: 'key-1',
        seenBy: null,
        loadId: 'L1',
        concerns: [bench, city],
        closedBy: null,
      },
    ]);
  });

  it.each([
    [
      [received(1, 'L1', city)],
      `received at ${city} with load L1, but no packing of this box was ever recorded`,
    ],
    [
      [...from, seen(9, city)],
      `seen at ${city} on ${one.at(9)}, but station ${drop} had the box since ${one.at(8)}`,
    ],
    [
      [...from, lost(9, drop), seen(10, drop)],
      `seen at ${drop} on ${one.at(10)}, but the box was reported lost on ${one.at(9)}`,
    ],
    [
      [...from.slice(0, 2), checkpoint(2, 'L1', 'expired')],
      'checkpoint gate-1 found pass pass-v expired, with load L1',
    ],
    [
      [...from.slice(0, 2), received(16.75, 'L1', city)],
      `load L1 had the box for 15.8 h, from ${one.at(1)} until ${one.at(16.75)}; 12 h are allowed`,
    ],
    [
      [...from.slice(0, 2), received(2, 'L1', city, ['damaged'])],
      `declared damaged when received at ${city} with load L1; load L1 had the box since ${one.at(1)}`,
    ],
    [
      [...from.slice(0, 6), outForDelivery(9)],
      `out for delivery at ${drop} on ${one.at(9)}, but no receipt was recorded; load L3 had the box since ${one.at(7)}`,
    ],
    [
      [...from, outForDelivery(9), dispatched(10, 'L4', drop, city)],
      `dispatched at ${drop} with load L4 on ${one.at(10)}, but no return was recorded; team team-1 had the box since ${one.at(9)}`,
    ],
    [
      [...from, damaged(9, drop)],
      `reported damaged at ${drop}; station ${drop} had the box since ${one.at(8)}`,
    ],
    [
      [...from, damaged(9, drop, 'wet')],
      `reported damaged at ${drop} (wet); station ${drop} had the box since ${one.at(8)}`,
    ],
    [
      [...from.slice(0, 2), missing(2, 'L1', city)],
      `not on load L1 when it was received at ${city} on ${one.at(2)}; load L1 had the box since ${one.at(1)}`,
    ],
    [
      [...from.slice(0, 2), arrived(2, 'L1', city, false)],
      `the seal of load L1 was broken on arrival at ${city}`,
    ],
    [
      [...from, resolved(9, 'gap'), seen(10, city)],
      `seen at ${city} on ${one.at(10)}, but station ${drop} had the box since ${one.at(8)}`,
    ],
  ])('given finding %#, then its words are exact', (log, words) => {
    expect(judged(...log).findings.at(-1)?.words).toBe(words);
  });

  it('given a resolution, then the finding is closed with its words', () => {
    expect(judged(...from, seen(9, city), resolved(10, 'contradiction')).findings[0]?.closedBy).toEqual({
      position: 9,
      ordinal: 0,
      kind: 'resolved',
      occurredAt: one.at(10),
      outcome: null,
      by: 'key-1',
      resolution: 'asked the driver',
    });
  });
});
