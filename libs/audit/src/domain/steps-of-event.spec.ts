import { nothingKnown } from './known';
import { catalogue, PassVerified } from '@boxtrail/contracts';
import { evolveManifest, manifestIdOf } from './load-manifest';
import { stepsOf, trailEventTypes } from './steps-of-event';
import { recorded } from './testing/log';
import * as one from './testing/one-box';
import type { TrailStep } from './trail-step';

const { box, other, bench, city, at } = one;

describe('the steps of an event', () => {
  it('given the catalogue, then every event of boxes and loads is on the trail, except these', () => {
    const boxEvents = [...catalogue.keys()].filter((type) => /^(packing|delivery)\./.test(type));
    expect(boxEvents.filter((type) => !trailEventTypes.includes(type)).sort()).toEqual([
      'delivery.LoadPlanned',
      'packing.BoxGivenUp',
      'packing.BoxesAssigned',
      'packing.BoxesUnassigned',
      'packing.GoodsReceived',
      'packing.LotReturned',
      'packing.LotTaken',
      'packing.PackingJobAccepted',
      'packing.PackingJobCompleted',
      'packing.PackingJobCreated',
      'packing.PackingJobDeclined',
      'packing.PackingJobFellShort',
      'packing.PackingJobKept',
      'packing.PackingJobMoved',
      'packing.PackingJobNotMoved',
      'packing.PackingJobScheduled',
      'packing.SsccRangeAllocated',
    ]);
    expect(trailEventTypes.filter((type) => !catalogue.has(type))).toEqual([]);
  });

  it('given a dispatch, then each box has one step with all details', () => {
    const event = recorded(7, one.dispatched(1, 'L1', bench, city, [box, other, box]), at(2));
    const manifest = { loadId: 'L1', sealId: 'seal-L1', ssccs: [], facts: [] };
    const step = (sscc: string) => ({
      sscc,
      position: 7,
      ordinal: 0,
      kind: 'dispatched',
      placeGln: bench,
      counterpartGln: city,
      loadId: 'L1',
      custodyTo: { type: 'load', id: 'L1' },
      occurredAt: at(1),
      recordedAt: at(2),
      actor: 'key-1',
      passIds: ['pass-v', 'pass-d'],
      sourceEventId: 'event-7',
      sourceType: 'delivery.LoadDispatched',
      details: { plate: 'A12345', driverRef: 'driver-1', sealId: 'seal-L1' },
    });
    expect(stepsOf(event, { ...nothingKnown, manifestOf: () => manifest })).toEqual([step(box), step(other)]);
  });

  it.each([
    [one.packed(0), ['packed', bench, { type: 'station', id: bench }]],
    [one.sealed(0), ['sealed', bench, 'unchanged']],
    [one.loaded(0, 'L1', bench), ['loaded', bench, 'unchanged']],
    [one.takenOff(0, 'L1', bench), ['taken-off', bench, { type: 'station', id: bench }]],
    [one.received(0, 'L1', city), ['received', city, { type: 'station', id: city }]],
    [one.outForDelivery(0, city), ['out-for-delivery', city, { type: 'team', id: 'team-1' }]],
    [one.handedOver(0, city), ['handed-over', city, { type: 'resident', id: 'resident-1' }]],
    [one.failed(0, city), ['delivery-failed', city, 'unchanged']],
    [one.returned(0, city), ['returned', city, { type: 'station', id: city }]],
    [one.seen(0, city), ['seen', city, 'unchanged']],
    [one.damaged(0, city), ['damaged', city, 'unchanged']],
    [one.sealBroken(0, city), ['seal-broken', city, 'unchanged']],
    [one.lost(0, city), ['lost', city, 'written-off']],
    [one.found(0, city), ['found', city, { type: 'station', id: city }]],
    [one.destroyed(0, city), ['destroyed', city, 'written-off']],
    [one.resolved(0, 'gap'), ['resolved', null, 'unchanged']],
  ] as const)('given %j, then it is one step', (event, expected) => {
    const steps = stepsOf(recorded(1, event), nothingKnown);
    expect(steps.map(({ kind, placeGln, custodyTo }) => [kind, placeGln, custodyTo])).toEqual([expected]);
  });

  it.each([
    one.loadSealed(0, 'L1'),
    PassVerified.of(at(0), {
      scanId: 's',
      passId: 'p',
      checkpointRef: 'c',
      zoneGln: city,
      verdict: 'valid',
      loadId: null,
    }),
  ])('given %j, then there is no step', (event) => {
    expect(stepsOf(recorded(1, event), nothingKnown)).toEqual([]);
  });

  it('given a receipt with discrepancies, then each box has its own, and absent boxes have steps', () => {
    const event = one.received(3, 'L1', city, [], [box]);
    const discrepancies = [
      { sscc: box, kind: 'unexpected' },
      { sscc: box, kind: 'damaged' },
      { sscc: box, kind: 'missing' },
      { sscc: other, kind: 'wrong-station' },
      { sscc: other, kind: 'seal-broken' },
      { sscc: other, kind: 'missing' },
    ] as const;
    const steps = stepsOf(recorded(1, { ...event, data: { ...event.data, discrepancies } }), nothingKnown);
    expect(steps.map(({ sscc, ordinal, kind, details }) => [sscc, ordinal, kind, details])).toEqual([
      [box, 0, 'received', { scanId: 'received-3', discrepancies: ['damaged', 'unexpected'] }],
      [box, 1, 'missing', { scanId: 'received-3' }],
      [other, 0, 'missing', { scanId: 'received-3' }],
      [other, 1, 'seal-broken', { scanId: 'received-3', byRef: null, note: null }],
      [other, 2, 'seen', { scanId: 'received-3', byRef: null }],
    ]);
  });
});

