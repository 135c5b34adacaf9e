/** Units of an item. */
export interface ContentUnits {
  readonly gtin: string;
  readonly quantity: number;
}

/** An item of which a box has another quantity than its type. */
export interface ContentDifference {
  readonly gtin: string;
  readonly packed: number;
  readonly expected: number;
}

/** By GTIN; the lots of an item count together. */
export function contentDifferences(
  packed: readonly ContentUnits[],
  expected: readonly ContentUnits[],
): ContentDifference[] {
  const units = new Map<string, { packed: number; expected: number }>();
  const add = (lines: readonly ContentUnits[], side: 'packed' | 'expected') => {
    for (const { gtin, quantity } of lines) {
      const both = units.get(gtin) ?? { packed: 0, expected: 0 };
      both[side] += quantity;
      units.set(gtin, both);
    }
  };
  add(packed, 'packed');
  add(expected, 'expected');
  return [...units]
    .filter(([, both]) => both.packed !== both.expected)
    .map(([gtin, both]) => ({ gtin, ...both }))
    .sort((a, b) => (a.gtin < b.gtin ? -1 : 1));
}

export const contentKinds = ['complete', 'short', 'substituted', 'wrong'] as const;
export type ContentKind = (typeof contentKinds)[number];

/**
 * Short: units lack and nothing else differs. Substituted: as many units lack as there are of items that the type does not
 * have. Wrong: any other difference.
 */
export function contentKindOf(differences: readonly ContentDifference[]): ContentKind {
  if (differences.length === 0) return 'complete';
  const lacking = differences.filter(({ packed, expected }) => packed < expected);
  const foreign = differences.filter(({ expected }) => expected === 0);
  if (lacking.length === differences.length) return 'short';
  if (lacking.length + foreign.length < differences.length) return 'wrong';
  const lack = lacking.reduce((sum, { packed, expected }) => sum + expected - packed, 0);
  return lack === foreign.reduce((sum, { packed }) => sum + packed, 0) ? 'substituted' : 'wrong';
}
