import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../define-event';
import { Count, Fen, Gln, Gtin, Lot, OneOf, Place, Quantity, Ref, Sscc, Text } from '../fields';
import { payments } from './orders';

/** One job for each closed round; its id is the round's. */
export const PackingJobCreated = defineEvent(
  'packing.PackingJobCreated',
  {
    jobId: Ref(),
    roundId: Ref(),
    communityGln: Gln(),
    supplierGln: Gln(),
    boxes: Count(),
    needs: Type.Array(
      Type.Object({
        needId: Ref(),
        householdRef: Ref(),
        building: Place(),
        unit: Place(),
        payment: OneOf(payments),
        amountFen: Fen(),
        lines: Type.Array(Type.Object({ gtin: Gtin(), quantity: Quantity() }), { minItems: 1, maxItems: 20 }),
      }),
      { maxItems: 5000 },
    ),
  },
  (d) => d.jobId,
);
export const PackingJobCompleted = defineEvent(
  'packing.PackingJobCompleted',
  { jobId: Ref(), packed: Count() },
  (d) => d.jobId,
);
/** Closed with fewer boxes than asked for, and why. */
export const PackingJobFellShort = defineEvent(
  'packing.PackingJobFellShort',
  {
    jobId: Ref(),
    packed: Count(),
    shortages: Type.Array(Type.Object({ needId: Ref(), gtin: Gtin(), missing: Quantity(), reason: Text() }), {
      minItems: 1,
      maxItems: 5000,
    }),
  },
  (d) => d.jobId,
);

export const BoxPacked = defineEvent(
  'packing.BoxPacked',
  {
    sscc: Sscc(),
    jobId: Ref(),
    needId: Ref(),
    gtin: Gtin(),
    contents: Type.Array(Type.Object({ gtin: Gtin(), lot: Lot(), quantity: Quantity() }), {
      minItems: 1,
      maxItems: 50,
    }),
    weightGrams: Type.Integer({ minimum: 1, maximum: 50_000 }),
    packedAtGln: Gln(),
    destinationGln: Gln(),
    householdRef: Ref(),
    building: Place(),
    unit: Place(),
  },
  (d) => d.sscc,
);
export const BoxSealed = defineEvent(
  'packing.BoxSealed',
  { sscc: Sscc(), sealId: Ref(), atGln: Gln() },
  (d) => d.sscc,
);

export type PackingJobEvent =
  | EventOf<typeof PackingJobCreated>
  | EventOf<typeof PackingJobCompleted>
  | EventOf<typeof PackingJobFellShort>;
export type BoxEvent = EventOf<typeof BoxPacked> | EventOf<typeof BoxSealed>;
