export const needStream = (roundId: string, needId: string): string => `need-account-${roundId}/${needId}`;
export const cashStream = (workerRef: string): string => `cash-${workerRef}`;
export const correctionStream = (correctionId: string): string => `ledger-correction-${correctionId}`;
export const openItemStream = (itemId: string): string => `open-item-${itemId}`;
export const settlementStream = (communityGln: string): string => `settlement-${communityGln}`;
