import { BoxesReceived, FactCorrected, LoadArrived, type LoadEvent } from '@boxtrail/contracts';
import { ruleViolation, same } from '@boxtrail/kernel';
import { factUnknown, holding, refuseForeign, type CorrectFact } from './correction';
import { receivedBy, type CorrectableFact, type KnownLoad } from './load';
import { seen } from './load-facts';
import { refuseFactOfFull } from './load-bounds';
import { refuseMisfits } from './misfits';
import { discrepanciesOf, foundBoxes, type Receipt } from './receiving';

/** The fields of an arrival or a receipt that can be corrected. */
export interface LoadFactChanges extends Partial<Receipt> {
  readonly occurredAt?: string;
  readonly sealIntact?: boolean;
  readonly sealId?: string;
}

/** Corrects an arrival or a receipt of a load. */
export interface CorrectLoadFact extends CorrectFact<LoadFactChanges> {
  readonly type: 'CorrectLoadFact';
  readonly loadId: string;
}

export function correctLoadFact(command: CorrectLoadFact, load: KnownLoad): readonly LoadEvent[] {
  const { loadId, scanId, changes, reason, byRef, occurredAt } = command;
  const first = load.facts.get(scanId);
  if (first === undefined) throw factUnknown(scanId, `load ${loadId}`);
  if (first.type === 'delivery.CheckpointPassed') {
    const message = `scan ${scanId} is a checkpoint's verification of a pass: only arrivals and receipts of a load are corrected`;
    throw ruleViolation('FACT_NOT_CORRECTABLE', message);
  }
  const before = holding(first, load.corrected);
  const base = before ?? first;
  refuseForeign(command, base.data.atGln);
  const instead = changes === null ? null : changed(base, changes, load);
  if (same(instead && seen(instead), before && seen(before))) return [];
  const fact = { sscc: null, loadId, scanId, fact: first.type, ssccs: boxesOf(before) };
  const correction = FactCorrected.of(occurredAt, { ...fact, instead, reason, byRef });
  refuseFactOfFull(correction, load);
  return [correction];
}

function boxesOf(fact: CorrectableFact | null): string[] {
  if (fact?.type !== 'delivery.BoxesReceived') return [];
  const { ssccs, discrepancies } = fact.data;
  return [...new Set([...ssccs, ...discrepancies.map(({ sscc }) => sscc)])];
}

function changed(before: CorrectableFact, changes: LoadFactChanges, load: KnownLoad): CorrectableFact {
  const occurredAt = changes.occurredAt ?? before.occurredAt;
  const atGln = changes.atGln ?? before.data.atGln;
  const { loadId, scanId } = before.data;
  if (before.type === 'delivery.LoadArrived') {
    refuseMisfits('an arrival', changes, ['atGln', 'occurredAt', 'sealIntact', 'sealId']);
    const sealIntact = changes.sealIntact ?? before.data.sealIntact;
    const sealId = changes.sealId ?? before.data.sealId;
    const read = sealId === undefined ? {} : { sealId };
    return LoadArrived.of(occurredAt, { loadId, scanId, atGln, sealIntact, ...read });
  }
  refuseMisfits('a receipt', changes, ['atGln', 'occurredAt', 'ssccs', 'damaged', 'sealBroken']);
  const ssccs = changes.ssccs ?? before.data.ssccs;
  const listed = new Set(ssccs);
  // A box that is not among the received ones cannot be damaged.
  const found = (kind: 'damaged' | 'seal-broken') =>
    before.data.discrepancies.filter((d) => d.kind === kind && listed.has(d.sscc)).map(({ sscc }) => sscc);
  const receipt: Receipt = {
    atGln,
    ssccs,
    damaged: changes.damaged ?? found('damaged'),
    sealBroken: changes.sealBroken ?? found('seal-broken'),
  };
  const others = [...load.facts.values()].filter((fact) => fact.data.scanId !== scanId);
  return BoxesReceived.of(occurredAt, {
    loadId,
    scanId,
    atGln,
    ssccs: [...foundBoxes(receipt)],
    discrepancies: discrepanciesOf({ ...load, received: receivedBy(others, load.corrected) }, receipt),
  });
}
