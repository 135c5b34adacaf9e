/** An amount in fen as people write it: `¥2,298.00`. */
export const yuan = (fen: number, language: string): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100);
