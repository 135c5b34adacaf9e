import { describe, expect, it } from 'vitest';
import { dayAfter, endOf } from './expiry';

describe('the last day of a key', () => {
  it.each([
    [new Date(2026, 0, 31), 1, '2026-02-01'],
    [new Date(2026, 11, 2), 30, '2027-01-01'],
  ])('given %s and %i days, then %s', (now, days, expected) => {
    expect(dayAfter(now, days)).toBe(expected);
  });

  it('given a day, then its last second where the reader is', () => {
    expect(endOf('2026-03-16')).toBe(new Date(2026, 2, 16, 23, 59, 59).toISOString());
  });

  it.each(['', '2026-13-01', 'soon'])('given %j, then none', (day) => {
    expect(endOf(day)).toBeUndefined();
  });
});
