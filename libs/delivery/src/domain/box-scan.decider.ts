import { DiscrepancyResolved, type BoxScanEvent, type EventOf } from '@boxtrail/contracts';
import { Refusal, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxScanState, type ScanEvent } from './box-scan';
import { correctScan, type CorrectScan } from './correct-scan';
import { boxScanRefusals } from './refusals';

/** A fact about one box: recorded even when it contradicts the state. */
export interface RecordScan {
  readonly type: 'RecordScan';
  readonly scan: ScanEvent;
}

/** Answers an open finding of the trail. A better answer may follow. */
export interface ResolveDiscrepancy extends Readonly<EventOf<typeof DiscrepancyResolved>['data']> {
  readonly type: 'ResolveDiscrepancy';
  readonly occurredAt: string;
}

export type BoxScanCommand = RecordScan | ResolveDiscrepancy | CorrectScan;

function record({ scan }: RecordScan, state: BoxScanState): readonly BoxScanEvent[] {
  const { scanId, sscc } = scan.data;
  const earlier = state.scans.get(scanId);
  if (earlier === undefined) return [scan];
  if (same(scan, earlier)) return [];
  const message = `scan ${scanId} of box ${sscc} was recorded before with other content`;
  throw new Refusal('reused', 'SCAN_ID_REUSED', `${message}, as ${earlier.type} at ${earlier.occurredAt}`);
}

function resolve(command: ResolveDiscrepancy, state: BoxScanState): readonly BoxScanEvent[] {
  const { occurredAt, sscc, finding, resolution } = command;
  if (state.resolutions.get(finding) === resolution) return [];
  return [DiscrepancyResolved.of(occurredAt, { sscc, finding, resolution })];
}

export const boxScanDecider: Decider<BoxScanCommand, BoxScanEvent, BoxScanState> = {
  refusals: boxScanRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RecordScan':
        return record(command, state);
      case 'ResolveDiscrepancy':
        return resolve(command, state);
      case 'CorrectScan':
        return correctScan(command, state);
      default:
        return unreachable(command);
    }
  },
};
