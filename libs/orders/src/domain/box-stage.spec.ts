import {
  boxMoves,
  boxStages,
  catalogue,
  factsIn,
  LoadArrived,
  type BoxMove,
  type BoxStage,
} from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { at, box, corrected, does } from './testing/box-events';
import { canBeCorrected, fact, minute, type Correctable } from './testing/random-moves';
import { stageAfter as stageOfHistory } from './testing/known-facts';

const stageAfter = (...events: readonly BoxMove[]): BoxStage => stageOfHistory(box, events);

/** The events that bring a box to each stage, until minute 20. */
const ways: Record<BoxStage, BoxMove[]> = {
  packed: [],
  'on-the-way': [does.dispatched(10)],
  missing: [does.dispatched(10), does.missing(20)],
  undelivered: [does.dispatched(10), does.received(12), does.out(15), does.failed(20)],
  returned: [does.dispatched(10), does.received(12), does.out(15), does.failed(18), does.returned(20)],
  delivered: [does.dispatched(10), does.received(12), does.out(15), does.handedOver(20)],
  lost: [does.dispatched(10), does.lost(20)],
  destroyed: [does.dispatched(10), does.destroyed(20)],
};

/** The stage after an event at minute 30, for each stage before it. A dot: unchanged. */
const order = [
  'packed',
  'on-the-way',
  'missing',
  'undelivered',
  'returned',
  'delivered',
  'lost',
  'destroyed',
];
const table: [string, BoxMove, string][] = [
  ['dispatched', does.dispatched(30, 'L2'), 'on-the-way'.concat(' on-the-way'.repeat(7))],
  ['taken off its load', does.takenOff(30), '. on-the-way on-the-way . . . . .'],
  ['taken off another load', does.takenOff(30, 'L9'), '. . . . . . . .'],
  ['received', does.received(30), 'on-the-way'.concat(' on-the-way'.repeat(7))],
  ['missing on its load', does.missing(30), 'missing missing . . . . . .'],
  ['missing on another load', does.missing(30, 'L9'), 'missing . . . . . . .'],
  ['out for delivery', does.out(30), 'on-the-way'.concat(' on-the-way'.repeat(7))],
  ['failed at the door', does.failed(30), 'undelivered undelivered undelivered . undelivered . . .'],
  ['handed over', does.handedOver(30), 'delivered'.concat(' delivered'.repeat(7))],
  ['returned', does.returned(30), 'returned'.concat(' returned'.repeat(7))],
  ['lost', does.lost(30), 'lost'.concat(' lost'.repeat(7))],
  ['destroyed', does.destroyed(30), 'destroyed'.concat(' destroyed'.repeat(7))],
  ['found', does.found(30), 'packed'.concat(' on-the-way'.repeat(7))],
  ['seen', does.seen(30), '. . on-the-way . . . . .'],
  ['damaged', does.damaged(30), '. . on-the-way . . . . .'],
  ['found with a broken seal', does.sealBroken(30), '. . on-the-way . . . . .'],
];
const pairs = table.flatMap(([what, event, after]) =>
  after.split(' ').map((stage, i) => {
    const before = order[i] as BoxStage;
    return [what, before, stage === '.' ? before : stage, event] as const;
  }),
);

