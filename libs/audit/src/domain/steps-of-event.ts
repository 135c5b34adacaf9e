import type { BoxEvent, BoxScanEvent, CorrectionEvent, DoorRoundEvent, LoadEvent } from '@boxtrail/contracts';
import { unreachable, type RecordedEvent } from '@boxtrail/kernel';
import { endOf, evolveManifest, newTo, shared, type LoadManifest, type RoadFact } from './load-manifest';
import { passChangeTypes } from './pass-changes';
import { receiptSteps } from './receipt-steps';
import { each, station, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/** A box that was given up was never packed. `LoadPlanned` says nothing about a box, and the dispatch repeats what it says about the load. */
type TrailEvent = Exclude<
  BoxEvent | LoadEvent | DoorRoundEvent | BoxScanEvent,
  { type: 'packing.BoxGivenUp' | 'delivery.LoadPlanned' }
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
  'delivery.FactCorrected': true,
};

/** Every event type that makes steps or a manifest, and those of passes: all that a trail is built from. */
export const trailEventTypes: readonly string[] = [...Object.keys(onTrail), ...passChangeTypes];

const isTrailEvent = (recorded: RecordedEvent): recorded is RecordedEvent<TrailEvent> =>
  Object.hasOwn(onTrail, recorded.event.type);

/**
 * The steps an event adds to trails, one or more for each box it speaks of; none when it is not about boxes.
 * `manifestOf` gives a load's manifest as it stood before this event, `alsoDriven` those of other loads that its vehicle or
 * its driver may have been on at the same time.
 *
 * A dispatch or receipt also brings the road facts of its load to boxes that it is the first to name. Those steps
 * carry the position of their own event, which is smaller. Boxes named twice in one event are one step.
 */
export function stepsOf(
  recorded: RecordedEvent,
  manifestOf: (loadId: string) => LoadManifest | undefined,
  alsoDriven: (load: LoadManifest) => readonly LoadManifest[] = () => [],
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
      const { passesWhenRecorded } = event.data;
      const manifest = manifestOf(loadId);
      const where = {
        placeGln: fromGln,
        counterpartGln: toGln,
        loadId,
        passIds: [vehiclePassId, driverPassId],
        custodyTo: { type: 'load', id: loadId } as const,
      };
      const sealId = manifest?.sealId ?? null;
      const details = {
        plate,
        driverRef,
        sealId,
        ...(passesWhenRecorded !== undefined && {
          vehiclePassWhenRecorded: passesWhenRecorded.vehicle,
          driverPassWhenRecorded: passesWhenRecorded.driver,
        }),
      };
      const dispatched = each(ssccs, stepMaker(recorded, 'dispatched', details, where));
      const left = evolveManifest(manifest, recorded);
      const twice = left === undefined ? [] : doubleDispatchSteps(recorded, left, ssccs, alsoDriven(left));
      return [...dispatched, ...twice, ...roadSteps(manifest, ssccs)];
    }
    case 'delivery.CheckpointPassed':
    case 'delivery.LoadArrived':
      return (manifestOf(event.data.loadId)?.ssccs ?? []).flatMap(onTheRoad({ ...recorded, event }));
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
    case 'delivery.FactCorrected':
      return [
        ...correctionSteps({ ...recorded, event }, manifestOf),
        ...overlapSteps({ ...recorded, event }, manifestOf, alsoDriven),
      ];
    default:
      return unreachable(event);
  }
}

/**
 * A vehicle or a driver that is on two loads: each box of both has a step at the moment the second one left. Two dispatches
 * that race both look before either is recorded, so it can only be found, not refused.
 */
