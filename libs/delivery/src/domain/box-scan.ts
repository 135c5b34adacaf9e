import type { BoxScanEvent } from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';
import { isLoadFact, type Corrected } from './correction';

export type ScanEvent = Exclude<
  BoxScanEvent,
  { type: 'delivery.DiscrepancyResolved' | 'delivery.FactCorrected' }
>;

/**
 * Everything that was seen of one box outside a load. Stream `custody-<sscc>`.
 *
 * There is one status only: a box that nobody has packed, or that was destroyed, can still be seen by somebody.
 * Whether that fits together is the trail's question, not a reason to refuse it.
 */
export interface BoxScanState {
  readonly status: 'watched';
  /** As they were recorded first. */
  readonly scans: GrowingMap<string, ScanEvent>;
  readonly corrected: Corrected<ScanEvent>;
  /** The answer given last, by finding. */
  readonly resolutions: GrowingMap<string, string>;
}

export const initial: BoxScanState = {
  status: 'watched',
  scans: GrowingMap.empty(),
  corrected: GrowingMap.empty(),
  resolutions: GrowingMap.empty(),
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
    case 'delivery.DiscrepancyResolved': {
      const { finding, resolution } = event.data;
      return { ...state, resolutions: state.resolutions.with(finding, resolution) };
    }
    case 'delivery.FactCorrected': {
      const { scanId, instead } = event.data;
      if (instead !== null && isLoadFact(instead)) return state; // never in this stream
      return { ...state, corrected: state.corrected.with(scanId, instead) };
    }
    default:
      return unreachable(event);
  }
}
