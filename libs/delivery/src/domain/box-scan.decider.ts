import type { BoxScanEvent } from '@boxtrail/contracts';
import { Refusal, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxScanState, type ScanEvent } from './box-scan';
import { correctScan, type CorrectScan } from './correct-scan';
import { boxScanRefusals } from './refusals';

/** A fact about one box: recorded even when it contradicts the state. */
export interface RecordScan {
  readonly type: 'RecordScan';
  readonly scan: ScanEvent;
}

export type BoxScanCommand = RecordScan | CorrectScan;

function record({ scan }: RecordScan, state: BoxScanState): readonly BoxScanEvent[] {
  const { scanId, sscc } = scan.data;
  const earlier = state.scans.get(scanId);
  if (earlier === undefined) return [scan];
  if (same(scan, earlier)) return [];
  const message = `scan ${scanId} of box ${sscc} was recorded before with other content`;
  throw new Refusal('reused', 'SCAN_ID_REUSED', `${message}, as ${earlier.type} at ${earlier.occurredAt}`);
}

export const boxScanDecider: Decider<BoxScanCommand, BoxScanEvent, BoxScanState> = {
  refusals: boxScanRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RecordScan':
        return record(command, state);
      case 'CorrectScan':
        return correctScan(command, state);
      default:
        return unreachable(command);
    }
  },
};
