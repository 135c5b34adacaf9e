import { slices } from './slices';

describe('slices', () => {
  it.each([
    [[], []],
    [[1], [[1]]],
    [
      [1, 2, 3, 4, 5],
      [
        [1, 2, 3],
        [4, 5],
      ],
    ],
    [
      [1, 2, 3, 4, 5, 6],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])('given %j, then groups of three are %j', (items, expected) => {
    expect([...slices(items, 3)]).toEqual(expected);
  });

  it('given weights, then a group ends with the item that fills it', () => {
    expect([...slices([2, 2, 9, 1, 0, 3], 4, (weight) => weight)]).toEqual([[2, 2], [9], [1, 0, 3]]);
  });
});
