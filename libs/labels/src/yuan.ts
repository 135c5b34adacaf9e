/** Fen as yuan: `12800` as `¥128.00`. */
export const yuan = (fen: number): string =>
  `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
