import { CustodyLimitsSet, defaultCustodyLimits } from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import { dueAt, openQuestions } from './open-questions';
import * as one from './testing/one-box';

const { at, bench, box, boxType, city, dispatched, district, gtin, judged, packed, received, theCity } = one;

const limits = (hour: number, changes: object) =>
  CustodyLimitsSet.of(at(hour), { ...defaultCustodyLimits, ...changes });
/** The box type with a limit of its own. */
const ofType = (custodyLimitHours: number): DomainEvent => {
  const event = boxType([[gtin, 1]]);
  return { ...event, data: { ...event.data, custodyLimitHours } };
};
const toTheCity = [packed(0), dispatched(1, 'L1', bench, city), received(2, 'L1', city)];
const overdueSteps = (...log: DomainEvent[]) =>
  judged(...theCity(), ...log)
    .findings.filter(({ kind }) => kind === 'overdue-step')
    .map(({ at, words, limitHours }) => [at.kind, words.replace(/^.*; /, ''), limitHours]);
const due = (...log: DomainEvent[]) => dueAt(judged(...theCity(), ...log).state);

describe('limits of custody', () => {
  it('given no other limits, then a station has 48 h and a load 12 h', () => {
    expect(due(packed(0))).toBe(at(48));
    expect(due(...toTheCity.slice(0, 2))).toBe(at(13));
    expect(overdueSteps(...toTheCity, dispatched(50, 'L2', city, district))).toEqual([]);
  });

  it('given limits for a tier, a load or the bench, then custody that is recorded after them has those', () => {
    const set = limits(-1, { municipal: 24, load: 2, supplier: 6 });
    expect(due(set, packed(0))).toBe(at(6));
    expect(due(set, ...toTheCity.slice(0, 2))).toBe(at(3));
    expect(due(set, ...toTheCity)).toBe(at(26));
    const late = overdueSteps(set, ...toTheCity, dispatched(27, 'L2', city, district));
    expect(late).toEqual([['dispatched', '24 h are allowed', 24]]);
  });

  it('given limits that change while a station has the box, then those of its arrival hold', () => {
    const log = [...toTheCity, limits(3, { municipal: 4 })];
    expect(due(...log)).toBe(at(50));
    expect(overdueSteps(...log, dispatched(10, 'L2', city, district))).toEqual([]);
    expect(due(...log, dispatched(10, 'L2', city, district), received(11, 'L2', city))).toBe(at(15));
  });

  it('given a box type with a limit of its own, then it wins over all others, even a longer one', () => {
    const set = limits(-2, { municipal: 4, load: 1 });
    expect(due(set, ofType(72), ...toTheCity)).toBe(at(74));
    expect(due(set, ofType(72), ...toTheCity.slice(0, 2))).toBe(at(73));
    expect(overdueSteps(ofType(6), ...toTheCity, dispatched(9, 'L2', city, district))).toEqual([
      ['dispatched', '6 h are allowed', 6],
    ]);
  });

  it('given a box that is overdue at the time of the read, then the answer has its limit', () => {
    const { state } = judged(...theCity(), ofType(6), packed(0));
    expect(openQuestions(state, at(7)).overdue).toMatchObject({ sscc: box, hours: 7, limitHours: 6 });
  });

  it('given a resident, then there is no limit', () => {
    const { outForDelivery, handedOver, drop } = one;
    const home = [...one.toTheDropPoint, outForDelivery(9), handedOver(10, drop)];
    expect(due(ofType(1), ...home)).toBeNull();
  });
});
