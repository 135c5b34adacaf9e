import { GoodsReceived, LotReturned, LotTaken, type LotEvent } from '@boxtrail/contracts';
import { localDay, ruleViolation, same, unreachable, type Decider } from '@boxtrail/kernel';
import { stockLotRefusals } from './refusals';
import { evolve, initial, leftIn, type LotKey, type LotState, type Receipt, type Take } from './stock-lot';

/** Goods of a lot came to a supplier. Dates are judged by the day of the receipt (UTC+8). */
export interface ReceiveGoods extends Receipt {
  readonly type: 'ReceiveGoods';
  readonly occurredAt: string;
}

/**
 * Takes units for boxes, in order, while the lot has some and is in date. A box that took the same units before keeps
 * them; another quantity replaces the first.
 */
export interface TakeFromLot extends LotKey {
  readonly type: 'TakeFromLot';
  readonly occurredAt: string;
  readonly boxes: readonly Take[];
}

/** Brings the units of boxes back. `at`: when they came back. */
export interface ReturnToLot extends LotKey {
  readonly type: 'ReturnToLot';
  readonly occurredAt: string;
  readonly ssccs: readonly string[];
}

export type LotCommand = ReceiveGoods | TakeFromLot | ReturnToLot;

/** Upper bound of boxes in one event. */
const boxesPerEvent = 5_000;

function receive(command: ReceiveGoods, state: LotState): readonly LotEvent[] {
  const { type: _, occurredAt, ...receipt } = command;
  const earlier = state.receipts.get(receipt.receiptId);
  if (earlier !== undefined) {
    if (same(earlier, receipt)) return [];
    const message = `receipt ${receipt.receiptId} of lot ${receipt.lot} exists with other content; choose another receiptId`;
    throw ruleViolation('RECEIPT_EXISTS', message);
  }
  const { lot, gtin, bestBefore, producedOn } = receipt;
  const day = localDay(occurredAt);
  if (producedOn !== null && producedOn > day) {
    const message = `lot ${lot} was produced on ${producedOn}, after its receipt on ${day}`;
    throw ruleViolation('PRODUCED_IN_FUTURE', message);
  }
  if (bestBefore !== null && producedOn !== null && bestBefore < producedOn) {
    const message = `lot ${lot} is best before ${bestBefore}, and was produced on ${producedOn}`;
    throw ruleViolation('BEST_BEFORE_PRODUCTION', message);
  }
  if (bestBefore !== null && bestBefore < day) {
    const message = `lot ${lot} was best before ${bestBefore}, and was received on ${day}`;
    throw ruleViolation('BEST_BEFORE_PASSED', message);
  }
  const { dates } = state;
  if (dates !== null && (dates.bestBefore !== bestBefore || dates.producedOn !== producedOn)) {
    const known = `best-before ${dates.bestBefore ?? 'none'} and production date ${dates.producedOn ?? 'none'}`;
    throw ruleViolation('LOT_DATES_DIFFER', `lot ${lot} of ${gtin} was received with ${known}`);
  }
  return [GoodsReceived.of(occurredAt, receipt)];
}

function take(command: TakeFromLot, state: LotState): readonly LotEvent[] {
  const { supplierGln, gtin, lot } = command;
  const taken: Take[] = [];
  let left = leftIn(state);
  for (const box of command.boxes) {
    const before = state.boxes.get(box.sscc)?.quantity ?? 0;
    if (before === box.quantity || isOutOfDate(state, box) || box.quantity - before > left) continue;
    left -= box.quantity - before;
    taken.push(box);
  }
  const replaced = taken.flatMap(({ sscc, at }) => {
    const before = state.boxes.get(sscc);
    return before === undefined ? [] : [{ ...before, at }];
  });
  const { occurredAt } = command;
  return [
    ...inEvents(replaced, (boxes) => LotReturned.of(occurredAt, { supplierGln, gtin, lot, boxes })),
    ...inEvents(taken, (boxes) => LotTaken.of(occurredAt, { supplierGln, gtin, lot, boxes })),
  ];
}

function giveBack(command: ReturnToLot, state: LotState): readonly LotEvent[] {
  const { supplierGln, gtin, lot, occurredAt } = command;
  const returned = [...new Set(command.ssccs)].flatMap((sscc) => state.boxes.get(sscc) ?? []);
  const back = returned.map((one) => ({ ...one, at: occurredAt }));
  return inEvents(back, (boxes) => LotReturned.of(occurredAt, { supplierGln, gtin, lot, boxes }));
}

/** Whether the lot was past its best-before date when the box was packed. */
export const isOutOfDate = ({ dates }: LotState, { at }: Pick<Take, 'at'>): boolean =>
  dates !== null && dates.bestBefore !== null && dates.bestBefore < localDay(at);

function inEvents(boxes: readonly Take[], of: (boxes: Take[]) => LotEvent): LotEvent[] {
  const events: LotEvent[] = [];
  for (let from = 0; from < boxes.length; from += boxesPerEvent)
    events.push(of(boxes.slice(from, from + boxesPerEvent)));
  return events;
}

export const stockLotDecider: Decider<LotCommand, LotEvent, LotState> = {
  refusals: stockLotRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'ReceiveGoods':
        return receive(command, state);
      case 'TakeFromLot':
        return take(command, state);
      case 'ReturnToLot':
        return giveBack(command, state);
      default:
        return unreachable(command);
    }
  },
};
