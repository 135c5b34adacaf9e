import { describe, expect, it } from 'vitest';
import { readable } from './readable';
import { localTime } from './times';

describe('readable', () => {
  const at = '2026-03-16T05:20:00.000Z';
  it.each([
    [`received at 2401020000007 on ${at}`, `received at 南关区 on ${localTime(at, 'en')}`],
    ['a station without a name: 2401020000014', 'a station without a name: 2401020000014'],
    ['an SSCC is no GLN: 020123450100000451', 'an SSCC is no GLN: 020123450100000451'],
    ['', ''],
  ])('given %j, then %j', (words, expected) => {
    expect(readable(words, new Map([['2401020000007', '南关区']]), 'en')).toBe(expected);
  });
});
