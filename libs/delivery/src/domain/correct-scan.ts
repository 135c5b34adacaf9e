import { FactCorrected, type BoxScanEvent } from '@boxtrail/contracts';
import { same } from '@boxtrail/kernel';
import type { BoxScanState, ScanEvent } from './box-scan';
import { factUnknown, holding, refuseForeign, type CorrectFact } from './correction';
import { kindOf, scanDetails, scanEvent, type ScanDetails, type ScanKind } from './scan';

/** The fields of a scan that can be corrected: all but actor and box. */
export interface ScanChanges extends ScanDetails {
  readonly kind?: ScanKind;
  readonly atGln?: string;
  readonly occurredAt?: string;
}

/** Corrects a scan of one box. */
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

/** The scan with other values. Details of its kind are kept unless given; another kind needs its own. */
function changed(before: ScanEvent, changes: ScanChanges): ScanEvent {
  const { kind = kindOf(before), atGln = before.data.atGln, occurredAt = before.occurredAt } = changes;
  const known: ScanDetails & Pick<ScanEvent['data'], 'sscc'> = before.data;
  const details = Object.fromEntries(scanDetails.map((detail) => [detail, changes[detail] ?? known[detail]]));
  const scan = { ...before.data, kind, atGln, occurredAt, details };
  return scanEvent(scan, changes, ['kind', 'atGln', 'occurredAt']);
}
