import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of goods at a supplier. */
export const stockRefusals = {
  LICENCE_EXPIRED: code.rule(
    'The licence of the supplier had expired when the goods came.',
    'Record the new licence of the supplier first; send the goods back if it has none.',
    zh('收货时供应商的许可证已过期。', '请先登记供应商的新许可证；若无，请退回货品。', {
      'the licence of supplier {gln} ended with {expiresOn}, and the goods came on {day}':
        '供应商 {gln} 的许可证至 {expiresOn} 到期，货品于 {day} 到货',
    }),
  ),
  RECEIPT_EXISTS: code.rule(
    'The receipt was recorded with other content.',
    'Choose another receiptId for another receipt.',
    zh('该收货记录已以其他内容登记。', '请为另一次收货使用另一个 receiptId。', {
      'receipt {receiptId} of lot {lot} exists with other content; choose another receiptId':
        '批号 {lot} 的收货记录 {receiptId} 已以其他内容登记；请使用另一个 receiptId',
    }),
  ),
  PRODUCED_IN_FUTURE: code.rule(
    'The production date lies after the receipt.',
    'Check the production date.',
    zh('生产日期晚于收货日期。', '请核对生产日期。', {
      'lot {lot} was produced on {producedOn}, after its receipt on {day}':
        '批号 {lot} 的生产日期 {producedOn} 晚于收货日期 {day}',
    }),
  ),
  BEST_BEFORE_PASSED: code.rule(
    'The goods were out of date when they came.',
    'Check the best-before date; send the goods back if it is right.',
    zh('货品收货时已过保质期。', '请核对保质期；若无误，请退回货品。', {
      'lot {lot} was best before {bestBefore}, and was received on {day}':
        '批号 {lot} 的保质期至 {bestBefore}，收货日期为 {day}',
    }),
  ),
  BEST_BEFORE_PRODUCTION: code.rule(
    'The best-before date lies before the production date.',
    'Check both dates.',
    zh('保质期早于生产日期。', '请核对两个日期。', {
      'lot {lot} is best before {bestBefore}, and was produced on {producedOn}':
        '批号 {lot} 的保质期至 {bestBefore}，生产日期为 {producedOn}',
    }),
  ),
  LOT_DATES_DIFFER: code.rule(
    'Goods of this lot were received with other dates.',
    'Check the dates and the lot number.',
    zh('同一批号的货品此前以其他日期收货。', '请核对日期与批号。', {
      'lot {lot} of {gtin} was received with best-before {bestBefore} and production date {producedOn}':
        '货品 {gtin} 的批号 {lot} 此前收货的保质期为 {bestBefore}，生产日期为 {producedOn}',
    }),
  ),
  LOT_EXHAUSTED: code.rule(
    'The lot has fewer units left than the box needs.',
    'Pack another lot, or record the receipt of more.',
    zh('该批号剩余数量不足。', '请改用其他批号，或登记新的收货。', {
      'lot {lot} of {gtin} at {gln} has {left} left, and box {sscc} needs {quantity}':
        '货品 {gtin} 的批号 {lot} 在 {gln} 剩余 {left}，箱子 {sscc} 需要 {quantity}',
    }),
  ),
  LOT_OUT_OF_DATE: code.rule(
    'The lot is past its best-before date.',
    'Pack another lot.',
    zh('该批号已过保质期。', '请改用其他批号。', {
      'lot {lot} of {gtin} was best before {bestBefore}: it cannot be packed on {day}':
        '货品 {gtin} 的批号 {lot} 保质期至 {bestBefore}：不能在 {day} 装箱',
    }),
  ),
} satisfies RefusalTable;

type StockRefusals = typeof stockRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends StockRefusals {}
}
