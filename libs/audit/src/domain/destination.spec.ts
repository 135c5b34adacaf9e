import type { DomainEvent } from '@boxtrail/kernel';
import { judge, type JudgedTrail } from './box-trail';
import { openBreaks } from './open-questions';
import { recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';
import type { StepKind } from './trail-step';

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

describe('a box at a wrong community', () => {
  /** What says of a box that waits at the district that it is at a place; null for what shows no box there. */
  const facts: Readonly<Record<StepKind, ((gln: string) => DomainEvent) | null>> = {
    sealed: (gln) => one.sealed(9, gln),
    loaded: (gln) => one.loaded(9, 'L9', gln),
    'taken-off': (gln) => one.takenOff(9, 'L9', gln),
    dispatched: (gln) => one.dispatched(9, 'L9', gln, city),
    received: (gln) => one.received(9, 'L9', gln),
    'out-for-delivery': (gln) => one.outForDelivery(9, gln),
    'handed-over': (gln) => one.handedOver(9, gln, 'pick-up'),
    'delivery-failed': (gln) => one.failed(9, gln),
    returned: (gln) => one.returned(9, gln),
    found: (gln) => one.found(9, gln),
    seen: (gln) => one.seen(9, gln),
    damaged: (gln) => one.damaged(9, gln),
    'seal-broken': (gln) => one.sealBroken(9, gln),
    destroyed: (gln) => one.destroyed(9, gln),
    // Nobody saw the box there.
    lost: (gln) => one.lost(9, gln),
    missing: (gln) => one.missing(9, 'L9', gln),
    arrived: (gln) => one.arrived(9, 'L2', gln),
    checkpoint: (gln) => one.checkpoint(9, 'L2', 'valid', gln),
    // Without a place, or where the trail begins.
    packed: null,
    'seal-reused': null,
    'double-dispatch': null,
    'pass-withdrawn': null,
    resolved: null,
    corrected: null,
    held: null,
    released: null,
    condemned: null,
  };
  const noBoxThere: readonly StepKind[] = ['lost', 'missing', 'arrived', 'checkpoint'];
  const custodyStays: readonly StepKind[] = ['sealed', 'loaded', 'delivery-failed', 'seen', 'damaged'];
  const { farDistrict, farDrop } = one;
  const rows = (Object.keys(facts) as StepKind[]).flatMap((kind) => {
    const fact = facts[kind];
    return fact === null ? [] : [[kind, fact] as const];
  });

  it.each(rows)('given %s at each place, then only another community is wrong', (kind, fact) => {
    const found = [drop, district, city, farDistrict, otherDrop, farDrop].map((gln) =>
      findingsOf([...toTheDistrict, fact(gln)]).filter((words) => words.includes('wrong-community')),
    );
    const mark = [...custodyStays, 'seal-broken'].includes(kind) ? '?' : '!';
    const wrong = (gln: string) =>
      noBoxThere.includes(kind) ? [] : [`${mark}wrong-community ${gln} for ${drop}`];
    expect(found).toEqual([[], [], [], [], wrong(otherDrop), wrong(farDrop)]);
  });

  const missed = [...toTheDistrict, one.dispatched(7, 'L3', district, drop), one.missing(8, 'L3', drop)];
  const wrong = `!wrong-community ${otherDrop} for ${drop}`;
  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['found at another community', [...missed, one.found(9, otherDrop)], ['(!missing)', wrong]],
    [
      'found there, then at its destination',
      [...missed, one.found(9, otherDrop), one.dispatched(10, 'L4', otherDrop, drop), one.found(11, drop)],
      ['(!missing)', `(${wrong})`],
    ],
    [
      'found there, then seen, damaged and out at the door there',
      [
        ...missed,
        one.found(9, otherDrop),
        one.seen(10, otherDrop),
        one.damaged(11, otherDrop),
        one.outForDelivery(12, otherDrop),
        one.failed(13, otherDrop),
        one.returned(14, otherDrop),
      ],
      ['(!missing)', wrong, '?damaged'],
    ],
    [
      'brought by its resident to another community, then home',
      [...toTheDrop, one.handedOver(9, drop, 'pick-up'), one.returned(10, otherDrop), one.returned(11, drop)],
      [`(${wrong})`, '!gap'],
    ],
    [
      'on a load to another community, seen there before the receipt',
      [
        ...toTheDistrict,
        one.dispatched(7, 'L3', district, otherDrop),
        one.seen(8, otherDrop),
        one.received(9, 'L3', otherDrop),
      ],
      [wrong.replace('!', '?'), wrong],
    ],
    [
      'sent on from there, and back',
      [...toTheWrongDrop, one.dispatched(9, 'L4', otherDrop, drop), one.received(10, 'L4', otherDrop)],
      [wrong, wrong, '?wrong-station'],
    ],
  ])('given a box %s, then it has exactly these findings', (_name, log, expected) => {
    expect(findingsOf(log)).toEqual(expected);
  });

  it('given a find there, then its words name both communities, and the trail is broken', () => {
    const trail = trailOf([...missed, one.found(9, otherDrop)]);
    expect(trail.findings.at(-1)?.words).toBe(`found at ${otherDrop}, but it was packed for ${drop}`);
    expect(openBreaks(trail)).toBe(1);
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

describe('contents in versions', () => {
  it.each<[string, number | null | undefined, number, readonly string[]]>([
    ['opened with the first contents, and has them', 1, 1, []],
    ['opened with the first contents, and has the second', 1, 3, ['?contents-differ']],
    ['opened with the second contents, and has them', 2, 3, []],
    ['opened with the second contents, and has the first', 2, 1, ['?contents-differ']],
    ['opened before versions were recorded', null, 1, []],
    ['nobody knows', undefined, 1, []],
  ])('given a box of a round that %s, then its own version is compared', (_, version, quantity, expected) => {
    const log = [
      ...(version === undefined ? [] : [one.roundOpened(-3, 'round-2', version)]),
      one.contentsChanged(-2, 2, 3),
      one.contentsChanged(-1, 3, 5),
      one.packed(0, box, [{ gtin, lot: 'lot-1', quantity }], 'round-2'),
    ];
    expect(findingsOf(log)).toEqual(expected);
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

describe('seals of loads', () => {
  const number = 'seal-7';
  const wordsOf = (log: readonly DomainEvent[], sscc: string) =>
    trailOf(log, sscc)
      .findings.filter(({ kind }) => kind === 'seal-reused')
      .map(({ words }) => words);
  const onLoad = (loadId: string) => [`seal ${number} is on load ${loadId} too`];
  const onBox = (sscc: string) => [`seal ${number} is on box ${sscc} too`];
  const other2 = { plate: 'B2', driverRef: 'driver-2' };
  /** Load L1 with the box, load L2 with the other one. */
  const [sealL1, leaveL1] = [one.loadSealed(1, 'L1', number), one.dispatched(2, 'L1', bench, city)];
  const sealL2 = one.loadSealed(3, 'L2', number);
  const leaveL2 = one.dispatched(4, 'L2', bench, city, [other], other2);

  it.each<[string, readonly DomainEvent[], readonly string[], readonly string[]]>([
    ['on two loads, one after the other', [sealL1, leaveL1, sealL2, leaveL2], onLoad('L2'), onLoad('L1')],
    ['on two loads before they leave', [sealL1, sealL2, leaveL1, leaveL2], onLoad('L2'), onLoad('L1')],
    ['on one load, again', [sealL1, one.loadSealed(1.5, 'L1', number), leaveL1], [], []],
    [
      'on a load and then on a box',
      [sealL1, leaveL1, one.sealed(3, bench, other, number)],
      onBox(other),
      onLoad('L1'),
    ],
    [
      'on a box and then on a load',
      [one.sealed(0, bench, other, number), sealL1, leaveL1],
      onBox(other),
      onLoad('L1'),
    ],
    [
      'on three loads',
      [sealL1, leaveL1, sealL2, leaveL2, one.loadSealed(5, 'L3', number)],
      onLoad('L2'),
      onLoad('L1'),
    ],
  ])('given one seal number %s, then both have a finding that names the other', (_name, log, own, others) => {
    const all = [one.packed(0), one.packed(0, other), ...log];
    expect([wordsOf(all, box), wordsOf(all, other)]).toEqual([own, others]);
  });

  const left = [
    one.packed(0),
    one.sealed(0),
    one.loadSealed(0.5, 'L1'),
    one.dispatched(1, 'L1', bench, city),
  ];
  const arrives = (sealId?: string) =>
    one.arrived(2, 'L1', city, true, sealId === undefined ? {} : { sealId });
  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['with the seal it left with', [...left, arrives('seal-L1')], []],
    ['with a seal that nobody read', [...left, arrives()], []],
    ['with another seal', [...left, arrives('seal-9')], ['?seal-differs seal-9 for seal-L1']],
    [
      'with another seal, received before the dispatch was known',
      [...left.slice(0, 2), arrives('seal-9'), one.received(3, 'L1', city), ...left.slice(2)],
      ['?seal-differs seal-9 for seal-L1'],
    ],
    ['without a seal when it left', [...left.slice(0, 2), ...left.slice(3), arrives('seal-9')], []],
  ])('given a load that arrived %s, then its box has exactly these findings', (_name, log, expected) => {
    expect(findingsOf(log)).toEqual(expected);
  });

  it('given the seal was read wrongly, then the correction leaves no finding', () => {
    const [wrong, right] = [arrives('seal-9'), arrives('seal-L1')];
    expect(findingsOf([...left, wrong, one.corrected(3, wrong, right)])).toEqual([]);
  });
});
