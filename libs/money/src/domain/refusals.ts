export { moneyRefusals } from '@boxtrail/contracts';

/** The refusals of each command, by command type. */
export const needRefusals = {
  FollowNeed: [],
  CollectForNeed: ['NEED_ACCOUNT_UNKNOWN', 'COLLECTION_EXISTS', 'PAYMENT_CODE_USED'],
  RefundBox: ['NEED_ACCOUNT_UNKNOWN', 'BOX_NOT_POSTED', 'BOX_ALREADY_REFUNDED'],
} as const;
export const cashRefusals = { MoveCash: ['MOVEMENT_EXISTS'] } as const;
export const correctionRefusals = { CorrectLedger: ['CORRECTION_EXISTS', 'SAME_ACCOUNT'] } as const;
export const openItemRefusals = { CloseOpenItem: ['OPEN_ITEM_UNKNOWN', 'OPEN_ITEM_CLOSED'] } as const;
export const settlementRefusals = {
  SettleCommunity: [
    ...(['COMMUNITY_SETTLED', 'NOTHING_TO_SETTLE', 'ACCOUNT_SETTLED', 'LEDGER_ACCOUNT_UNKNOWN'] as const),
    'SAME_ACCOUNT',
  ],
} as const;
