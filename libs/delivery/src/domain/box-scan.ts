import type { BoxScanEvent } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';
import { isLoadFact, type Corrected } from './correction';

export type ScanEvent = Exclude<
  BoxScanEvent,
  { type: 'delivery.DiscrepancyResolved' | 'delivery.FactCorrected' }
>;

/**
 * The scans of one box outside a load. Stream `custody-<sscc>`. There is one status only: even an unpacked or destroyed
 * box can be seen. A contradiction is a finding of the trail and no reason to refuse the scan.
 */
export interface BoxScanState {
  readonly status: 'watched';
  /** As first recorded. */
  readonly scans: GrowingMap<string, ScanEvent>;
  readonly corrected: Corrected<ScanEvent>;
}

export const initial: BoxScanState = {
  status: 'watched',
  scans: GrowingMap.empty(),
  corrected: GrowingMap.empty(),
};

export function evolve(state: BoxScanState, event: BoxScanEvent): BoxScanState {
  switch (event.type) {
    case 'delivery.BoxHandedOver':
    case 'delivery.DeliveryFailed':
    case 'delivery.BoxReturned':
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
    case 'delivery.BoxLost':
    case 'delivery.BoxFound':
    case 'delivery.BoxDestroyed':
      return { ...state, scans: state.scans.with(event.data.scanId, event) };
    case 'delivery.DiscrepancyResolved':
      return state; // an answer of an earlier release
    case 'delivery.FactCorrected': {
      const { scanId, instead } = event.data;
      if (instead !== null && isLoadFact(instead)) return state; // never in this stream
      return { ...state, corrected: state.corrected.with(scanId, instead) };
    }
    default:
      return unreachable(event);
  }
}
