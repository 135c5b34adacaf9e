import { localDay, ruleViolation, unreachable, type Refusal } from '@boxtrail/kernel';
import type { LotLack } from './stock-lot';

/** The refusal of a box whose lot has no units for it. */
export function lotRefused(
  { why, supplierGln: gln, gtin, lot, bestBefore, left, quantity }: LotLack,
  { sscc, occurredAt }: { readonly sscc: string; readonly occurredAt: string },
): Refusal {
  switch (why) {
    case 'out-of-date': {
      const day = localDay(occurredAt);
      const message = `lot ${lot} of ${gtin} was best before ${bestBefore}: it cannot be packed on ${day}`;
      return ruleViolation('LOT_OUT_OF_DATE', message);
    }
    case 'exhausted': {
      const message = `lot ${lot} of ${gtin} at ${gln} has ${left} left, and box ${sscc} needs ${quantity}`;
      return ruleViolation('LOT_EXHAUSTED', message);
    }
    default:
      return unreachable(why);
  }
}
