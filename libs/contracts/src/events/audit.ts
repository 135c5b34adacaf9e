import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Gtin, Lot, OneOf, Ref, Sscc, Text } from '../schema/fields';

/**
 * What became of a finding:
 *
 * - `found`: the box, or what the finding is about, is there and as it should be
 * - `lost`: the box is lost, and is still looked for
 * - `written-off`: the box will not come back
 * - `delivered-elsewhere`: somebody else has it for good
 * - `recording-error`: the records are wrong, and nothing happened to the box
 */
export const findingOutcomes = [
  'found',
  'lost',
  'written-off',
  'delivered-elsewhere',
  'recording-error',
] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** Somebody answered one finding of a box: of this kind, at the step with this log position and ordinal. */
export const FindingResolved = defineEvent(
  'audit.FindingResolved',
  {
    sscc: Sscc(),
    /** One of `findingKinds`. */
    kind: Ref(),
    position: Type.Integer({ minimum: 1, description: 'log position of the step' }),
    ordinal: Type.Integer({ minimum: 0, description: 'among the steps of the box at this position' }),
    outcome: OneOf(findingOutcomes),
    words: Text(),
  },
  (d) => d.sscc,
);

/** The answers to the findings of one box. */
export type BoxAnswerEvent = EventOf<typeof FindingResolved>;

/** Boxes of one event of a recall; a recall has several. */
const RecalledBoxes = () => Type.Array(Sscc(), { minItems: 1, maxItems: 5000 });

/** Every box with this lot is called back. One event, whatever the number of boxes: a view finds them. */
export const RecallOpened = defineEvent(
  'audit.RecallOpened',
  { recallId: Ref(), gtin: Gtin(), lot: Lot(), reason: Text() },
  (d) => d.recallId,
);
/** A station has set these boxes aside. */
export const RecalledBoxesRecovered = defineEvent(
  'audit.RecalledBoxesRecovered',
  { recallId: Ref(), atGln: Gln(), ssccs: RecalledBoxes() },
  (d) => d.recallId,
);
/** These boxes will not come back: eaten, thrown away, or lost for good. */
export const RecalledBoxesWrittenOff = defineEvent(
  'audit.RecalledBoxesWrittenOff',
  { recallId: Ref(), ssccs: RecalledBoxes(), reason: Text() },
  (d) => d.recallId,
);
export const RecallClosed = defineEvent('audit.RecallClosed', { recallId: Ref() }, (d) => d.recallId);

export type RecallEvent =
  | EventOf<typeof RecallOpened>
  | EventOf<typeof RecalledBoxesRecovered>
  | EventOf<typeof RecalledBoxesWrittenOff>
  | EventOf<typeof RecallClosed>;
