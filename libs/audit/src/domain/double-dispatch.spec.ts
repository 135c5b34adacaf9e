import type { DomainEvent } from '@boxtrail/kernel';
import { judge } from './box-trail';
import { recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';

const { bench, box, city, district, other } = one;
const van = { plate: 'A12345', driverRef: 'driver-1' };
const sameVan = { plate: 'a1·2345', driverRef: 'driver-2' };
const sameDriver = { plate: 'B67890', driverRef: 'driver-1' };
const others = { plate: 'B67890', driverRef: 'driver-2' };
const first = one.dispatched(10, 'L1', bench, city, [box], van);
const second = (hour: number, who: object) => one.dispatched(hour, 'L2', bench, district, [other], who);

/** The findings of both boxes, in either order of recording. */
const found = (...log: readonly DomainEvent[]) => {
  const trails = trailsOf(log.map((event, i) => recorded(i + 1, event)));
  return [box, other].map((sscc) =>
    judge(trails.get(sscc) ?? [])
      .findings.filter(({ kind }) => kind === 'double-dispatch')
      .map(({ words }) => words),
  );
};

describe('one vehicle or driver on two loads', () => {
  it.each<[string, object, string]>([
    ['vehicle and driver', van, 'vehicle A12345 and driver driver-1'],
    ['vehicle, its plate written otherwise', sameVan, 'vehicle'],
    ['driver', sameDriver, 'driver driver-1'],
  ])(
    'given the same %s, then both trails have the finding, in either order of recording',
    (_, who, words) => {
      for (const log of [
        [one.packed(0), one.packed(0, other), first, second(11, who)],
        [one.packed(0), one.packed(0, other), second(11, who), first],
      ]) {
        const [onFirst, onSecond] = found(...log);
        expect(onFirst).toEqual([expect.stringContaining(words)]);
        expect(onFirst?.[0]).toMatch(/ of load L1 was on load L2 at the same time$/);
        expect(onSecond?.[0]).toMatch(/ of load L2 was on load L1 at the same time$/);
      }
    },
  );

  const arrived = one.arrived(11, 'L1', city);
  it.each<[string, readonly DomainEvent[], boolean]>([
    ['another vehicle and driver', [first, second(11, others)], false],
    ['the load before had arrived', [first, arrived, second(11, van)], false],
    ['the load before had been received', [first, one.received(11, 'L1', city), second(12, van)], false],
    ['it left before the load before arrived', [first, one.arrived(12, 'L1', city), second(11, van)], true],
    ['the arrival was withdrawn', [first, arrived, one.corrected(12, arrived, null), second(12, van)], true],
    [
      'the arrival was corrected to a later time',
      [first, arrived, one.corrected(12, arrived, one.arrived(14, 'L1', city)), second(13, van)],
      true,
    ],
    [
      'the arrival was corrected to an earlier time',
      [
        first,
        one.arrived(14, 'L1', city),
        one.corrected(15, one.arrived(14, 'L1', city), arrived),
        second(13, van),
      ],
      false,
    ],
    [
      'the arrival is withdrawn afterwards',
      [first, arrived, second(12, van), one.corrected(13, arrived, null)],
      true,
    ],
    [
      'the arrival is corrected afterwards to a time after the second left',
      [first, arrived, second(12, van), one.corrected(15, arrived, one.arrived(14, 'L1', city))],
      true,
    ],
    [
      'the arrival is corrected afterwards to a time before the second left',
      [first, arrived, second(13, van), one.corrected(15, arrived, one.arrived(12, 'L1', city))],
      false,
    ],
    [
      'the receipt that told of the arrival is withdrawn afterwards',
      [
        first,
        one.received(11, 'L1', city),
        second(12, van),
        one.corrected(13, one.received(11, 'L1', city), null),
      ],
      true,
    ],
    [
      'an arrival is withdrawn afterwards, but the load was received',
      [first, arrived, one.received(11, 'L1', city), second(12, van), one.corrected(13, arrived, null)],
      false,
    ],
    ['it left earlier and arrived before', [one.arrived(9, 'L2', district), first, second(8, van)], false],
  ])('given %s, then the finding follows the corrected times', (_, log, isFound) => {
    expect(found(one.packed(0), one.packed(0, other), ...log).flat().length > 0).toBe(isFound);
  });
});
