import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Day, Gln, Gtin, Lot, Nullable, OneOf, Quantity, Ref, Sscc, Text, Time } from '../schema/fields';

/** Failed goods are recorded and never packed. */
export const goodsInspections = ['passed', 'not-inspected', 'failed'] as const;
export type GoodsInspection = (typeof goodsInspections)[number];

/** Units of an item in one receipt, at most. */
export const mostReceived = 1_000_000;

/** A lot of an item at a supplier. */
const lotOfSupplier = { supplierGln: Gln(), gtin: Gtin(), lot: Lot() };
const keyOfLot = (d: { supplierGln: string; gtin: string; lot: string }) =>
  `${d.supplierGln}.${d.gtin}.${d.lot}`;

/** Goods of one lot came to a supplier. The lot's own stream counts them. */
export const GoodsReceived = defineEvent(
  'packing.GoodsReceived',
  {
    ...lotOfSupplier,
    receiptId: Ref(),
    quantity: Type.Integer({ minimum: 1, maximum: mostReceived }),
    bestBefore: Nullable(Day()),
    producedOn: Nullable(Day()),
    /** Where the goods came from, in words. */
    source: Text(),
    inspection: OneOf(goodsInspections),
  },
  keyOfLot,
);

/** `at`: when the box was packed. */
const TakenBy = () =>
  Type.Array(Type.Object({ sscc: Sscc(), quantity: Quantity(), at: Time() }), {
    minItems: 1,
    maxItems: 5000,
  });

/** Boxes took units from a lot before they were packed, so that two processes cannot pack the last unit twice. */
export const LotTaken = defineEvent('packing.LotTaken', { ...lotOfSupplier, boxes: TakenBy() }, keyOfLot);

/** Units came back to the lot: their boxes were not packed with them, or were opened, repacked or voided. */
export const LotReturned = defineEvent(
  'packing.LotReturned',
  { ...lotOfSupplier, boxes: TakenBy() },
  keyOfLot,
);

export type LotEvent = EventOf<typeof GoodsReceived> | EventOf<typeof LotTaken> | EventOf<typeof LotReturned>;
