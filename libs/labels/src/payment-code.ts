import type { LabelledOrder } from './label';

/**
 * The payload of the payment code: a URI that names the order and its amount in fen, as in
 * `boxtrail:pay?v=1&round=R1&need=N6&fen=12800`. All boxes of an order carry the same code: a second
 * reading names the same order. The code is not secret and not signed: compare the amount with the order.
 */
export function paymentCode({ roundId, needId, amountFen }: LabelledOrder): string {
  return `boxtrail:pay?${new URLSearchParams({ v: '1', round: roundId, need: needId, fen: String(amountFen) })}`;
}
