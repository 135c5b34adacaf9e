/** An item and how many units of it are wanted. */
export interface Wanted {
  readonly gtin: string;
  readonly quantity: number;
}

/** A lot with units left. */
export interface LotWithUnits {
  readonly gtin: string;
  readonly lot: string;
  readonly bestBefore: string | null;
  readonly left: number;
}

/** Which lots to take of one item. */
export interface ProposedItem extends Wanted {
  readonly lots: readonly {
    readonly lot: string;
    readonly bestBefore: string | null;
    readonly quantity: number;
  }[];
  /** Units that no lot has. */
  readonly missing: number;
}

/** First expired, first out. `lots` are in that order; an item wanted several times is one line. */
export function propose(wanted: readonly Wanted[], lots: readonly LotWithUnits[]): ProposedItem[] {
  const sums = new Map<string, number>();
  for (const { gtin, quantity } of wanted) sums.set(gtin, (sums.get(gtin) ?? 0) + quantity);
  return [...sums].map(([gtin, quantity]) => {
    let missing = quantity;
    const taken = [];
    for (const { lot, bestBefore, left } of lots.filter((one) => one.gtin === gtin)) {
      if (missing === 0) break;
      const units = Math.min(left, missing);
      missing -= units;
      taken.push({ lot, bestBefore, quantity: units });
    }
    return { gtin, quantity, lots: taken, missing };
  });
}
