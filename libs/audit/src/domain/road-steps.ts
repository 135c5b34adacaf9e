import type { CorrectionEvent } from '@boxtrail/contracts';
import { unreachable, type RecordedEvent } from '@boxtrail/kernel';
import { newTo, type LoadManifest, type RoadFact } from './load-manifest';
import { stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/** The steps of a load's events on the road, for boxes that this event is the first to name. */
export function roadSteps(manifest: LoadManifest | undefined, ssccs: readonly string[]): TrailStep[] {
  if (manifest === undefined || manifest.facts.length === 0) return [];
  const fresh = newTo(manifest, ssccs);
  return manifest.facts.flatMap((fact) => fresh.flatMap(onTheRoad(fact)));
}

/**
 * The steps of one event on the road for a box: one step, or of a correction its own and that of the corrected arrival.
 */
export function onTheRoad(fact: RecordedEvent<RoadFact>): (sscc: string) => TrailStep[] {
  const { event } = fact;
  switch (event.type) {
    case 'delivery.CheckpointPassed': {
      const { loadId, scanId, checkpointRef, verdict, passId, zoneGln } = event.data;
      const where = { placeGln: zoneGln, loadId, passIds: [passId] };
      const make = stepMaker(fact, 'checkpoint', { scanId, checkpointRef, verdict }, where);
      return (sscc) => [make(sscc)];
    }
    case 'delivery.LoadArrived': {
      const { loadId, atGln, ...seal } = event.data;
      const make = stepMaker(fact, 'arrived', seal, { placeGln: atGln, loadId });
      return (sscc) => [make(sscc)];
    }
    case 'delivery.FactCorrected': {
      const { instead } = event.data;
      const make = correction({ ...fact, event });
      const arrived =
        instead?.type === 'delivery.LoadArrived' ? onTheRoad({ ...fact, event: instead }) : () => [];
      return (sscc) => [make(sscc), ...beside(arrived(sscc))];
    }
    default:
      return unreachable(event);
  }
}

/** The step of a correction. */
export function correction(recorded: RecordedEvent<CorrectionEvent>): (sscc: string) => TrailStep {
  const { loadId, scanId, fact, instead, reason, byRef } = recorded.event.data;
  const details = { scanId, fact, withdrawn: instead === null, reason, byRef };
  return stepMaker(recorded, 'corrected', details, { loadId });
}

/** Steps of the event in a correction, after the correction's own step. */
export const beside = (steps: readonly TrailStep[]): TrailStep[] =>
  steps.map((step) => ({ ...step, ordinal: step.ordinal + 1, sourceType: 'delivery.FactCorrected' }));
