import type { DomainEvent } from '@boxtrail/kernel';
import { judge, type JudgedTrail } from './box-trail';
import { openBreaks } from './open-questions';
import { recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';

const { bench, city, district, drop, otherDrop, box, other, gtin } = one;
const item = (n: number, quantity: number, lot = 'lot-1') => ({ gtin: `0290000000010${n}`, lot, quantity });

/** The trail of a box in the city whose tiers and box type are known. */
const trailOf = (log: readonly DomainEvent[], sscc = box): JudgedTrail =>
  judge(trailsOf([...one.theCity(), ...log].map((event, i) => recorded(i + 1, event))).get(sscc) ?? []);

/** `!kind` for a break, `?kind` for a question, `(...)` around an answered one, then the parties. */
const findingsOf = (log: readonly DomainEvent[], sscc = box): string[] =>
  trailOf(log, sscc).findings.map(({ kind, severity, parties, closedBy }) => {
    const mark = `${severity === 'breaks' ? '!' : '?'}${kind}`;
    const shown = parties === undefined ? mark : `${mark} ${parties.actual} for ${parties.intended}`;
    return closedBy === null ? shown : `(${shown})`;
  });

const toTheDistrict = [
  one.packed(0),
  one.sealed(0),
  one.dispatched(1, 'L1', bench, city),
  one.received(2, 'L1', city),
  one.dispatched(4, 'L2', city, district),
  one.received(5, 'L2', district),
] as const;
const toTheWrongDrop = [
  ...toTheDistrict,
  one.dispatched(7, 'L3', district, otherDrop),
  one.received(8, 'L3', otherDrop),
] as const;
const toTheDrop = [
  ...toTheDistrict,
  one.dispatched(7, 'L3', district, drop),
  one.received(8, 'L3', drop),
] as const;

describe('where a box belongs', () => {
  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['received at its destination', toTheDrop, []],
    ['handed over to its household', [...toTheDrop, one.handedOver(9, drop, 'pick-up')], []],
    [
      'received at another community, as its load was bound for it',
      toTheWrongDrop,
      [`!wrong-community ${otherDrop} for ${drop}`],
    ],
    [
      'received at another community than its load was bound for',
      [...toTheDistrict, one.dispatched(7, 'L3', district, drop), one.received(8, 'L3', otherDrop)],
      [`!wrong-community ${otherDrop} for ${drop}`, '?wrong-station'],
    ],
    [
      'sent on from there to its destination',
      [...toTheWrongDrop, one.dispatched(9, 'L4', otherDrop, drop), one.received(10, 'L4', drop)],
      [`(!wrong-community ${otherDrop} for ${drop})`],
    ],
    [
      'sent back from there to the district',
      [...toTheWrongDrop, one.dispatched(9, 'L4', otherDrop, district), one.received(10, 'L4', district)],
      [`!wrong-community ${otherDrop} for ${drop}`],
    ],
    [
      'handed over there to its own household',
      [...toTheWrongDrop, one.handedOver(9, otherDrop, 'pick-up')],
      [`!wrong-community ${otherDrop} for ${drop}`],
    ],
    [
      'handed over to another household',
      [...toTheDrop, one.handedOver(9, drop, 'pick-up', 'resident-2')],
      ['!wrong-household resident-2 for resident-1'],
    ],
    [
      'brought back from there and handed over to its household',
      [
        ...toTheDrop,
        one.handedOver(9, drop, 'pick-up', 'resident-2'),
        one.returned(10),
        one.handedOver(11, drop, 'pick-up'),
      ],
      ['(!wrong-household resident-2 for resident-1)'],
    ],
    [
      'handed over to a third household after that',
      [
        ...toTheDrop,
        one.handedOver(9, drop, 'pick-up', 'resident-2'),
        one.returned(10),
        one.handedOver(11, drop, 'pick-up', 'resident-3'),
      ],
      ['!wrong-household resident-2 for resident-1', '!wrong-household resident-3 for resident-1'],
    ],
  ])('given a box %s, then it has exactly these findings', (_name, log, expected) => {
    expect(findingsOf(log)).toEqual(expected);
  });

  it('given the handover to another household was recorded wrongly, then its correction leaves no finding', () => {
    const wrong = one.handedOver(9, drop, 'pick-up', 'resident-2');
    const right = one.handedOver(9, drop, 'pick-up');
    expect(findingsOf([...toTheDrop, wrong, one.corrected(12, wrong, right)])).toEqual([]);
  });

  it('given the packing is recorded last, then the findings are the same', () => {
    const [packed, ...others] = [...toTheWrongDrop, one.handedOver(9, otherDrop, 'pick-up', 'resident-2')];
    expect(findingsOf([...others, packed as DomainEvent])).toEqual([
      `!wrong-community ${otherDrop} for ${drop}`,
      '!wrong-household resident-2 for resident-1',
    ]);
  });

  it('given a wrong community or household, then the trail is broken', () => {
    expect(openBreaks(trailOf(toTheWrongDrop))).toBe(1);
    expect(openBreaks(trailOf([...toTheDrop, one.handedOver(9, drop, 'pick-up', 'resident-2')]))).toBe(1);
  });
});

