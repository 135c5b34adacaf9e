import { isDeepStrictEqual } from 'node:util';

/** `expect(actual).toEqual(expected)`, many times as fast where they are equal: for properties that compare thousands. */
export function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