describe('the stage of a box', () => {
  it.each(boxStages)('given the events up to %s, then that is the stage', (stage) => {
    expect(stageAfter(...ways[stage])).toBe(stage);
  });

  it.each(pairs)('given a box that is %s after it was %s, then it is %s', (_, before, stage, event) => {
    expect(pairs).toHaveLength(table.length * boxStages.length);
    expect(stageAfter(...ways[before], event)).toBe(stage);
    // The event is recorded before all others.
    expect(stageAfter(event, ...ways[before])).toBe(stage);
  });

  it.each(pairs.filter(([, before]) => before !== 'packed'))(
    'given a box that was %s before it was %s, then its stage is unchanged',
    (_what, before, _stage, event) => {
      const early = { ...event, occurredAt: at(1) };
      expect(stageAfter(...ways[before], early as BoxMove)).toBe(before);
    },
  );

  const correctable = table.flatMap(([what, event]) =>
    'scanId' in event.data && event.type !== 'delivery.FactCorrected' ? [[what, event] as const] : [],
  );
  const everyPair = correctable.flatMap(([what, event]) =>
    boxStages.map((before) => [what, before, event] as const),
  );

  it.each(everyPair)(
    'given a wrong record of %s when it was %s, when it is withdrawn, then the stage is as before',
    (_, before, event) => {
      const wrong = event as Parameters<typeof corrected>[0];
      expect(stageAfter(...ways[before], event, corrected(wrong, null))).toBe(before);
      expect(stageAfter(corrected(wrong, null), ...ways[before], event)).toBe(before);
    },
  );

  it('given a handover corrected to a failure, then undelivered; corrected back, then delivered', () => {
    const [right, wrong] = [does.failed(20), does.handedOver(20)];
    const way = ways.delivered;
    expect(stageAfter(...way, corrected(wrong, right))).toBe('undelivered');
    const back = corrected(right, wrong, wrong.type);
    expect(stageAfter(...way, corrected(wrong, right), back)).toBe('delivered');
    expect(stageAfter(...way, corrected(wrong, null), corrected(wrong, right))).toBe('undelivered');
  });

  it('given a handover corrected to an earlier time, then the later events count', () => {
    const way = [...ways.returned, does.handedOver(25, 'late')];
    expect(stageAfter(...way)).toBe('delivered');
    const earlier = does.handedOver(16, 'late');
    expect(stageAfter(...way, corrected(does.handedOver(25, 'late'), earlier))).toBe('returned');
  });

  it('given a receipt corrected to lack the box, then it is missing; the other way, then not', () => {
    const [had, lacked] = [does.received(20), does.missing(20)];
    expect(stageAfter(does.dispatched(10), had, corrected(had, lacked))).toBe('missing');
    expect(stageAfter(does.dispatched(10), lacked, corrected(lacked, had))).toBe('on-the-way');
    const none = { ...lacked, data: { ...lacked.data, discrepancies: [] } };
    expect(stageAfter(does.dispatched(10), lacked, corrected(lacked, none))).toBe('on-the-way');
  });

  it('given a box missing from an earlier load than it came with, then it is not missing', () => {
    expect(stageAfter(does.dispatched(10), does.received(15, 'L9'), does.missing(20))).toBe('on-the-way');
  });

  it('given a corrected arrival, then it changes no box', () => {
    const arrived = LoadArrived.of(at(20), {
      loadId: 'L1',
      scanId: 'a',
      atGln: '2401000000003',
      sealIntact: true,
    });
    expect(factsIn(corrected(arrived, null))).toEqual([]);
  });

  it('given every event type, then it either moves boxes or is listed as moving none', () => {
    const still = [
      'delivery.BoxesLoaded', // decided, and not yet gone
      'delivery.CheckpointPassed',
      'delivery.DiscrepancyResolved', // an answer explains; it moves no box
      'delivery.LoadArrived', // what came is told by the receipt
      'delivery.LoadPlanned',
      'delivery.LoadSealed',
      'packing.BoxGivenUp', // it was never packed
      'packing.BoxPacked', // every box begins with it
      'packing.BoxSealed',
      'packing.BoxesAssigned', // places in a job, before there is a box
      'packing.BoxesUnassigned',
    ];
    const ofBoxes = [...catalogue.keys()].filter((type) => /^(delivery\.|packing\.Box)/.test(type));
    expect(ofBoxes.sort()).toEqual([...still, ...boxMoves].sort());
    const tested = new Set(table.map(([, event]) => event.type));
    expect([...tested, 'delivery.FactCorrected'].sort()).toEqual([...boxMoves].sort());
  });
});

describe('the stage over random histories', () => {
  const history = fc.uniqueArray(fact, {
    maxLength: 14,
    selector: (event) => ('scanId' in event.data ? event.data.scanId : JSON.stringify(event)),
  });
  it('does not depend on order of arrival or on repeated facts', () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          ),
        ),
        ([events, shuffled]) => stageAfter(...events) === stageAfter(...shuffled),
      ),
      { numRuns: 1_000 },
    );
  });

  it('ignores a withdrawn fact, and takes a corrected one as corrected', () => {
    const kinds = fc.constantFrom(does.handedOver, does.failed, does.returned, does.lost, does.seen);
    let changed = 0;
    fc.assert(
      fc.property(history, fc.nat(), kinds, minute, fc.boolean(), (events, n, kind, m, first) => {
        const scans = events.filter(canBeCorrected);
        const wrong = scans[n % Math.max(1, scans.length)];
        if (wrong === undefined) return;
        const others = events.filter((event) => event !== wrong);
        const receipt = wrong.type === 'delivery.BoxesReceived';
        const instead = receipt
          ? does.received(m, wrong.data.loadId, wrong.data.scanId)
          : kind(m, wrong.data.scanId);
        for (const [correction, truth] of [
          [corrected(wrong, null), others],
          [corrected(wrong, instead as Correctable), [...others, instead]],
        ] as [BoxMove, BoxMove[]][]) {
          const told = first ? [correction, ...events] : [...events, correction];
          if (stageAfter(...events) !== stageAfter(...truth)) changed += 1;
          expect(stageAfter(...told)).toBe(stageAfter(...truth));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(changed).toBeGreaterThan(50);
  });
});
