import { describe, expect, it } from 'vitest';
import { fieldValue, momentIn, stationDay } from './times';

describe('a field for date and time', () => {
  it('given a moment of a whole minute, when it is shown and read again, then it is the same moment', () => {
    const moment = '2026-03-16T09:30:00.000Z';
    expect(fieldValue(moment)).toMatch(/^2026-03-1[567]T\d\d:\d\d$/);
    expect(momentIn(fieldValue(moment))).toBe(moment);
  });

  it('given nothing or no moment, then the field is empty; an empty field is no moment', () => {
    expect([fieldValue(undefined), fieldValue('yesterday')]).toEqual(['', '']);
    expect([momentIn(''), momentIn(null)]).toEqual([undefined, undefined]);
  });
});

describe('the day at the stations', () => {
  it('begins at 16:00 UTC', () => {
    expect(stationDay(Date.parse('2026-03-16T15:59:59Z'))).toBe('2026-03-16');
    expect(stationDay(Date.parse('2026-03-16T16:00:00Z'))).toBe('2026-03-17');
  });
});
