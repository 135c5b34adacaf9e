import { HoldApplied, HoldPlaced, HoldReleased } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { judge, judgeAsOf, type JudgedTrail } from './box-trail';
import * as one from './testing/one-box';
import { record, trailsOf, type Happening } from './testing/log';
import { naiveReplay } from './testing/naive-replay';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';
import { timeAt } from './testing/random-city';

const reason = 'mould';
const held = (hour: number, holdId = 'hold-1') =>
  HoldApplied.of(one.at(hour), { holdId, mark: 'held', reason, ssccs: [one.box] });
const released = (hour: number, holdId = 'hold-1') =>
  HoldApplied.of(one.at(hour), { holdId, mark: 'released', reason, ssccs: [one.box] });
const condemned = (hour: number) =>
  HoldApplied.of(one.at(hour), { holdId: 'hold-1', mark: 'condemned', reason, ssccs: [one.box] });
const target = { kind: 'lot' as const, gtin: one.gtin, lot: 'L1' };

const { toTheDropPoint: from, drop, bench, city } = one;
const ofHolds = ({ findings }: JudgedTrail) =>
  findings
    .filter(({ kind }) => kind === 'held-box-moved' || kind === 'moved-before-hold-known')
    .map(({ kind, severity, at }) => `${severity === 'breaks' ? '!' : '?'}${kind} at ${at.kind}`);

describe('a box that is held', () => {
  it.each([
    ['waits', [...from, held(9)], []],
    ['goes out', [...from, held(9), one.outForDelivery(10)], ['!held-box-moved at out-for-delivery']],
    [
      'goes out and is handed over',
      [...from, held(9), one.outForDelivery(10), one.handedOver(11)],
      ['!held-box-moved at out-for-delivery', '!held-box-moved at handed-over'],
    ],
    ['is on the road: it arrives and comes back', [from[0], from[1], held(1.5), from[2]], []],
    ['goes out after its release', [...from, held(9), released(9.5), one.outForDelivery(10)], []],
    [
      'was released before it went, known later',
      [...from, held(9), one.outForDelivery(10), released(9.5)],
      [],
    ],
    [
      'went before anybody knew of the hold',
      [...from, one.outForDelivery(10), held(9)],
      ['?moved-before-hold-known at out-for-delivery'],
    ],
    [
      'is held twice and released once',
      [...from, held(9), held(9.1, 'hold-2'), released(9.5), one.outForDelivery(10)],
      ['!held-box-moved at out-for-delivery'],
    ],
    ['is condemned and destroyed', [...from, held(9), condemned(9.5), one.destroyed(10, drop)], []],
    [
      'is condemned and goes out',
      [...from, held(9), condemned(9.5), one.outForDelivery(10)],
      ['!held-box-moved at out-for-delivery'],
    ],
    ['is held and taken out at the same instant', [...from, one.outForDelivery(10), held(10)], []],
  ] as const)('given it %s, then it has exactly these findings', (_, log, expected) => {
    expect(ofHolds(one.judged(...(log as readonly DomainEvent[])))).toEqual(expected);
  });

  it('given the move is corrected away, then it leaves no finding', () => {
    const wrong = one.handedOver(10, drop, 'pick-up');
    expect(ofHolds(one.judged(...from, held(9), wrong, one.corrected(12, wrong, null)))).toEqual([]);
  });

  it('given a hold known later than the move, then what was known before has no finding', () => {
    const steps = one.stepsFrom(...from, one.outForDelivery(10));
    const [, last] = one.stepsFrom(...from, one.outForDelivery(10), held(9)).slice(-2);
    const later = { ...(last as NonNullable<typeof last>), recordedAt: one.at(12) };
    const known = (knownAt: string) => judgeAsOf([...steps, later], { knownAt });
    expect(ofHolds(known(one.at(11)) as JudgedTrail)).toEqual([]);
    expect(ofHolds(known(one.at(12)) as JudgedTrail)).toHaveLength(1);
  });
});

