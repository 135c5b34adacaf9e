import * as fc from 'fast-check';
import { clip, pad, widthOf, wrap } from './text-width';

const anyText = fc.string({ unit: fc.constantFrom('a', ' ', '南', '关', '-', 'é', 'ｅ', '🚚') });

describe('text in a terminal', () => {
  it.each([
    ['abc', 3],
    ['南关区', 6],
    ['A区、', 5],
    ['e\u0301', 1],
    ['ｅ', 2],
    ['🚚', 2],
    ['', 0],
  ])('given %j, then it is %d columns wide', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd~'],
    ['南关区', 5, '南关~'],
    ['南关区', 4, '南~'],
  ])('given %j in %d columns, then it is clipped to %j', (text, width, expected) => {
    expect(clip(text, width)).toBe(expected);
  });

  it('given any text, then it is padded to exactly the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(widthOf(pad(text, width))).toBe(width);
      }),
    );
  });

  it('given any text, then no wrapped line exceeds the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, width) => {
        for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('given words, then they are wrapped at blanks', () => {
    expect(wrap('one two 南关区 extraordinary', 7)).toEqual(['one two', '南关区', 'extrao~']);
  });
});
