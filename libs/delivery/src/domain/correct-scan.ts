import { FactCorrected, type BoxScanEvent } from '@boxtrail/contracts';
import { same, unreachable } from '@boxtrail/kernel';
import type { BoxScanState, ScanEvent } from './box-scan';
import { factUnknown, holding, refuseForeign, refuseMisfits, type CorrectFact } from './correction';
import { scanEvent, type Failed, type HandedOver, type Noted, type Scan } from './scan-event';

/** What may be wrong with a scan: anything but whose it was and which box. */
export interface ScanChanges
  extends
    Partial<Pick<HandedOver, 'atGln' | 'receivedByRef' | 'method' | 'proofRef'>>,
    Partial<Pick<Failed, 'reason'>>,
    Partial<Pick<Noted, 'note'>> {
  readonly kind?: Scan['kind'];
  readonly occurredAt?: string;
}

/** A scan of one box was wrong. */
export interface CorrectScan extends CorrectFact<ScanChanges> {
  readonly type: 'CorrectScan';
  readonly sscc: string;
}

export function correctScan(command: CorrectScan, state: BoxScanState): readonly BoxScanEvent[] {
  const { sscc, scanId, changes, reason, byRef, occurredAt } = command;
  const first = state.scans.get(scanId);
  if (first === undefined) throw factUnknown(scanId, `box ${sscc}`);
  const before = holding(first, state.corrected);
  refuseForeign(command, (before ?? first).data.atGln);
  const instead = changes === null ? null : changed(before ?? first, changes);
  if (same(instead, before)) return [];
  const fact = { sscc, loadId: null, scanId, fact: first.type, ssccs: [] };
  return [FactCorrected.of(occurredAt, { ...fact, instead, reason, byRef })];
}

const common = ['kind', 'atGln', 'occurredAt'] as const;

/** The scan with other values. Details of its kind stay unless they are given; another kind needs its own. */
function changed(before: ScanEvent, changes: ScanChanges): ScanEvent {
  const { sscc, scanId, byRef } = before.data;
  const kind = changes.kind ?? kindOf[before.type];
  const sighting = { sscc, scanId, byRef, atGln: changes.atGln ?? before.data.atGln };
  const occurredAt = changes.occurredAt ?? before.occurredAt;
  const told = (detail: 'receivedByRef' | 'method' | 'proofRef' | 'reason' | 'note'): unknown =>
    changes[detail] ?? (before.data as Partial<Record<typeof detail, unknown>>)[detail] ?? null;
  const lacking = (...details: Parameters<typeof told>[0][]) => details.filter((d) => told(d) === null);
  const what = `a scan of kind ${kind}`;
  switch (kind) {
    case 'handed-over': {
      const own = ['receivedByRef', 'method', 'proofRef'] as const;
      refuseMisfits(what, changes, [...common, ...own], lacking('receivedByRef', 'method'));
      const details = Object.fromEntries(own.map((detail) => [detail, told(detail)])) as HandedOver;
      return scanEvent(occurredAt, { kind, ...details, ...sighting });
    }
    case 'failed':
      refuseMisfits(what, changes, [...common, 'reason'], lacking('reason'));
      return scanEvent(occurredAt, { kind, ...sighting, reason: told('reason') as Failed['reason'] });
    case 'returned':
    case 'seen':
      refuseMisfits(what, changes, common);
      return scanEvent(occurredAt, { kind, ...sighting });
    case 'damaged':
    case 'seal-broken':
    case 'lost':
    case 'found':
    case 'destroyed':
      refuseMisfits(what, changes, [...common, 'note']);
      return scanEvent(occurredAt, { kind, ...sighting, note: told('note') as Noted['note'] });
    default:
      return unreachable(kind);
  }
}

const kindOf: Record<ScanEvent['type'], Scan['kind']> = {
  'delivery.BoxHandedOver': 'handed-over',
  'delivery.DeliveryFailed': 'failed',
  'delivery.BoxReturned': 'returned',
  'delivery.BoxSeen': 'seen',
  'delivery.BoxDamaged': 'damaged',
  'delivery.BoxSealFoundBroken': 'seal-broken',
  'delivery.BoxLost': 'lost',
  'delivery.BoxFound': 'found',
  'delivery.BoxDestroyed': 'destroyed',
};
