import type { BoxEvent, BoxScanEvent, DoorRoundEvent, LoadEvent } from '@boxtrail/contracts';
import { unreachable, type RecordedEvent } from '@boxtrail/kernel';
import { newTo, type LoadManifest, type RoadFact } from './load-manifest';
import { receiptSteps } from './receipt-steps';
import { each, station, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/** `LoadPlanned` says nothing about a box, and the dispatch repeats what it says about the load. */
type TrailEvent = Exclude<
  BoxEvent | LoadEvent | DoorRoundEvent | BoxScanEvent,
  { type: 'delivery.LoadPlanned' }
>;

const onTrail: Record<TrailEvent['type'], true> = {
  'packing.BoxPacked': true,
  'packing.BoxSealed': true,
  'delivery.BoxesLoaded': true,
  'delivery.BoxesTakenOff': true,
  'delivery.LoadSealed': true,
  'delivery.LoadDispatched': true,
  'delivery.CheckpointPassed': true,
  'delivery.LoadArrived': true,
  'delivery.BoxesReceived': true,
  'delivery.DoorRoundStarted': true,
  'delivery.BoxHandedOver': true,
  'delivery.DeliveryFailed': true,
  'delivery.BoxReturned': true,
  'delivery.BoxSeen': true,
  'delivery.BoxDamaged': true,
  'delivery.BoxSealFoundBroken': true,
  'delivery.BoxLost': true,
  'delivery.BoxFound': true,
  'delivery.BoxDestroyed': true,
  'delivery.DiscrepancyResolved': true,
};

/** Every event type that makes steps or a manifest: all that a trail is built from. */
export const trailEventTypes: readonly string[] = Object.keys(onTrail);

const isTrailEvent = (recorded: RecordedEvent): recorded is RecordedEvent<TrailEvent> =>
  Object.hasOwn(onTrail, recorded.event.type);

/**
 * The steps an event adds to trails, one or more for each box it speaks of; none when it is not about boxes.
 * `manifestOf` gives a load's manifest as it stood before this event.
 *
 * A dispatch or receipt also brings the road facts of its load to boxes that it is the first to name. Those steps
 * carry the position of their own event, which is smaller. Boxes named twice in one event are one step.
 */
export function stepsOf(
  recorded: RecordedEvent,
  manifestOf: (loadId: string) => LoadManifest | undefined,
): TrailStep[] {
  if (!isTrailEvent(recorded)) return [];
  const { event } = recorded;
  switch (event.type) {
    case 'packing.BoxPacked': {
      const { sscc, gtin, jobId, needId, weightGrams, packedAtGln, destinationGln } = event.data;
      const custodyTo = station(packedAtGln);
      const where = { placeGln: packedAtGln, counterpartGln: destinationGln, custodyTo };
      return [stepMaker(recorded, 'packed', { gtin, jobId, needId, weightGrams }, where)(sscc)];
    }
    case 'packing.BoxSealed': {
      const { sscc, sealId, atGln } = event.data;
      return [stepMaker(recorded, 'sealed', { sealId }, { placeGln: atGln })(sscc)];
    }
    case 'delivery.BoxesLoaded': {
      const { atGln, loadId, ssccs } = event.data;
      return each(ssccs, stepMaker(recorded, 'loaded', {}, { placeGln: atGln, loadId }));
    }
    case 'delivery.BoxesTakenOff': {
      const { atGln, loadId, reason, ssccs } = event.data;
      const where = { placeGln: atGln, loadId, custodyTo: station(atGln) };
      return each(ssccs, stepMaker(recorded, 'taken-off', { reason }, where));
    }
    case 'delivery.LoadSealed':
      return [];
    case 'delivery.LoadDispatched': {
      const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, ssccs } = event.data;
      const manifest = manifestOf(loadId);
      const where = {
        placeGln: fromGln,
        counterpartGln: toGln,
        loadId,
        passIds: [vehiclePassId, driverPassId],
        custodyTo: { type: 'load', id: loadId } as const,
      };
      const sealId = manifest?.sealId ?? null;
      const dispatched = each(ssccs, stepMaker(recorded, 'dispatched', { plate, driverRef, sealId }, where));
      return [...dispatched, ...roadSteps(manifest, ssccs)];
    }
    case 'delivery.CheckpointPassed':
    case 'delivery.LoadArrived':
      return each(manifestOf(event.data.loadId)?.ssccs ?? [], onTheRoad({ ...recorded, event }));
    case 'delivery.BoxesReceived':
      return [
        ...receiptSteps(recorded, event.data),
        ...roadSteps(manifestOf(event.data.loadId), event.data.ssccs),
      ];
    case 'delivery.DoorRoundStarted': {
      const { doorRoundId, fromGln, teamRef, ssccs } = event.data;
      const where = { placeGln: fromGln, custodyTo: { type: 'team', id: teamRef } as const };
      return each(ssccs, stepMaker(recorded, 'out-for-delivery', { doorRoundId, teamRef }, where));
    }
    case 'delivery.BoxHandedOver': {
      const { sscc, scanId, byRef, atGln, receivedByRef, method, proofRef } = event.data;
      const where = { placeGln: atGln, custodyTo: { type: 'resident', id: receivedByRef } as const };
      const details = { scanId, byRef, receivedByRef, method, proofRef };
      return [stepMaker(recorded, 'handed-over', details, where)(sscc)];
    }
    case 'delivery.DeliveryFailed': {
      const { sscc, scanId, byRef, atGln, reason } = event.data;
      return [stepMaker(recorded, 'delivery-failed', { scanId, byRef, reason }, { placeGln: atGln })(sscc)];
    }
    case 'delivery.BoxReturned':
      return [scanned(recorded, 'returned', event.data, station(event.data.atGln))];
    case 'delivery.BoxSeen':
      return [scanned(recorded, 'seen', event.data, 'unchanged')];
    case 'delivery.BoxDamaged':
      return [noted(recorded, 'damaged', event.data, 'unchanged')];
    case 'delivery.BoxSealFoundBroken':
      return [noted(recorded, 'seal-broken', event.data, 'unchanged')];
    case 'delivery.BoxLost':
      return [noted(recorded, 'lost', event.data, 'written-off')];
    case 'delivery.BoxFound':
      return [noted(recorded, 'found', event.data, station(event.data.atGln))];
    case 'delivery.BoxDestroyed':
      return [noted(recorded, 'destroyed', event.data, 'written-off')];
    case 'delivery.DiscrepancyResolved': {
      const { sscc, finding, resolution } = event.data;
      return [stepMaker(recorded, 'resolved', { finding, resolution }, {})(sscc)];
    }
    default:
      return unreachable(event);
  }
}

