import * as c from '@boxtrail/contracts';
import { at, every, glns, gtin, household, reason, roundId, sscc, supplied, type Row } from './change-scene';

const hold = 'hold H-1 /v1/holds/H-1';
const holdId = 'H-1';
const complaint = 'complaint K-1 /v1/complaints/K-1';
const complaintId = 'K-1';

/** The part of the story about holds and complaints. What is held is public; where its boxes are is in the present state. */
export const qualityStory: readonly Row[] = [
  [c.HoldPlaced.of(at, { holdId, target: { kind: 'lot', gtin, lot: 'L1' }, reason }), every, hold, null],
  [c.HoldApplied.of(at, { holdId, mark: 'held', reason, ssccs: [sscc] }), every, hold, null],
  [c.HoldInspected.of(at, { holdId, inspectorRef: 'i', result: 'failed', words: 'x' }), every, hold, null],
  [c.HoldReleased.of(at, { holdId, reason }), every, hold, null],
  [c.HoldCondemned.of(at, { holdId, reason }), every, hold, null],
  [c.CondemnedBoxesWrittenOff.of(at, { holdId, ssccs: [sscc], reason }), every, hold, null],
  [c.HoldClosed.of(at, { holdId }), every, hold, null],
  // A complaint concerns the place where the box was packed and its destination.
  [
    c.ComplaintFiled.of(at, {
      ...{ complaintId, sscc, kind: 'mouldy', words: reason, householdRef: household.householdRef },
      ...{ packedAtGln: glns.supplier, destinationGln: glns.community, roundId, needId: 'N-1' },
      lots: [{ gtin, lot: 'L1' }],
    }),
    supplied,
    complaint,
    glns.supplier,
  ],
  [c.ComplaintFollowed.of(at, { complaintId, by: 'hold', id: 'H-1' }), supplied, complaint, glns.supplier],
  [
    c.ComplaintClosed.of(at, { complaintId, outcome: 'refunded', words: reason }),
    supplied,
    complaint,
    glns.supplier,
  ],
];
