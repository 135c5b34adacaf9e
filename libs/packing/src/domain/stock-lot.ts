import type { EventOf, GoodsReceived, LotEvent, LotTaken } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';

export type Receipt = EventOf<typeof GoodsReceived>['data'];
/** Units that one box took from a lot. */
export type Take = EventOf<typeof LotTaken>['data']['boxes'][number];
/** A lot of an item at a supplier. */
export type LotKey = Pick<Receipt, 'supplierGln' | 'gtin' | 'lot'>;
export type LotDates = Pick<Receipt, 'bestBefore' | 'producedOn'>;

export interface LotState {
  /** Null before the first receipt. */
  readonly dates: LotDates | null;
  /** By id. */
  readonly receipts: GrowingMap<string, Receipt>;
  /** Units received that may be packed. */
  readonly received: number;
  /** Units in boxes. */
  readonly taken: number;
  /** What each box took, by SSCC. */
  readonly boxes: GrowingMap<string, Take>;
}

export const initial: LotState = {
  dates: null,
  receipts: GrowingMap.empty(),
  received: 0,
  taken: 0,
  boxes: GrowingMap.empty(),
};

export const leftIn = ({ received, taken }: LotState): number => received - taken;

export function evolve(state: LotState, event: LotEvent): LotState {
  switch (event.type) {
    case 'packing.GoodsReceived': {
      const { receiptId, quantity, inspection, bestBefore, producedOn } = event.data;
      const usable = inspection === 'failed' ? 0 : quantity;
      return {
        ...state,
        dates: state.dates ?? { bestBefore, producedOn },
        receipts: state.receipts.with(receiptId, event.data),
        received: state.received + usable,
      };
    }
    case 'packing.LotTaken': {
      let { boxes, taken } = state;
      for (const take of event.data.boxes) {
        taken += take.quantity;
        boxes = boxes.with(take.sscc, take);
      }
      return { ...state, boxes, taken };
    }
    case 'packing.LotReturned': {
      let { boxes, taken } = state;
      for (const { sscc } of event.data.boxes) {
        taken -= boxes.get(sscc)?.quantity ?? 0;
        boxes = boxes.without(sscc);
      }
      return { ...state, boxes, taken };
    }
    default:
      return unreachable(event);
  }
}

/** Why a box cannot have its units of a lot. */
export interface LotLack extends LotKey {
  readonly why: 'exhausted' | 'out-of-date';
  readonly bestBefore: string | null;
  readonly left: number;
  /** Units the box needs. */
  readonly quantity: number;
}
