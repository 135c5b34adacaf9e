import { describe, expect, it } from 'vitest';
import { placeAfter } from './roving';

describe('the place that a key leads to', () => {
  const moves = { next: ['ArrowDown'], before: ['ArrowUp'] };
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 2, 1],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, undefined],
    ['ArrowRight', 1, undefined],
  ])('given %s at %i of 3, then %s', (key, now, to) => expect(placeAfter(key, now, 3, moves)).toBe(to));
});
