import { describe, expect, it } from 'vitest';
import { hoursOf, isQuiet, mostOf, totalOf } from './hours';

const none = { in: 0, out: 0, held: 0, writtenOff: 0, settled: 0, missing: 0, unproved: 0 };
const at = (hour: number) => `2026-03-16T0${hour}:00:00.000Z`;

describe('the hours of a day', () => {
  const day = {
    opening: { ...none, in: 7, out: 2, held: 5 },
    hours: [
      { ...none, from: at(0), in: 20, held: 20 },
      { ...none, from: at(1) },
      { ...none, from: at(2), out: 19, missing: 1, held: -20 },
      { ...none, from: at(3), in: 3, out: 2, writtenOff: 1 },
    ],
  };
  it('given boxes that came, left and are missing, then each hour says what came, went and is left', () => {
    expect(hoursOf(day)).toEqual([
      { from: at(0), in: 20, gone: 0, held: 25 },
      { from: at(1), in: 0, gone: 0, held: 25 },
      { from: at(2), in: 0, gone: 20, held: 5 },
      { from: at(3), in: 3, gone: 3, held: 5 },
    ]);
    expect([mostOf(hoursOf(day)), totalOf(hoursOf(day)), isQuiet(hoursOf(day))]).toEqual([
      20,
      { in: 23, gone: 23 },
      false,
    ]);
  });
  it('given a day on which nothing moved, then it is quiet and has a scale', () => {
    const quiet = hoursOf({ opening: none, hours: [{ ...none, from: at(0) }] });
    expect([mostOf(quiet), isQuiet(quiet)]).toEqual([1, true]);
  });
});
