import type { DiscrepancyKind, LoadEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { each, stepMaker } from './step-maker';
import type { Known } from './known';
import type { TrailStep } from './trail-step';

type Receipt = Extract<LoadEvent, { type: 'delivery.BoxesReceived' }>;

/**
 * A receipt: `received` for each received box, `missing` for each one declared missing. Another discrepancy of a
 * received box goes with its step; of a box that was not received it becomes a separate step.
 */
export function receiptSteps(recorded: RecordedEvent<Receipt>, tierOf: Known['tierOf']): TrailStep[] {
  const { atGln, loadId, scanId, ssccs, discrepancies } = recorded.event.data;
  const here = { placeGln: atGln, loadId };
  const tier = tierOf(atGln);
  const receive = (discrepancies: readonly DiscrepancyKind[]) =>
    stepMaker(recorded, 'received', { scanId, discrepancies, ...(tier !== undefined && { tier }) }, here);
  const plain = receive([]);
  if (discrepancies.length === 0) return each(ssccs, plain);

  const declared = new Map<string, Set<DiscrepancyKind>>();
  for (const { sscc, kind } of discrepancies) {
    declared.set(sscc, (declared.get(sscc) ?? new Set<DiscrepancyKind>()).add(kind));
  }
  const steps = each(ssccs, (sscc) => {
    const kinds = [...(declared.get(sscc) ?? [])].filter((kind) => kind !== 'missing').sort();
    return kinds.length === 0 ? plain(sscc) : receive(kinds)(sscc);
  });

  const received = new Set(ssccs);
  const scan = { scanId, byRef: null };
  const seen = stepMaker(recorded, 'seen', scan, here);
  const makers: Record<DiscrepancyKind, typeof seen> = {
    missing: stepMaker(recorded, 'missing', { scanId }, here),
    damaged: stepMaker(recorded, 'damaged', { ...scan, note: null }, here),
    'seal-broken': stepMaker(recorded, 'seal-broken', { ...scan, note: null }, here),
    unexpected: seen,
    'wrong-station': seen,
    'never-dispatched': seen,
  };
  for (const [sscc, kinds] of declared) {
    const wasThere = received.has(sscc);
    const own = [...kinds].filter((kind) => kind === 'missing' || !wasThere).sort();
    own.forEach((kind, i) => steps.push(makers[kind](sscc, wasThere ? i + 1 : i)));
  }
  return steps;
}