describe('a box that is packed from a held lot', () => {
  const placed = HoldPlaced.of(one.at(0), { holdId: 'hold-1', target, reason });
  const packed = (hour: number) => {
    const event = one.packed(hour);
    return {
      ...event,
      data: { ...(event.data as object), contents: [{ gtin: one.gtin, lot: 'L1', quantity: 1 }] },
    };
  };
  const heldAt = (trail: JudgedTrail) =>
    trail.steps.flatMap(({ step }) => (step.kind === 'held' ? [step.occurredAt] : []));

  it('given it is packed after the hold, then it is held from its packing', () => {
    const trail = one.judged(placed, packed(1), one.dispatched(2, 'L1', bench, city));
    expect(heldAt(trail)).toEqual([one.at(1)]);
    expect(ofHolds(trail)).toEqual(['!held-box-moved at dispatched']);
  });

  it('given its packing before the hold is recorded after it, then it is held from the hold on', () => {
    const trail = one.judged(placed, packed(-1));
    expect(heldAt(trail)).toEqual([one.at(0)]);
  });

  it('given it is packed after the release, then it is not held', () => {
    const trail = one.judged(placed, HoldReleased.of(one.at(0.5), { holdId: 'hold-1', reason }), packed(1));
    expect(heldAt(trail)).toEqual([]);
  });
});

/** A hold of some boxes of a random history: minutes of its begin and of its release. */
const holds = fc.array(
  fc.record({
    boxes: fc.nat(255),
    from: fc.nat(6_000),
    lasts: fc.option(fc.integer({ min: 1, max: 4_000 })),
    offline: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('holds in random histories', () => {
  it('given late and corrected facts, then each move in a hold has a finding, and nothing else changes', () => {
    fc.assert(
      fc.property(plans, delays, holds, (plan, late, chosen) => {
        const { happenings, expected } = play(plan);
        const boxes = [...expected.keys()];
        const more = chosen.flatMap(({ boxes: mask, from, lasts, offline }, i): Happening[] => {
          const ssccs = boxes.filter((_, n) => (mask & (1 << n)) !== 0);
          if (ssccs.length === 0) return [];
          const mark = (which: 'held' | 'released', minutes: number) => ({
            event: HoldApplied.of(timeAt(minutes), { holdId: `hold-${i}`, mark: which, reason, ssccs }),
            offline,
          });
          return [mark('held', from), ...(lasts === null ? [] : [mark('released', from + lasts)])];
        });
        const log = record([...happenings, ...more], late);
        const without = log.filter(({ event }) => event.type !== 'audit.HoldApplied');
        const trails = new Map([...trailsOf(log)].map(([sscc, steps]) => [sscc, judge(steps)]));
        for (const [sscc, plain] of naiveReplay(without, {})) {
          const trail = trails.get(sscc) as JudgedTrail;
          expect(ofHolds(trail).sort()).toEqual(brokenBy(log, sscc, plain).sort());
          const others = (t: JudgedTrail) =>
            t.findings
              .filter(({ kind }) => kind !== 'held-box-moved' && kind !== 'moved-before-hold-known')
              .map(({ kind, words, closedBy }) => [kind, words, closedBy?.kind]);
          expect(others(trail)).toEqual(others(plain));
          expect(trail.holder).toEqual(plain.holder);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

/** From the hold events alone: for each move of the box, whether a hold was in force, and whether it was recorded before. */
function brokenBy(log: readonly RecordedEvent[], sscc: string, plain: JudgedTrail): string[] {
  const marks = log.flatMap(({ event, position }) => {
    if (event.type !== 'audit.HoldApplied') return [];
    const { data, occurredAt } = event as ReturnType<typeof HoldApplied.of>;
    return data.ssccs.includes(sscc) ? [{ ...data, occurredAt, position }] : [];
  });
  return plain.steps.flatMap(({ step }) => {
    if (!['dispatched', 'out-for-delivery', 'handed-over'].includes(step.kind)) return [];
    const inForce = marks.filter(
      ({ mark, holdId, occurredAt }) =>
        mark === 'held' &&
        occurredAt < step.occurredAt &&
        !marks.some(
          (end) => end.mark === 'released' && end.holdId === holdId && end.occurredAt <= step.occurredAt,
        ),
    );
    return [
      ...(inForce.some(({ position }) => position < step.position)
        ? [`!held-box-moved at ${step.kind}`]
        : []),
      ...(inForce.some(({ position }) => position > step.position)
        ? [`?moved-before-hold-known at ${step.kind}`]
        : []),
    ];
  });
}
