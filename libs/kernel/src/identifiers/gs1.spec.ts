import * as fc from 'fast-check';
import { checkDigit, completeKey, whatIsWrong, type Gs1Key } from './gs1';

const lengths: Record<Gs1Key, number> = { sscc: 18, gtin: 14, gln: 13 };
const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));

describe('GS1 keys', () => {
  it.each([
    // Examples printed in the GS1 General Specifications and on gs1.org's check digit calculator.
    ['gtin', '0629104150021', 3],
    ['sscc', '37610425002123456', 9],
    ['gln', '950110153000', 3],
  ] as const)('%s %s gets check digit %d', (_kind, body, expected) => {
    expect(checkDigit(body)).toBe(expected);
  });

  it.each(['sscc', 'gtin', 'gln'] as const)(
    'a completed %s is valid, and every single-digit error is detected',
    (kind) => {
      fc.assert(
        fc.property(digits(lengths[kind] - 1), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
          const key = completeKey(kind, body);
          expect(whatIsWrong(kind, key)).toBeUndefined();
          const i = at % key.length;
          const spoilt = key.slice(0, i) + String((Number(key[i]) + by) % 10) + key.slice(i + 1);
          expect(whatIsWrong(kind, spoilt)).toMatch(/check digit/);
        }),
      );
    },
  );

  it('is completed from the digits without the check digit', () => {
    expect(() => completeKey('gln', '1')).toThrow('GLN needs 12 digits before its check digit');
  });
});
