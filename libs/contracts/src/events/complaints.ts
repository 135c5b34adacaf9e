import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Gtin, Lot, Nullable, OneOf, Ref, Sscc, Text } from '../schema/fields';

/** What is wrong with a box. */
export const complaintKinds = ['mouldy', 'short-weight', 'wrong-date', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** What a complaint came to. */
export const complaintOutcomes = ['refunded', 'replaced', 'confirmed', 'unfounded'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/** Somebody complains about a box. What the box is, was known from its packing. */
export const ComplaintFiled = defineEvent(
  'audit.ComplaintFiled',
  {
    complaintId: Ref(),
    sscc: Sscc(),
    kind: OneOf(complaintKinds),
    words: Text(),
    /** The household that complains; null when it is not known. Never a name. */
    householdRef: Nullable(Ref()),
    packedAtGln: Gln(),
    destinationGln: Gln(),
    /** The need that the box was packed for: its money can be refunded. */
    roundId: Ref(),
    needId: Ref(),
    lots: Type.Array(Type.Object({ gtin: Gtin(), lot: Lot() }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 50,
    }),
  },
  (d) => d.complaintId,
);
/** The complaint led to a hold or a recall. */
export const ComplaintFollowed = defineEvent(
  'audit.ComplaintFollowed',
  { complaintId: Ref(), by: OneOf(['hold', 'recall'] as const), id: Ref() },
  (d) => d.complaintId,
);
export const ComplaintClosed = defineEvent(
  'audit.ComplaintClosed',
  { complaintId: Ref(), outcome: OneOf(complaintOutcomes), words: Text() },
  (d) => d.complaintId,
);

export type ComplaintEvent =
  EventOf<typeof ComplaintFiled> | EventOf<typeof ComplaintFollowed> | EventOf<typeof ComplaintClosed>;