interface ScanData {
  readonly sscc: string;
  readonly scanId: string;
  readonly atGln: string;
  readonly byRef: string;
}

function scanned(
  recorded: RecordedEvent,
  kind: 'returned' | 'seen',
  { sscc, scanId, byRef, atGln }: ScanData,
  custodyTo: TrailStep['custodyTo'],
): TrailStep {
  return stepMaker(recorded, kind, { scanId, byRef }, { placeGln: atGln, custodyTo })(sscc);
}

function noted(
  recorded: RecordedEvent,
  kind: 'damaged' | 'seal-broken' | 'lost' | 'found' | 'destroyed',
  { sscc, scanId, byRef, note, atGln }: ScanData & { note: string | null },
  custodyTo: TrailStep['custodyTo'],
): TrailStep {
  return stepMaker(recorded, kind, { scanId, byRef, note }, { placeGln: atGln, custodyTo })(sscc);
}

/** The steps of a load's road facts for boxes that only this event names. */
function roadSteps(manifest: LoadManifest | undefined, ssccs: readonly string[]): TrailStep[] {
  if (manifest === undefined || manifest.facts.length === 0) return [];
  const fresh = newTo(manifest, ssccs);
  return manifest.facts.flatMap((fact) => each(fresh, onTheRoad(fact)));
}

function onTheRoad(fact: RecordedEvent<RoadFact>): (sscc: string) => TrailStep {
  const { event } = fact;
  const { loadId, scanId } = event.data;
  if (event.type === 'delivery.LoadArrived') {
    const where = { placeGln: event.data.atGln, loadId };
    return stepMaker(fact, 'arrived', { scanId, sealIntact: event.data.sealIntact }, where);
  }
  const { checkpointRef, verdict, passId, zoneGln } = event.data;
  const where = { placeGln: zoneGln, loadId, passIds: [passId] };
  return stepMaker(fact, 'checkpoint', { scanId, checkpointRef, verdict }, where);
}
