import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { OneOf, Ref, Sscc, Text } from '../schema/fields';

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
