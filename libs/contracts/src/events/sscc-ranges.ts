import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Ref } from '../schema/fields';

/** Numbers of one range, at most. */
export const mostInRange = 10_000;

/** A bench of a supplier got numbers for its boxes: consecutive serial references, which no other range ever has. */
export const SsccRangeAllocated = defineEvent(
  'packing.SsccRangeAllocated',
  {
    supplierGln: Gln(),
    /** The supplier's own name of the range. */
    rangeId: Ref(),
    benchRef: Ref(),
    /** GS1 Company Prefix of the supplier. */
    companyPrefix: Type.String({ pattern: '^[0-9]{7,12}$' }),
    extensionDigit: Type.Integer({ minimum: 0, maximum: 9 }),
    /** Serial reference of the first number, without leading zeros. */
    firstSerial: Type.Integer({ minimum: 0, maximum: 999_999_999 }),
    count: Type.Integer({ minimum: 1, maximum: mostInRange }),
  },
  (d) => d.supplierGln,
);
export type SsccRangeEvent = EventOf<typeof SsccRangeAllocated>;
export type SsccRange = SsccRangeEvent['data'];