function doubleDispatchSteps(
  recorded: RecordedEvent,
  left: LoadManifest,
  ssccs: readonly string[],
  others: readonly LoadManifest[],
  ordinal = 0,
): TrailStep[] {
  return others.flatMap((other, i) => {
    const who = shared(left, other);
    if (who === null || left.journey === undefined) return [];
    const { plate, driverRef } = left.journey;
    const of = (loadId: string, otherLoadId: string) =>
      stepMaker(recorded, 'double-dispatch', { otherLoadId, shared: who, plate, driverRef }, { loadId });
    const onBoth = new Set(ssccs);
    const alone = other.ssccs.filter((sscc) => !onBoth.has(sscc));
    const [own, theirs] = [of(left.loadId, other.loadId), of(other.loadId, left.loadId)];
    return [
      ...each(ssccs, (sscc) => own(sscc, ordinal + 1 + 2 * i)),
      ...each(alone, (sscc) => theirs(sscc, ordinal + 2 + 2 * i)),
    ];
  });
}

/** After all other steps of a correction. */
const ordinalOfOverlaps = 1_000;

/** A load that arrived later than was said, or not at all, was on the road when another one left with its vehicle or driver. */
function overlapSteps(
  recorded: RecordedEvent<CorrectionEvent>,
  manifestOf: (loadId: string) => LoadManifest | undefined,
  alsoDriven: (load: LoadManifest) => readonly LoadManifest[],
): TrailStep[] {
  const { loadId } = recorded.event.data;
  const before = loadId === null ? undefined : manifestOf(loadId);
  const after = evolveManifest(before, recorded);
  if (before === undefined || after === undefined || endOf(before) === endOf(after)) return [];
  const others = alsoDriven(after).filter((other) => shared(before, other) === null);
  return doubleDispatchSteps(recorded, after, after.ssccs, others, ordinalOfOverlaps);
}

/**
 * A correction is a step of each box the wrong fact spoke of, and beside it stand the steps of the fact that counts
 * instead, made as that fact's own would be.
 */
function correctionSteps(
  recorded: RecordedEvent<CorrectionEvent>,
  manifestOf: (loadId: string) => LoadManifest | undefined,
): TrailStep[] {
  const { sscc, loadId, fact, ssccs, instead } = recorded.event.data;
  const manifest = loadId === null ? undefined : manifestOf(loadId);
  if (fact === 'delivery.LoadArrived') return (manifest?.ssccs ?? []).flatMap(onTheRoad(recorded));
  const corrected = each(sscc === null ? ssccs : [sscc], correction(recorded));
  if (instead === null) return corrected;
  const counting = { ...recorded, event: instead };
  if (instead.type !== 'delivery.BoxesReceived') {
    return [...corrected, ...beside(stepsOf(counting, () => undefined))];
  }
  return [
    ...corrected,
    ...beside(receiptSteps(counting, instead.data)),
    ...roadSteps(manifest, instead.data.ssccs),
  ];
}

function correction(recorded: RecordedEvent<CorrectionEvent>): (sscc: string) => TrailStep {
  const { loadId, scanId, fact, instead, reason, byRef } = recorded.event.data;
  const details = { scanId, fact, withdrawn: instead === null, reason, byRef };
  return stepMaker(recorded, 'corrected', details, { loadId });
}

/** Steps of the event that a correction carries, after the correction's own. */
const beside = (steps: readonly TrailStep[]): TrailStep[] =>
  steps.map((step) => ({ ...step, ordinal: step.ordinal + 1, sourceType: 'delivery.FactCorrected' }));

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
  return manifest.facts.flatMap((fact) => fresh.flatMap(onTheRoad(fact)));
}

/** What a box has of a road fact of its load: a step, or of a correction its own and that of the arrival instead. */
function onTheRoad(fact: RecordedEvent<RoadFact>): (sscc: string) => TrailStep[] {
  const { event } = fact;
  switch (event.type) {
    case 'delivery.CheckpointPassed': {
      const { loadId, scanId, checkpointRef, verdict, passId, zoneGln } = event.data;
      const where = { placeGln: zoneGln, loadId, passIds: [passId] };
      const make = stepMaker(fact, 'checkpoint', { scanId, checkpointRef, verdict }, where);
      return (sscc) => [make(sscc)];
    }
    case 'delivery.LoadArrived': {
      const { loadId, scanId, atGln, sealIntact } = event.data;
      const make = stepMaker(fact, 'arrived', { scanId, sealIntact }, { placeGln: atGln, loadId });
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
