import type { CorrectionEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Known } from './known';
import { receiptSteps } from './receipt-steps';
import { beside, correction, onTheRoad, roadSteps } from './road-steps';
import { stepsOfScan } from './scan-steps';
import { each } from './step-maker';
import type { TrailStep } from './trail-step';

/** A correction makes a step for each box of the wrong fact, and the steps of the fact that counts instead. */
export function correctionSteps(
  recorded: RecordedEvent<CorrectionEvent>,
  manifestOf: Known['manifestOf'],
  tierOf: Known['tierOf'],
): TrailStep[] {
  const { sscc, loadId, fact, ssccs, instead } = recorded.event.data;
  const manifest = loadId === null ? undefined : manifestOf(loadId);
  if (fact === 'delivery.LoadArrived') return (manifest?.ssccs ?? []).flatMap(onTheRoad(recorded));
  const corrected = each(sscc === null ? ssccs : [sscc], correction(recorded));
  if (instead === null) return corrected;
  if (instead.type === 'delivery.LoadArrived') return corrected;
  if (instead.type !== 'delivery.BoxesReceived') {
    return [...corrected, ...beside(stepsOfScan({ ...recorded, event: instead }))];
  }
  return [
    ...corrected,
    ...beside(receiptSteps({ ...recorded, event: instead }, tierOf)),
    ...roadSteps(manifest, instead.data.ssccs),
  ];
}
