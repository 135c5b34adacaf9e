import * as c from '@boxtrail/contracts';
import { at, glns, need, reason, roundId, sscc, supplied, type Row } from './change-scene';

const transfer = (kind: c.TransferKind): c.LedgerTransfer => ({
  ...{ kind, debit: { kind: 'cash', ref: 'who-secret' }, credit: { kind: 'household', ref: 'hh-secret' } },
  ...{ amountFen: 100, at, sscc, gtin: null, reason },
});
const { needId, householdRef, payment } = need;
const { community: communityGln, supplier: supplierGln } = glns;
const ofNeed = { roundId, needId, communityGln, supplierGln, householdRef, payment };
const ofCash = { communityGln, workerRef: 'who-secret' };

/** The part of the story about money. Of the ledger only what concerns a need has a subject. */
export const moneyStory: readonly Row[] = [
  [
    c.NeedTransferred.of(at, { ...ofNeed, causePosition: 1, transfers: [transfer('reserve')] }),
    supplied,
    'need N-1 /v1/rounds/R-1',
    communityGln,
  ],
  [
    c.NeedCollected.of(at, {
      ...{ ...ofNeed, collectionId: 'c-1', workerRef: 'who-secret', method: 'cash' },
      ...{ expectedFen: 100, amountFen: 100, transfers: [transfer('collect')] },
    }),
    supplied,
    'need N-1 /v1/rounds/R-1',
    communityGln,
  ],
  ...[
    c.CashMoved.of(at, {
      ...{ ...ofCash, movementId: 'm-1', kind: 'hand-over', toRef: 'who-secret', driverRef: null },
      ...{ expectedFen: 100, amountFen: 100, transfers: [transfer('hand-over')] },
    }),
    c.OpenItemClosed.of(at, { itemId: 'i-1', communityGln, reason }),
    c.CorrectionMade.of(at, {
      ...{ correctionId: 'k-1', communityGln, reason, transfers: [transfer('correct')] },
    }),
    c.CommunitySettled.of(at, {
      ...{ ...ofCash, settlementId: 's-1', upTo: 1, transfers: [transfer('settle')] },
    }),
  ].map((event): Row => [event, ['none'], null, null]),
];
