import { contentDifferences, contentKindOf, type ContentKind } from './contents';

const [rice, flour, oil, noodles] = ['06901234000016', '06901234000023', '06901234000030', '06901234000047'];
type Units = readonly [gtin: string, quantity: number][];
const lines = (units: Units) => units.map(([gtin, quantity]) => ({ gtin, quantity }));
const type: Units = [
  [rice, 2],
  [flour, 1],
];

describe('the contents of a box and those of its type', () => {
  it.each<[string, Units, ContentKind, Units]>([
    [
      'the same units, from two lots',
      [
        [rice, 1],
        [flour, 1],
        [rice, 1],
      ],
      'complete',
      [],
    ],
    [
      'a unit less',
      [
        [rice, 1],
        [flour, 1],
      ],
      'short',
      [[rice, 1]],
    ],
    ['nothing of an item', [[rice, 2]], 'short', [[flour, 0]]],
    [
      'another item for a missing one',
      [
        [rice, 2],
        [oil, 1],
      ],
      'substituted',
      [
        [flour, 0],
        [oil, 1],
      ],
    ],
    [
      'two other items for two units',
      [
        [rice, 1],
        [oil, 1],
        [noodles, 1],
      ],
      'substituted',
      [
        [rice, 1],
        [flour, 0],
        [oil, 1],
        [noodles, 1],
      ],
    ],
    [
      'fewer other units than lack',
      [
        [flour, 1],
        [oil, 1],
      ],
      'wrong',
      [
        [rice, 0],
        [oil, 1],
      ],
    ],
    [
      'a unit too many',
      [
        [rice, 3],
        [flour, 1],
      ],
      'wrong',
      [[rice, 3]],
    ],
    [
      'more of one item for less of the other',
      [[rice, 3]],
      'wrong',
      [
        [rice, 3],
        [flour, 0],
      ],
    ],
    [
      'an item besides',
      [
        [rice, 2],
        [flour, 1],
        [oil, 1],
      ],
      'wrong',
      [[oil, 1]],
    ],
  ])('given %s, then it is told', (_, packed, kind, differing) => {
    const differences = contentDifferences(lines(packed), lines(type));
    expect(contentKindOf(differences)).toBe(kind);
    expect(differences.map((one) => [one.gtin, one.packed])).toEqual(differing);
  });
});
