import type { BoxesReceived, DiscrepancyKind, EventOf } from '@boxtrail/contracts';
import type { KnownLoad } from './load';

export type Discrepancy = EventOf<typeof BoxesReceived>['data']['discrepancies'][number];

/** What somebody found on unloading. A box said to be damaged was found, listed among the others or not. */
export interface Receipt {
  readonly atGln: string;
  readonly ssccs: readonly string[];
  readonly damaged: readonly string[];
  readonly sealBroken: readonly string[];
}

/** Every box that was found, once, in the order it was named. */
export function foundBoxes({ ssccs, damaged, sealBroken }: Receipt): readonly string[] {
  return [...new Set([...ssccs, ...damaged, ...sealBroken])];
}

/**
 * How a receipt differs from what should have come, by box and then by kind. What should have come is the manifest,
 * or, for a load that left without being dispatched, what was loaded: a hole must not go unseen because of a
 * second hole. What an earlier receipt found is not missing.
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
