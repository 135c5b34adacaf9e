import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Gtin, Lot, OneOf, Ref, Sscc, Text } from '../schema/fields';

/** What a hold is about. A lot covers the boxes that are packed from it later; a load and a station those they have then. */
const HoldTarget = () =>
  Type.Union([
    Type.Object({ kind: Type.Literal('lot'), gtin: Gtin(), lot: Lot() }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('box'), sscc: Sscc() }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('load'), loadId: Ref() }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('station'), gln: Gln() }, { additionalProperties: false }),
  ]);
export const holdTargets = ['lot', 'box', 'load', 'station'] as const;

/** `passed`: nothing was found. `failed`: it must not reach a household. `inconclusive`: samples were taken. */
export const inspectionResults = ['passed', 'failed', 'inconclusive'] as const;
export type InspectionResult = (typeof inspectionResults)[number];

/** What a hold, its release or its condemnation does to a box. */
export const holdMarks = ['held', 'released', 'condemned'] as const;
export type HoldMark = (typeof holdMarks)[number];

export const HoldPlaced = defineEvent(
  'audit.HoldPlaced',
  { holdId: Ref(), target: HoldTarget(), reason: Text() },
  (d) => d.holdId,
);
/** The hold, its release or its condemnation reaches these boxes; a large hold has several of these events. */
export const HoldApplied = defineEvent(
  'audit.HoldApplied',
  {
    holdId: Ref(),
    mark: OneOf(holdMarks),
    reason: Text(),
    ssccs: Type.Array(Sscc(), { minItems: 1, maxItems: 5000 }),
  },
  (d) => d.holdId,
);
export const HoldInspected = defineEvent(
  'audit.HoldInspected',
  { holdId: Ref(), inspectorRef: Ref(), result: OneOf(inspectionResults), words: Text() },
  (d) => d.holdId,
);
export const HoldReleased = defineEvent(
  'audit.HoldReleased',
  { holdId: Ref(), reason: Text() },
  (d) => d.holdId,
);
/** The boxes are to be destroyed: the hold stays in force. */
export const HoldCondemned = defineEvent(
  'audit.HoldCondemned',
  { holdId: Ref(), reason: Text() },
  (d) => d.holdId,
);
/** These condemned boxes will not come back. */
export const CondemnedBoxesWrittenOff = defineEvent(
  'audit.CondemnedBoxesWrittenOff',
  { holdId: Ref(), ssccs: Type.Array(Sscc(), { minItems: 1, maxItems: 5000 }), reason: Text() },
  (d) => d.holdId,
);
/** Every condemned box is destroyed or written off. */
export const HoldClosed = defineEvent('audit.HoldClosed', { holdId: Ref() }, (d) => d.holdId);

export type HoldEvent =
  | EventOf<typeof HoldPlaced>
  | EventOf<typeof HoldApplied>
  | EventOf<typeof HoldInspected>
  | EventOf<typeof HoldReleased>
  | EventOf<typeof HoldCondemned>
  | EventOf<typeof CondemnedBoxesWrittenOff>
  | EventOf<typeof HoldClosed>;
