import type { DomainEvent } from '@boxtrail/kernel';
import { judge } from './box-trail';
import { follows } from './advance';
import { unheardOf } from './box-state';
import * as one from './testing/one-box';
import { compareSteps } from './step-order';

const { box, bench, city, district, drop, toTheDropPoint } = one;
const { destroyed, dispatched, failed, handedOver, judged, load, loaded, lost, outForDelivery, packed } = one;
const { received, resident, returned, sealed, seen, station, stepsFrom, takenOff, team } = one;

const from = toTheDropPoint;

describe('custody', () => {
  it('given a normal journey, then custody follows it without findings', () => {
    const trail = judged(...from, outForDelivery(9), handedOver(10));
    expect(trail.steps.map(({ step, before, after }) => [step.kind, before, after])).toEqual([
      ['packed', null, station(bench)],
      ['dispatched', station(bench), load('L1')],
      ['received', load('L1'), station(city)],
      ['dispatched', station(city), load('L2')],
      ['received', load('L2'), station(district)],
      ['dispatched', station(district), load('L3')],
      ['received', load('L3'), station(drop)],
      ['out-for-delivery', station(drop), team('team-1')],
      ['handed-over', team('team-1'), resident('resident-1')],
    ]);
    expect(trail.moves).toHaveLength(9);
    expect(trail.moves[2]).toEqual({
      sscc: box,
      position: 3,
      ordinal: 0,
      occurredAt: one.at(2),
      from: load('L1'),
      to: station(city),
      writtenOff: false,
    });
    expect([trail.sscc, trail.status, trail.holder, trail.findings]).toEqual([
      box,
      'delivered',
      resident('resident-1'),
      [],
    ]);
  });

  it.each([
    ['packed', [packed(0), sealed(0)], 'packed', station(bench)],
    [
      'loaded and taken off again',
      [packed(0), sealed(0), loaded(1, 'L1', bench), takenOff(2, 'L1', bench)],
      'packed',
      station(bench),
    ],
    ['on the road', from.slice(0, 2), 'in-transit', load('L1')],
    ['taken off on the road', [...from.slice(0, 2), takenOff(2, 'L1', city)], 'at-station', station(city)],
    ['at the drop point', from, 'at-station', station(drop)],
    ['with the team', [...from, outForDelivery(9)], 'out-for-delivery', team('team-1')],
    ['nobody at home', [...from, outForDelivery(9), failed(10)], 'undelivered', team('team-1')],
    [
      'tried again next day',
      [...from, outForDelivery(9), failed(10), outForDelivery(12)],
      'out-for-delivery',
      team('team-1'),
    ],
    ['back', [...from, outForDelivery(9), failed(10), returned(11)], 'at-station', station(drop)],
    [
      'picked up at the drop point',
      [...from, handedOver(10, drop, 'pick-up')],
      'delivered',
      resident('resident-1'),
    ],
    ['scanned twice', [...from, received(9, 'L3', drop)], 'at-station', station(drop)],
    [
      'brought back by the resident',
      [...from, outForDelivery(9), handedOver(10), returned(11)],
      'at-station',
      station(drop),
    ],
  ] as const)('given a box %s, then there is no finding', (_name, log, status, holder) => {
    const trail = judged(...log);
    expect([trail.status, trail.holder, trail.findings]).toEqual([status, holder, []]);
  });

  it.each([
    ['lost', [...from, lost(9, drop)], 'lost'],
    ['destroyed', [...from, destroyed(9, drop)], 'destroyed'],
  ] as const)('given a box that is %s, then it is written off', (_name, log, status) => {
    const trail = judged(...log);
    expect([trail.status, trail.holder, trail.moves.at(-1)?.writtenOff]).toEqual([status, null, true]);
  });
});

describe('advancing', () => {
  const state = judge(stepsFrom(packed(0), dispatched(1, 'L1', bench, city))).state;
  const next = (...log: readonly DomainEvent[]) => stepsFrom(packed(0), ...log).slice(1);

  it.each([
    ['that happened and was recorded later', [seen(0, bench), received(2, 'L1', city)], true],
    ['at the same instant, of a later rank', [seen(0, bench), received(1, 'L1', city)], true],
    ['at the same instant, of an earlier rank', [seen(0, bench), loaded(1, 'L1', bench)], false],
    ['of the same kind at the same instant', [seen(0, bench), dispatched(1, 'L2', bench, city)], false],
    ['that happened earlier', [seen(0, bench), seen(0.5, bench)], false],
  ])('given a step %s, then whether it follows is right: %#', (_name, log, expected) => {
    expect(follows(state, next(...log).at(-1)!)).toBe(expected);
  });

  it('given a step recorded before known ones, then the trail is judged again', () => {
    const [early] = stepsFrom(received(2, 'L1', city));
    expect(follows(state, early!)).toBe(false);
  });

  it('given an empty trail, then any step follows', () => {
    expect(follows(unheardOf(box), stepsFrom(seen(1, city))[0]!)).toBe(true);
  });
});

describe('the order of a trail', () => {
  it('given steps at one instant, then the order of the chain decides, not the log', () => {
    const steps = stepsFrom(received(1, 'L1', city), dispatched(1, 'L1', bench, city), packed(1));
    expect(judge(steps).steps.map(({ step }) => step.kind)).toEqual(['packed', 'dispatched', 'received']);
  });

  it('given two sightings at one instant, then their content decides, not the log', () => {
    const places = [seen(1, district), seen(1, city)];
    for (const log of [places, [...places].reverse()]) {
      expect(
        stepsFrom(...log)
          .sort(compareSteps)
          .map(({ placeGln }) => placeGln),
      ).toEqual([city, district]);
    }
  });

  it('given one fact recorded twice, then only log order distinguishes them', () => {
    const twice = stepsFrom(
      seen(1, city),
      seen(1, city),
      received(2, 'L1', city, ['unexpected', 'wrong-station'], []),
    );
    expect(
      twice
        .reverse()
        .sort(compareSteps)
        .map(({ kind, position, ordinal }) => [kind, position, ordinal]),
    ).toEqual([
      ['seen', 1, 0],
      ['seen', 2, 0],
      ['seen', 3, 0],
      ['seen', 3, 1],
    ]);
  });

  it('given a late scan, then only it is late', () => {
    const trail = judged(from[0], from[2], from[1], from[3]);
    expect(trail.steps.map(({ step, late }) => [step.kind, late])).toEqual([
      ['packed', false],
      ['dispatched', true],
      ['received', false],
      ['dispatched', false],
    ]);
  });

  it('given no steps, then there is no trail to judge', () => {
    expect(() => judge([])).toThrow('a trail has at least one step');
  });
});
