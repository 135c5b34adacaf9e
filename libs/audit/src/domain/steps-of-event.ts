import type {
  BoxAnswerEvent,
  BoxEvent,
  BoxScanEvent,
  DoorRoundEvent,
  EventOf,
  HoldApplied,
  LoadEvent,
} from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { withLimits } from './custody-limit';
import { correctionSteps } from './correction-steps';
import { doubleDispatchSteps, overlapSteps } from './double-dispatch';
import { holdsAtPacking, holdSteps } from './hold-steps';
import type { Known } from './known';
import { evolveManifest } from './load-manifest';
import { packingSteps } from './packing-steps';
import { passChangeTypes } from './pass-changes';
import { receiptSteps } from './receipt-steps';
import { onTheRoad, roadSteps } from './road-steps';
import { scanSteps } from './scan-steps';
import { boxSealedSteps, loadSealedSteps, sealAtDispatchSteps } from './seal-steps';
import { kindOf } from './step-kinds';
import { each, stepMaker } from './step-maker';
import type { StepKind, TrailStep } from './trail-step';

/**
 * Events without steps: a box that was given up was never packed; `LoadPlanned` names no box, and the dispatch repeats
 * its content.
 */
type TrailEvent = Exclude<
  BoxEvent | LoadEvent | DoorRoundEvent | BoxScanEvent | BoxAnswerEvent | EventOf<typeof HoldApplied>,
  { type: 'packing.BoxGivenUp' | 'delivery.LoadPlanned' }
>;

type StepsOf<Event extends TrailEvent> = (recorded: RecordedEvent<Event>, known: Known) => TrailStep[];

const ofTheLoad: StepsOf<
  Extract<TrailEvent, { type: 'delivery.CheckpointPassed' | 'delivery.LoadArrived' }>
> = (recorded, { manifestOf }) =>
  (manifestOf(recorded.event.data.loadId)?.ssccs ?? []).flatMap(onTheRoad(recorded));

/** The steps or manifest of each event type that has some. */
const stepsOfEach: {
  readonly [Type in TrailEvent['type']]: StepsOf<Extract<TrailEvent, { type: Type }>>;
} = {
  'packing.BoxPacked': (recorded, known) => [
    ...packingSteps(recorded, known),
    ...holdsAtPacking(recorded, known),
  ],
  'audit.HoldApplied': holdSteps,
  'packing.BoxSealed': boxSealedSteps,
  'delivery.BoxesLoaded': (recorded) => {
    const { atGln, loadId, ssccs } = recorded.event.data;
    return each(ssccs, stepMaker(recorded, 'loaded', {}, { placeGln: atGln, loadId }));
  },
  'delivery.BoxesTakenOff': (recorded) => {
    const { atGln, loadId, reason, ssccs } = recorded.event.data;
    return each(ssccs, stepMaker(recorded, 'taken-off', { reason }, { placeGln: atGln, loadId }));
  },
  'delivery.LoadSealed': loadSealedSteps,
  'delivery.LoadDispatched': (recorded, { manifestOf, alsoDriven, tierOf, sealUse }) => {
    const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, ssccs } =
      recorded.event.data;
    const { passesWhenRecorded } = recorded.event.data;
    const manifest = manifestOf(loadId);
    const sealId = manifest?.sealId ?? null;
    const tier = tierOf(fromGln);
    const where = {
      placeGln: fromGln,
      counterpartGln: toGln,
      loadId,
      passIds: [vehiclePassId, driverPassId],
    };
    const details = {
      plate,
      driverRef,
      sealId,
      ...(tier !== undefined && { tier }),
      ...(passesWhenRecorded !== undefined && {
        vehiclePassWhenRecorded: passesWhenRecorded.vehicle,
        driverPassWhenRecorded: passesWhenRecorded.driver,
      }),
    };
    const dispatched = each(ssccs, stepMaker(recorded, 'dispatched', details, where));
    const left = evolveManifest(manifest, recorded);
    const twice = left === undefined ? [] : doubleDispatchSteps(recorded, left, ssccs, alsoDriven(left));
    const seals = sealAtDispatchSteps(recorded, sealId, { sealUse });
    return [...dispatched, ...twice, ...seals, ...roadSteps(manifest, ssccs)];
  },
  'delivery.CheckpointPassed': ofTheLoad,
  'delivery.LoadArrived': ofTheLoad,
  'delivery.BoxesReceived': (recorded, { manifestOf, tierOf }) => {
    const { loadId, ssccs } = recorded.event.data;
    return [...receiptSteps(recorded, tierOf), ...roadSteps(manifestOf(loadId), ssccs)];
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
  'audit.FindingResolved': (recorded) => {
    const { sscc, kind: finding, position, ordinal, outcome, words: resolution } = recorded.event.data;
    const details = { finding, outcome, resolution };
    return [stepMaker(recorded, 'resolved', details, { answers: { position, ordinal } })(sscc)];
  },
  'delivery.FactCorrected': (recorded, { manifestOf, alsoDriven, tierOf }) => [
    ...correctionSteps(recorded, manifestOf, tierOf),
    ...overlapSteps(recorded, manifestOf, alsoDriven),
  ],
};

/** Every event type that a trail is built from: those with steps or a manifest, and those of passes. */
export const trailEventTypes: readonly string[] = [...Object.keys(stepsOfEach), ...passChangeTypes];

const isTrailEvent = (recorded: RecordedEvent): recorded is RecordedEvent<TrailEvent> =>
  Object.hasOwn(stepsOfEach, recorded.event.type);

/**
 * The steps of an event, one or more for each box it names; none when it is not about boxes.
 *
 * A dispatch or receipt also adds the load's events on the road for boxes that it is the first to name. These steps
 * have the earlier position of their own event. A box named twice in one event has one step.
 */
export function stepsOf(recorded: RecordedEvent, known: Known): TrailStep[] {
  if (!isTrailEvent(recorded)) return [];
  const make = stepsOfEach[recorded.event.type] as StepsOf<TrailEvent>;
  return make(recorded, known).map((step) => withLimits(atCommunity(step, known), known));
}

/** The step, marked when somebody had the box in hand at a community. */
function atCommunity(step: TrailStep, { tierOf }: Known): TrailStep {
  const isThere = step.placeGln !== null && kindOf<StepKind>(step).sawTheBox;
  return isThere && tierOf(step.placeGln) === 'community' ? { ...step, atCommunity: true } : step;
}
