import { completeKey } from '@boxtrail/kernel';

/** What is told about a supplier after it was registered. */
export const supplierStory = (gln: string) => [
  { operationId: 'getSupplier', path: { gln }, follows: true },
  {
    operationId: 'setSupplierStatus',
    path: { gln },
    body: { status: 'suspended', reason: 'the cold store has failed' },
  },
  {
    operationId: 'setSupplierStatus',
    path: { gln },
    body: { status: 'active', reason: 'the cold store works again' },
  },
  {
    operationId: 'changeSupplier',
    path: { gln },
    ifMatch: '"3"',
    body: {
      ...{ name: '示例超市', latitude: 43.88, longitude: 125.32, kind: 'supermarket' },
      ...{ licence: { number: 'JY22201020000001', expiresOn: '2099-12-31' }, dailyCapacity: 600 },
    },
  },
];

/** How the rounds of a district are opened, and single ones by lines. */
export const morningStory = (within: string, community: string, offer: object) => [
  { operationId: 'openRounds', body: { morningId: 'M-2026-03-16', within, ...offer } },
  {
    operationId: 'openRounds',
    type: 'application/x-ndjson',
    body: `${JSON.stringify({ roundId: 'R-2026-03-17', communityGln: community, ...offer })}\n`,
  },
];

/** A job that goes from one supplier to the next: first an officer gives it to another one, which declines it. */
export const offerStory = (offer: object, need: object) => {
  const round = { roundId: 'R-2026-03-18' };
  const job = { jobId: round.roundId };
  const other = completeKey('gln', '240199000004');
  return [
    { operationId: 'openRound', body: { ...offer, ...round } },
    { operationId: 'recordNeed', path: round, body: need },
    { operationId: 'closeRound', path: round, body: {} },
    { operationId: 'registerSupplier', body: { gln: other, name: '示例批发市场' } },
    { operationId: 'getPackingJob', path: job, follows: true },
    {
      operationId: 'movePackingJob',
      path: job,
      body: { supplierGln: other, reason: 'the road to the other one is closed' },
    },
    { operationId: 'declinePackingJob', path: job, body: { reason: 'no potatoes came today' } },
  ];
};

/** Numbers for the boxes of a bench. */
export const rangeStory = (supplierGln: string) => {
  const range = { supplierGln, rangeId: 'bench-1-2026-03-16' };
  return [
    {
      operationId: 'allocateSsccRange',
      body: {
        ...range,
        benchRef: 'bench-1',
        companyPrefix: supplierGln.slice(0, 9),
        extensionDigit: 4,
        count: 3,
      },
    },
    { operationId: 'listSsccRanges', query: { supplierGln, limit: '1' }, follows: true },
    { operationId: 'getSsccRange', path: range, follows: true },
  ];
};
