import type { BoxEvent, BoxScanEvent, DoorRoundEvent, LoadEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { correctionSteps } from './correction-steps';
import { doubleDispatchSteps, overlapSteps } from './double-dispatch';
import { evolveManifest, type LoadManifest } from './load-manifest';
import { passChangeTypes } from './pass-changes';
import { receiptSteps } from './receipt-steps';
import { onTheRoad, roadSteps } from './road-steps';
import { scanSteps } from './scan-steps';
import { each, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/**
 * Events without steps: a box that was given up was never packed; `LoadPlanned` names no box, and the dispatch repeats
 * its content.
 */
type TrailEvent = Exclude<
  BoxEvent | LoadEvent | DoorRoundEvent | BoxScanEvent,
  { type: 'packing.BoxGivenUp' | 'delivery.LoadPlanned' }
>;

/** The state of loads before an event. */
interface Loads {
  readonly manifestOf: (loadId: string) => LoadManifest | undefined;
  readonly alsoDriven: (load: LoadManifest) => readonly LoadManifest[];
}

type StepsOf<Event extends TrailEvent> = (recorded: RecordedEvent<Event>, loads: Loads) => TrailStep[];

const ofTheLoad: StepsOf<
  Extract<TrailEvent, { type: 'delivery.CheckpointPassed' | 'delivery.LoadArrived' }>
> = (recorded, { manifestOf }) =>
  (manifestOf(recorded.event.data.loadId)?.ssccs ?? []).flatMap(onTheRoad(recorded));

/** The steps or manifest of each event type that has some. */
const stepsOfEach: {
  readonly [Type in TrailEvent['type']]: StepsOf<Extract<TrailEvent, { type: Type }>>;
} = {
  'packing.BoxPacked': (recorded) => {
    const { sscc, gtin, jobId, needId, weightGrams, packedAtGln, destinationGln } = recorded.event.data;
    const where = { placeGln: packedAtGln, counterpartGln: destinationGln };
    return [stepMaker(recorded, 'packed', { gtin, jobId, needId, weightGrams }, where)(sscc)];
  },
  'packing.BoxSealed': (recorded) => {
    const { sscc, sealId, atGln } = recorded.event.data;
    return [stepMaker(recorded, 'sealed', { sealId }, { placeGln: atGln })(sscc)];
  },
  'delivery.BoxesLoaded': (recorded) => {
    const { atGln, loadId, ssccs } = recorded.event.data;
    return each(ssccs, stepMaker(recorded, 'loaded', {}, { placeGln: atGln, loadId }));
  },
  'delivery.BoxesTakenOff': (recorded) => {
    const { atGln, loadId, reason, ssccs } = recorded.event.data;
    return each(ssccs, stepMaker(recorded, 'taken-off', { reason }, { placeGln: atGln, loadId }));
  },
  'delivery.LoadSealed': () => [],
  'delivery.LoadDispatched': (recorded, { manifestOf, alsoDriven }) => {
    const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, ssccs } =
      recorded.event.data;
    const { passesWhenRecorded } = recorded.event.data;
    const manifest = manifestOf(loadId);
    const where = {
      placeGln: fromGln,
      counterpartGln: toGln,
      loadId,
      passIds: [vehiclePassId, driverPassId],
    };
    const details = {
      plate,
      driverRef,
      sealId: manifest?.sealId ?? null,
      ...(passesWhenRecorded !== undefined && {
        vehiclePassWhenRecorded: passesWhenRecorded.vehicle,
        driverPassWhenRecorded: passesWhenRecorded.driver,
      }),
    };
    const dispatched = each(ssccs, stepMaker(recorded, 'dispatched', details, where));
    const left = evolveManifest(manifest, recorded);
    const twice = left === undefined ? [] : doubleDispatchSteps(recorded, left, ssccs, alsoDriven(left));
    return [...dispatched, ...twice, ...roadSteps(manifest, ssccs)];
  },
  'delivery.CheckpointPassed': ofTheLoad,
  'delivery.LoadArrived': ofTheLoad,
  'delivery.BoxesReceived': (recorded, { manifestOf }) => {
    const { loadId, ssccs } = recorded.event.data;
    return [...receiptSteps(recorded), ...roadSteps(manifestOf(loadId), ssccs)];
  },
  'delivery.DoorRoundStarted': (recorded) => {
    const { doorRoundId, fromGln, teamRef, ssccs } = recorded.event.data;
    const details = { doorRoundId, teamRef };
    return each(ssccs, stepMaker(recorded, 'out-for-delivery', details, { placeGln: fromGln }));
  },
  ...scanSteps,
  'delivery.DiscrepancyResolved': (recorded) => {
    const { sscc, finding, resolution } = recorded.event.data;
    return [stepMaker(recorded, 'resolved', { finding, resolution }, {})(sscc)];
  },
  'delivery.FactCorrected': (recorded, { manifestOf, alsoDriven }) => [
    ...correctionSteps(recorded, manifestOf),
    ...overlapSteps(recorded, manifestOf, alsoDriven),
  ],
};

/** Every event type that a trail is built from: those with steps or a manifest, and those of passes. */
export const trailEventTypes: readonly string[] = [...Object.keys(stepsOfEach), ...passChangeTypes];

const isTrailEvent = (recorded: RecordedEvent): recorded is RecordedEvent<TrailEvent> =>
  Object.hasOwn(stepsOfEach, recorded.event.type);

/**
 * The steps of an event, one or more for each box it names; none when it is not about boxes. `manifestOf` returns a
 * load's manifest before this event, `alsoDriven` those of other loads that its vehicle or driver may have been on at
 * the same time.
 *
 * A dispatch or receipt also adds the load's events on the road for boxes that it is the first to name. These steps
 * have the earlier position of their own event. A box named twice in one event has one step.
 */
export function stepsOf(
  recorded: RecordedEvent,
  manifestOf: Loads['manifestOf'],
  alsoDriven: Loads['alsoDriven'] = () => [],
): TrailStep[] {
  if (!isTrailEvent(recorded)) return [];
  const make = stepsOfEach[recorded.event.type] as StepsOf<TrailEvent>;
  return make(recorded, { manifestOf, alsoDriven });
}
