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
];

/** How the rounds of a district are opened. */
export const morningStory = (offer: object) => [
  { operationId: 'openRounds', body: { morningId: 'M-2026-03-16', ...offer } },
];
