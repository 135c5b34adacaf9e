import type { NeedAccount } from '../../domain/need-account';
import { shortKey } from '../../domain/need-target';

/**
 * The money of one box of a need, or of the boxes of one type that were never packed.
 * @schema NeedAccountPart
 */
export interface NeedPart {
  readonly sscc: string | null;
  readonly gtin: string | null;
  readonly postedFen: number;
  readonly voidedFen: number;
  readonly refundedFen: number;
}

/** The parts of a need whose money is decided, in the order of their keys. */
export function partsOf(account: NeedAccount): NeedPart[] {
  if (account.status === 'none') return [];
  return Object.entries(account.parts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { posted, voided, refunded }]) => ({
      ...partOf(key),
      postedFen: posted - refunded,
      voidedFen: voided,
      refundedFen: refunded,
    }));
}

const partOf = (key: string): Pick<NeedPart, 'sscc' | 'gtin'> =>
  key.startsWith(shortKey(''))
    ? { sscc: null, gtin: key.slice(shortKey('').length) }
    : { sscc: key, gtin: null };