describe('the events of a load on the road', () => {
  const told = (steps: readonly TrailStep[]) =>
    steps.filter(({ loadId }) => loadId !== null).map(({ sscc, position, kind }) => [sscc, position, kind]);

  it('given a checkpoint and an arrival after the dispatch, then each box has a step of both', () => {
    const steps = one.stepsFrom(
      one.dispatched(1, 'L1', bench, city, [box, other]),
      one.checkpoint(2, 'L1', 'expired', city),
      one.arrived(3, 'L1', city, false),
    );
    expect(told(steps)).toEqual([
      [box, 1, 'dispatched'],
      [other, 1, 'dispatched'],
      [box, 2, 'checkpoint'],
      [other, 2, 'checkpoint'],
      [box, 3, 'arrived'],
      [other, 3, 'arrived'],
    ]);
    expect(steps.slice(3, 5).map(({ passIds, details }) => [passIds, details])).toEqual([
      [['pass-v'], { scanId: 'checkpoint-2', checkpointRef: 'gate-1', verdict: 'expired' }],
      [[], { scanId: 'arrived-3', sealIntact: false }],
    ]);
  });

  it('given a checkpoint recorded before the dispatch, then the dispatch adds its steps', () => {
    const steps = one.stepsFrom(one.checkpoint(2, 'L1', 'valid'), one.dispatched(1, 'L1', bench, city));
    expect(told(steps)).toEqual([
      [box, 2, 'dispatched'],
      [box, 1, 'checkpoint'],
    ]);
  });

  it('given a load without a dispatch, then the receipt adds its boxes, later ones separately', () => {
    const steps = one.stepsFrom(
      one.checkpoint(2, 'L1', 'valid'),
      one.received(4, 'L1', city),
      one.arrived(3, 'L1', city),
    );
    expect(told(steps)).toEqual([
      [box, 2, 'received'],
      [box, 1, 'checkpoint'],
      [box, 3, 'arrived'],
    ]);
  });

  it('given an unlisted box that comes off a load, then it took the same journey', () => {
    const steps = one.stepsFrom(
      one.dispatched(1, 'L1', bench, city, [other]),
      one.checkpoint(2, 'L1', 'valid'),
      one.received(3, 'L1', city, ['unexpected'], [box, other]),
    );
    expect(told(steps.filter(({ sscc }) => sscc === box))).toEqual([
      [box, 3, 'received'],
      [box, 2, 'checkpoint'],
    ]);
  });

  it('given events of a load, then its manifest is the sum of them', () => {
    const log = [
      one.loadSealed(0, 'L1'),
      one.checkpoint(2, 'L1', 'valid'),
      one.dispatched(1, 'L1', bench, city),
      one.received(3, 'L1', city, [], [box, other, other]),
    ].map((event, i) => recorded(i + 1, event));
    expect(log.reduce(evolveManifest, undefined)).toEqual({
      loadId: 'L1',
      sealId: 'seal-L1',
      ssccs: [box, other],
      facts: [log[1]],
      journey: {
        plate: 'A12345',
        driverRef: 'driver-1',
        leftAt: one.at(1),
        fromGln: bench,
        passIds: ['pass-v', 'pass-d'],
      },
      ends: { 'received-3': one.at(3) },
    });
  });

  it('given an event with nothing new about a load, then the manifest is the same object', () => {
    const ends = { 'received-3': one.at(3) };
    const manifest = { loadId: 'L1', sealId: null, ssccs: [box], facts: [], ends };
    for (const event of [one.received(3, 'L1', city), one.loaded(1, 'L1', bench), one.packed(0)]) {
      expect(evolveManifest(manifest, recorded(1, event))).toBe(manifest);
    }
  });

  it('given an event, then it names the load of its manifest', () => {
    expect(manifestIdOf(recorded(1, one.arrived(3, 'L1', city)))).toBe('L1');
    expect(manifestIdOf(recorded(1, one.loaded(3, 'L1', city)))).toBeUndefined();
  });
});
