import * as c from '@boxtrail/contracts';
import { at, every, gtin, reason, sscc, type Row } from './change-scene';

const hold = 'hold H-1 /v1/holds/H-1';
const holdId = 'H-1';

/** The part of the story about holds. What is held is public; where its boxes are is in the present state. */
export const qualityStory: readonly Row[] = [
  [c.HoldPlaced.of(at, { holdId, target: { kind: 'lot', gtin, lot: 'L1' }, reason }), every, hold, null],
  [c.HoldApplied.of(at, { holdId, mark: 'held', reason, ssccs: [sscc] }), every, hold, null],
  [c.HoldInspected.of(at, { holdId, inspectorRef: 'i', result: 'failed', words: 'x' }), every, hold, null],
  [c.HoldReleased.of(at, { holdId, reason }), every, hold, null],
  [c.HoldCondemned.of(at, { holdId, reason }), every, hold, null],
  [c.CondemnedBoxesWrittenOff.of(at, { holdId, ssccs: [sscc], reason }), every, hold, null],
  [c.HoldClosed.of(at, { holdId }), every, hold, null],
];
