import type { Told } from './told';

/** The requests about holds and complaints. `box` is at its supplier and moves no more. */
export function qualityStory({
  gtin,
  box,
}: {
  readonly gtin: string;
  readonly box: string;
}): readonly Told[] {
  const path = { holdId: 'hold-2026-03-16' };
  const inspection = { inspectorRef: 'inspector-2', result: 'failed', words: 'mould in 3 of 5 boxes' };
  const complaint = { complaintId: 'complaint-2026-03-17' };
  return [
    {
      operationId: 'fileComplaint',
      body: {
        ...complaint,
        sscc: box,
        kind: 'mouldy',
        words: 'the potatoes are green',
        householdRef: 'hh-2',
      },
      as: 'market-supervision',
    },
    {
      operationId: 'holdAfterComplaint',
      path: complaint,
      body: { holdId: 'hold-2026-03-19', reason: 'the potatoes are green' },
    },
    {
      operationId: 'recallAfterComplaint',
      path: complaint,
      body: { recallId: 'recall-2026-03-19', gtin, lot: 'L-2026-11', reason: 'the potatoes are green' },
    },
    { operationId: 'listComplaints', query: { limit: '1' } },
    { operationId: 'getComplaint', path: complaint, follows: true },
    { operationId: 'countComplaints', query: { by: 'lot', limit: '1' } },
    {
      operationId: 'closeComplaint',
      path: complaint,
      body: { outcome: 'confirmed', words: 'the lot is recalled' },
    },
    {
      operationId: 'placeHold',
      body: { ...path, gtin, lot: 'L-2026-11', reason: 'mould on the potatoes' },
      as: 'market-supervision',
    },
    { operationId: 'inspectHold', path, body: inspection, as: 'market-supervision' },
    { operationId: 'condemnHold', path, body: { reason: 'mould in 3 of 5 boxes' } },
    { operationId: 'writeOffCondemned', path, body: { ssccs: [box], reason: 'thrown away at the bench' } },
    { operationId: 'listHolds', query: { limit: '1' } },
    { operationId: 'getHold', path, follows: true },
    { operationId: 'listHoldBoxes', path, query: { limit: '1' } },
    {
      operationId: 'placeHold',
      body: { holdId: 'hold-2026-03-17', gtin, lot: 'L-2026-12', reason: 'the label is wrong' },
    },
    {
      operationId: 'releaseHold',
      path: { holdId: 'hold-2026-03-17' },
      body: { reason: 'the label is right' },
    },
    {
      operationId: 'placeHold',
      body: { holdId: 'hold-2026-03-18', gtin, lot: 'L-2026-13', reason: 'the label is wrong' },
    },
    {
      operationId: 'condemnHold',
      path: { holdId: 'hold-2026-03-18' },
      body: { reason: 'no box of it is left' },
    },
    { operationId: 'closeHold', path: { holdId: 'hold-2026-03-18' }, body: {} },
  ];
}
