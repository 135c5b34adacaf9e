import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Count, Fen, Gln, Gtin, Lot, OneOf, AddressPart, Quantity, Ref, Sscc, Text } from '../schema/fields';
import type { JobOfferEvent } from './job-offers';
import { orderedFields, orderUnknown, payments, withUnknownOrders } from './orders';

/** One job for each closed round; the job id is the round id. */
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
        building: AddressPart(),
        unit: AddressPart(),
        ...orderedFields,
        payment: OneOf(payments),
        amountFen: Fen(),
        lines: Type.Array(Type.Object({ gtin: Gtin(), quantity: Quantity() }), { minItems: 1, maxItems: 20 }),
      }),
      { maxItems: 5000 },
    ),
  },
  (d) => d.jobId,
  { version: 2, upcasters: { 1: withUnknownOrders } },
);
export const PackingJobCompleted = defineEvent(
  'packing.PackingJobCompleted',
  { jobId: Ref(), packed: Count() },
  (d) => d.jobId,
);
/**
 * Boxes assigned to a job. The job's own stream counts them before they are packed, so that two processes cannot give
 * the last place of a need to two boxes.
 */
export const BoxesAssigned = defineEvent(
  'packing.BoxesAssigned',
  {
    jobId: Ref(),
    boxes: Type.Array(Type.Object({ sscc: Sscc(), needId: Ref(), gtin: Gtin() }), {
      minItems: 1,
      maxItems: 5000,
    }),
  },
  (d) => d.jobId,
);
/** Boxes that cannot be packed for the job because their numbers are in use: their places are released. */
export const BoxesUnassigned = defineEvent(
  'packing.BoxesUnassigned',
  { jobId: Ref(), ssccs: Type.Array(Sscc(), { minItems: 1, maxItems: 5000 }) },
  (d) => d.jobId,
);
/** Closed with fewer boxes than ordered, with the reason. */
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
    building: AddressPart(),
    unit: AddressPart(),
    ...orderedFields,
  },
  (d) => d.sscc,
  { version: 2, upcasters: { 1: (data: object) => ({ ...data, ...orderUnknown }) } },
);
export const BoxSealed = defineEvent(
  'packing.BoxSealed',
  { sscc: Sscc(), sealId: Ref(), atGln: Gln() },
  (d) => d.sscc,
);
/** The job was closed before this assigned box was packed: it can no longer be packed for that job. */
export const BoxGivenUp = defineEvent('packing.BoxGivenUp', { sscc: Sscc(), jobId: Ref() }, (d) => d.sscc);

export type PackingJobEvent =
  | EventOf<typeof PackingJobCreated>
  | EventOf<typeof BoxesAssigned>
  | EventOf<typeof BoxesUnassigned>
  | EventOf<typeof PackingJobCompleted>
  | EventOf<typeof PackingJobFellShort>
  | JobOfferEvent;
export type BoxEvent = EventOf<typeof BoxPacked> | EventOf<typeof BoxSealed> | EventOf<typeof BoxGivenUp>;
