import type { BoxesReceived, DiscrepancyKind, EventOf } from '@boxtrail/contracts';
import type { KnownLoad } from './load';

export type Discrepancy = EventOf<typeof BoxesReceived>['data']['discrepancies'][number];

/** The content of a receipt. A damaged box was received, whether it is listed among the others or not. */
export interface Receipt {
  readonly atGln: string;
  readonly ssccs: readonly string[];
  readonly damaged: readonly string[];
  readonly sealBroken: readonly string[];
}

/** Every received box once, in the order of naming. */
export function foundBoxes({ ssccs, damaged, sealBroken }: Receipt): readonly string[] {
  return [...new Set([...ssccs, ...damaged, ...sealBroken])];
}

/**
 * The differences between a receipt and the expected boxes, by box and then by kind. Expected is the manifest, or, for
 * a load without a dispatch, the loaded boxes: a missing dispatch must not hide missing boxes. Boxes of an earlier
 * receipt are not missing.
 */
export function discrepanciesOf(load: KnownLoad, receipt: Receipt): Discrepancy[] {
  const found = foundBoxes(receipt);
  const here = new Set(found);
  const every = (kind: DiscrepancyKind, ssccs: Iterable<string>): Discrepancy[] =>
    [...new Set(ssccs)].map((sscc) => ({ sscc, kind }));
  return [
    ...every('damaged', receipt.damaged),
    ...every(
      'missing',
      [...load.boxes].filter((sscc) => !here.has(sscc) && !load.received.has(sscc)),
    ),
    ...every('never-dispatched', load.status === 'dispatched' ? [] : found),
    ...every('seal-broken', receipt.sealBroken),
    ...every(
      'unexpected',
      found.filter((sscc) => !load.boxes.has(sscc)),
    ),
    ...every('wrong-station', receipt.atGln === load.plan.toGln ? [] : found),
  ].sort((a, b) => compare(a.sscc, b.sscc) || compare(a.kind, b.kind));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
