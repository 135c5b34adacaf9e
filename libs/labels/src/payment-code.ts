import type { LabelledOrder } from './label';

/**
 * The payload of the payment code: a URI that names the order and its amount in fen, as in
 * `boxtrail:pay?v=1&round=R1&need=N6&fen=12800`. All boxes of an order carry the same code, so that whoever reads it twice
 * sees the same order twice. It holds no secret and proves nothing: the amount is checked against the order.
 */
export function paymentCode({ roundId, needId, amountFen }: LabelledOrder): string {
  return `boxtrail:pay?${new URLSearchParams({ v: '1', round: roundId, need: needId, fen: String(amountFen) })}`;
}
