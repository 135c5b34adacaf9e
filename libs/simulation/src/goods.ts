import { at } from './clock';
import type { Day } from './day';

/** Units of an item in one lot. */
const unitsPerLot = 50;

/** Goods that keep for years have no date. */
const undated = ['daily-necessities'];

/**
 * Before packing, goods come to each supplier, in lots of 50 units. The boxes of the day take them first expired, first
 * out, in the order of the plan: `day.lotOf`.
 */
export async function receiveGoods(day: Day): Promise<void> {
  const packer = day.at('packing', 'packer');
  await day.lines(planGoods(day), (lines) => packer.POST('/v1/stock/receipts', lines));
}

function planGoods(day: Day) {
  const { boxTypes, rounds } = day.plan;
  const packed = new Map<string, number>();
  const receipts = [];
  for (const { roundId, boxes } of rounds) {
    const supplierGln = day.supplierOf.get(roundId) ?? '';
    for (const { sscc, gtin } of boxes) {
      const before = packed.get(`${supplierGln} ${gtin}`) ?? 0;
      packed.set(`${supplierGln} ${gtin}`, before + 1);
      const number = Math.floor(before / unitsPerLot) + 1;
      const lot = `D0316-${String(number).padStart(3, '0')}`;
      day.lotOf.set(sscc, lot);
      const type = boxTypes.find((one) => one.gtin === gtin);
      if (before % unitsPerLot > 0 || type === undefined) continue;
      for (const item of type.contents) {
        receipts.push({
          ...{ receiptId: `GR-${supplierGln}-${item.gtin}-${number}`, supplierGln, gtin: item.gtin, lot },
          ...{ quantity: unitsPerLot * item.quantity, source: '双阳基地 Shuangyang depot' },
          inspection: 'passed' as const,
          producedOn: '2026-03-15',
          ...(!undated.includes(type.kind) && { bestBefore: dayAfter(number) }),
          occurredAt: at('08:40'),
        });
      }
    }
  }
  return receipts;
}

/** The first lot keeps for four days, each further one a day longer. */
const dayAfter = (number: number): string => at('12:00', (number + 3) * 86_400).slice(0, 10);