describe('the way down', () => {
  const straight = (fromGln: string, toGln: string) => [
    one.dispatched(1, 'L1', fromGln, toGln),
    one.received(2, 'L1', toGln),
  ];
  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['through all tiers', toTheDrop, []],
    ['from the bench to the district', straight(bench, district), ['?tier-skipped district for municipal']],
    ['from the bench to the community', straight(bench, drop), ['?tier-skipped community for municipal']],
    [
      'from the municipal station to the community',
      [...toTheDistrict.slice(0, 4), one.dispatched(4, 'L2', city, drop), one.received(5, 'L2', drop)],
      ['?tier-skipped community for district'],
    ],
    [
      'back up from the community to the municipal station',
      [...toTheDrop, one.dispatched(9, 'L4', drop, city), one.received(10, 'L4', city)],
      [],
    ],
    [
      'through a station that forgot the receipt and sent it on',
      [
        ...toTheDistrict.slice(0, 3),
        one.dispatched(4, 'L2', city, district, [box], { plate: 'B2', driverRef: 'driver-2' }),
        one.received(5, 'L2', district),
      ],
      ['!gap'],
    ],
    [
      'to the community where it was found',
      [...toTheDistrict.slice(0, 3), one.missing(5, 'L1', city), one.found(6, drop)],
      ['(!missing)'],
    ],
  ])('given a box that went %s, then it has exactly these findings', (_name, log, expected) => {
    const whole = log[0]?.type === 'packing.BoxPacked' ? log : [one.packed(0), one.sealed(0), ...log];
    expect(findingsOf(whole).filter((finding) => !/contradiction/.test(finding))).toEqual(expected);
  });
});

describe('contents and seals', () => {
  const type = one.boxType(
    [
      [item(1, 0).gtin, 2],
      [item(2, 0).gtin, 1],
    ],
    -98,
  );
  it.each<[string, ReturnType<typeof item>[], readonly string[]]>([
    ['the contents of its type', [item(1, 2), item(2, 1)], []],
    ['them in two lots', [item(1, 1), item(2, 1), item(1, 1, 'lot-2')], []],
    ['one item too few', [item(1, 1), item(2, 1)], [`${item(1, 0).gtin}: 1/2`]],
    ['one item too many', [item(1, 2), item(2, 3)], [`${item(2, 0).gtin}: 3/1`]],
    ['no item of a kind', [item(1, 2)], [`${item(2, 0).gtin}: 0/1`]],
    [
      'another item in place of one',
      [item(1, 2), item(3, 1)],
      [`${item(2, 0).gtin}: 0/1`, `${item(3, 0).gtin}: 1/0`],
    ],
  ])('given a box packed with %s, then the finding names the difference', (_name, contents, expected) => {
    const log = [type, one.packed(0, box, contents)];
    expect(findingsOf(log)).toEqual(expected.length === 0 ? [] : ['?contents-differ']);
    const [{ step }] = trailOf(log).steps as [JudgedTrail['steps'][number]];
    expect(step.details).toEqual({
      gtin,
      jobId: 'round-1',
      needId: 'need-1',
      weightGrams: 4000,
      householdRef: 'resident-1',
      tier: 'supplier',
      ...(expected.length > 0 && { contentsDiffer: expected }),
    });
  });

  it('given the type was published anew after the packing, then the box is judged by the type of then', () => {
    expect(findingsOf([one.packed(0), one.boxType([[gtin, 5]], 1)])).toEqual([]);
  });

  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['after it was sealed', [one.sealed(0), one.loaded(1, 'L1', bench)], []],
    ['before it was sealed', [one.loaded(1, 'L1', bench), one.sealed(2)], ['?loaded-unsealed']],
    [
      'without a seal, twice',
      [one.loaded(1, 'L1', bench), one.loaded(2, 'L2', bench)],
      ['?loaded-unsealed', '?loaded-unsealed'],
    ],
    ['before its seal was recorded', [one.loaded(1, 'L1', bench), one.sealed(0.5)], []],
  ])('given a box loaded %s, then it has exactly these findings', (_name, log, expected) => {
    expect(findingsOf([one.packed(0), ...log])).toEqual(expected);
  });

  it('given one seal number on three boxes, then each has a finding that names another box', () => {
    const third = '002000000000000031';
    const log = [box, other, third].flatMap((sscc, i) => [
      one.packed(i, sscc),
      one.sealed(i + 0.5, bench, sscc, 'seal-7'),
    ]);
    const words = (sscc: string) =>
      trailOf(log, sscc).findings.map((finding) => [finding.kind, finding.words]);
    expect([box, other, third].map(words)).toEqual([
      [['seal-reused', `seal seal-7 is on box ${other} too`]],
      [['seal-reused', `seal seal-7 is on box ${box} too`]],
      [['seal-reused', `seal seal-7 is on box ${box} too`]],
    ]);
  });
});
