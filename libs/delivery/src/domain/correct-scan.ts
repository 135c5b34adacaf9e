import { FactCorrected, type BoxScanEvent } from '@boxtrail/contracts';
import { same } from '@boxtrail/kernel';
import type { BoxScanState, ScanEvent } from './box-scan';
import { factUnknown, holding, refuseForeign, type CorrectFact } from './correction';
import { kindOf, scanDetails, scanEvent, type ScanDetails, type ScanKind } from './scan';

/** What may be wrong with a scan: anything but whose it was and which box. */
export interface ScanChanges extends ScanDetails {
  readonly kind?: ScanKind;
  readonly atGln?: string;
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

/** The scan with other values. Details of its kind stay unless they are given; another kind needs its own. */
function changed(before: ScanEvent, changes: ScanChanges): ScanEvent {
  const { kind = kindOf(before), atGln = before.data.atGln, occurredAt = before.occurredAt } = changes;
  const known: ScanDetails & Pick<ScanEvent['data'], 'sscc'> = before.data;
  const details = Object.fromEntries(scanDetails.map((detail) => [detail, changes[detail] ?? known[detail]]));
  const scan = { ...before.data, kind, atGln, occurredAt, details };
  return scanEvent(scan, changes, ['kind', 'atGln', 'occurredAt']);
}
