import { ComplaintClosed, ComplaintFiled, ComplaintFollowed, eventProblem } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import {
  complaintDecider,
  type CloseComplaint,
  type FileComplaint,
  type FollowComplaint,
} from './complaint.decider';

const [occurredAt, later] = ['2026-03-20T05:00:00.000Z', '2026-03-20T06:00:00.000Z'] as const;
const complaintId = 'complaint-1';
const complaint = {
  ...{ complaintId, sscc: '002000000000000017', kind: 'mouldy' as const, words: 'black inside' },
  ...{ householdRef: 'hh-1', packedAtGln: '0200000000017', destinationGln: '0200000000024' },
  ...{ roundId: 'R-1', needId: 'N-1', lots: [{ gtin: '02900000000018', lot: 'L7' }] },
};
const file = (more: Partial<FileComplaint> = {}): FileComplaint => ({
  ...{ type: 'FileComplaint', occurredAt, ...complaint },
  ...more,
});
const follow = (id: string): FollowComplaint => ({
  ...{ type: 'FollowComplaint', occurredAt: later, complaintId, by: 'hold', id },
});
const close = (more: Partial<CloseComplaint> = {}): CloseComplaint => ({
  ...{ type: 'CloseComplaint', occurredAt: later, complaintId, outcome: 'refunded', words: 'paid back' },
  ...more,
});
const filed = ComplaintFiled.of(occurredAt, complaint);
const followed = (id: string) => ComplaintFollowed.of(later, { complaintId, by: 'hold', id });
const closed = ComplaintClosed.of(later, { complaintId, outcome: 'refunded', words: 'paid back' });

describe('a complaint', () => {
  it('is filed once', () => {
    given(complaintDecider).when(file()).then(filed);
    given(complaintDecider, filed).when(file()).thenNothing();
    given(complaintDecider, filed)
      .when(file({ kind: 'other' }))
      .thenRefused('COMPLAINT_EXISTS');
    expect(eventProblem(filed)).toBeUndefined();
  });

  it('names what followed from it, each once, and at most 50', () => {
    given(complaintDecider, filed).when(follow('H-1')).then(followed('H-1'));
    given(complaintDecider, filed, followed('H-1')).when(follow('H-1')).thenNothing();
    const many = Array.from({ length: 50 }, (_, i) => followed(`H-${i}`));
    given(complaintDecider, filed, ...many)
      .when(follow('H-50'))
      .thenRefused('COMPLAINT_FULL');
  });

  it('is closed once, and nothing follows from it any more', () => {
    given(complaintDecider, filed).when(close()).then(closed);
    given(complaintDecider, filed, closed).when(close()).thenNothing();
    given(complaintDecider, filed, closed)
      .when(close({ outcome: 'unfounded' }))
      .thenRefused('COMPLAINT_CLOSED');
    given(complaintDecider, filed, closed).when(follow('H-1')).thenRefused('COMPLAINT_CLOSED');
  });

  it('that was never filed is unknown', () => {
    given(complaintDecider).when(follow('H-1')).thenRefused('COMPLAINT_UNKNOWN');
    given(complaintDecider).when(close()).thenRefused('COMPLAINT_UNKNOWN');
  });
});
