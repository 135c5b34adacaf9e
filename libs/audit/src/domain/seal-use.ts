/** A box or a load that was sealed with a number. */
export interface Sealed {
  readonly type: 'box' | 'load';
  /** Its SSCC, or the id of the load. */
  readonly id: string;
}

/** The first two that were sealed with one number; `second` is null while there is one. */
export interface SealUse {
  readonly first: Sealed;
  readonly second: Sealed | null;
}

export const isSame = (one: Sealed, other: Sealed): boolean => one.type === other.type && one.id === other.id;

/** The uses of a number after one more. */
export function withUse(use: SealUse | undefined, own: Sealed): SealUse {
  if (use === undefined) return { first: own, second: null };
  return use.second === null && !isSame(use.first, own) ? { ...use, second: own } : use;
}
