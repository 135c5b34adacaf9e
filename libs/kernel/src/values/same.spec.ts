import * as fc from 'fast-check';
import { Refusal } from '../refusals/refusal';
import { inWords, refuseDuplicates, same } from './same';

describe('same', () => {
  it.each([
    [
      { a: 1, b: [{ c: null }] },
      { b: [{ c: null }], a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [[], []],
  ])('%j says the same as %j', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: null }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [[], {}],
    [[], { length: 0 }],
    [null, {}],
    ['1', 1],
  ])('%j does not say the same as %j', (a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });

  it('is equal after storage, and differs exactly when the stored text with sorted keys differs', () => {
    const sorted = (_key: string, v: unknown): unknown =>
      v !== null && typeof v === 'object' && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
        : v;
    const text = (value: unknown): string => JSON.stringify(value, sorted);
    const stored = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    fc.assert(fc.property(stored, stored, (a, b) => same(a, b) === (text(a) === text(b))));
    fc.assert(fc.property(stored, (a) => same(a, JSON.parse(text(a)))));
  });
});

describe('refuseDuplicates', () => {
  it('names each duplicate once', () => {
    expect(() => refuseDuplicates('boxes', ['a', 'b', 'c'], '/ssccs')).not.toThrow();
    expect(() => refuseDuplicates('boxes', ['a', 'b', 'a', 'c', 'c', 'c'], '/ssccs')).toThrow(
      new Refusal('invalid', 'DUPLICATE_IN_REQUEST', 'boxes named more than once: a, c'),
    );
  });
});

describe('inWords', () => {
  it('is bounded', () => {
    expect(inWords(['a', 'b'])).toBe('a, b');
    expect(inWords([...'abcdefghij'])).toBe('a, b, c, d, e, f, g, h, i, j');
    expect(inWords([...'abcdefghijklm'])).toBe('a, b, c, d, e, f, g, h, i, j and 3 more');
  });
});
