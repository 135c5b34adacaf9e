import { Type } from '@sinclair/typebox';
import { defineEvent, type EventDefinition, type EventOf } from '../schema/define-event';
import { Boxes, Gln, Nullable, OneOf, Ref, Sscc, Text, Time } from '../schema/fields';
import { verdicts } from './passes';

export const LoadPlanned = defineEvent(
  'delivery.LoadPlanned',
  { loadId: Ref(), fromGln: Gln(), toGln: Gln(), plate: Ref(), driverRef: Ref() },
  (d) => d.loadId,
);
/** One event for many boxes. */
export const BoxesLoaded = defineEvent(
  'delivery.BoxesLoaded',
  { loadId: Ref(), atGln: Gln(), ssccs: Boxes() },
  (d) => d.loadId,
);
export const BoxesTakenOff = defineEvent(
  'delivery.BoxesTakenOff',
  { loadId: Ref(), atGln: Gln(), ssccs: Boxes(), reason: Text() },
  (d) => d.loadId,
);
export const LoadSealed = defineEvent(
  'delivery.LoadSealed',
  { loadId: Ref(), sealId: Ref() },
  (d) => d.loadId,
);
/** Departure with the whole manifest, under passes that were valid for vehicle, driver, destination and time. */
export const LoadDispatched = defineEvent(
  'delivery.LoadDispatched',
  {
    loadId: Ref(),
    fromGln: Gln(),
    toGln: Gln(),
    plate: Ref(),
    driverRef: Ref(),
    vehiclePassId: Ref(),
    driverPassId: Ref(),
    ssccs: Boxes(),
    /**
     * The verdicts of the passes at the time of recording, when at least one pass was no longer valid: the dispatch was
     * recorded later than it happened.
     */
    passesWhenRecorded: Type.Optional(
      Type.Object({ vehicle: OneOf(verdicts), driver: OneOf(verdicts) }, { additionalProperties: false }),
    ),
  },
  (d) => d.loadId,
);
export const CheckpointPassed = defineEvent(
  'delivery.CheckpointPassed',
  {
    loadId: Ref(),
    scanId: Ref(),
    checkpointRef: Ref(),
    zoneGln: Gln(),
    passId: Ref(),
    verdict: OneOf(verdicts),
  },
  (d) => d.loadId,
);
export const LoadArrived = defineEvent(
  'delivery.LoadArrived',
  {
    loadId: Ref(),
    scanId: Ref(),
    atGln: Gln(),
    sealIntact: Type.Boolean(),
    /** The number on the seal; omitted when nobody read it. */
    sealId: Type.Optional(Ref()),
  },
  (d) => d.loadId,
);

/** A deviation of the receipt from the manifest. */
export const discrepancyKinds = [
  'missing',
  'damaged',
  'unexpected',
  'seal-broken',
  'wrong-station',
  'never-dispatched',
] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/** One receipt: the boxes found and the deviations from the manifest. */
export const BoxesReceived = defineEvent(
  'delivery.BoxesReceived',
  {
    loadId: Ref(),
    scanId: Ref(),
    atGln: Gln(),
    ssccs: Boxes(),
    /** At most five kinds for each of 5000 received boxes, and one for each of 5000 missing boxes. */
    discrepancies: Type.Array(Type.Object({ sscc: Sscc(), kind: OneOf(discrepancyKinds) }), {
      maxItems: 30_000,
    }),
  },
  (d) => d.loadId,
);

/** A team leaves the drop point for the door round. */
export const DoorRoundStarted = defineEvent(
  'delivery.DoorRoundStarted',
  { doorRoundId: Ref(), fromGln: Gln(), teamRef: Ref(), ssccs: Boxes() },
  (d) => d.doorRoundId,
);

export const handoverMethods = ['in-person', 'left-at-door', 'pick-up'] as const;
export const failureReasons = ['not-at-home', 'refused', 'wrong-door', 'other'] as const;

const scan = { sscc: Sscc(), scanId: Ref(), atGln: Gln(), byRef: Ref() };

export const BoxHandedOver = defineEvent(
  'delivery.BoxHandedOver',
  { ...scan, receivedByRef: Ref(), method: OneOf(handoverMethods), proofRef: Nullable(Ref()) },
  (d) => d.sscc,
);
export const DeliveryFailed = defineEvent(
  'delivery.DeliveryFailed',
  { ...scan, reason: OneOf(failureReasons) },
  (d) => d.sscc,
);
/** Back in the custody of a station. */
export const BoxReturned = defineEvent('delivery.BoxReturned', scan, (d) => d.sscc);
export const BoxSeen = defineEvent('delivery.BoxSeen', scan, (d) => d.sscc);
export const BoxDamaged = defineEvent(
  'delivery.BoxDamaged',
  { ...scan, note: Nullable(Text()) },
  (d) => d.sscc,
);
export const BoxSealFoundBroken = defineEvent(
  'delivery.BoxSealFoundBroken',
  { ...scan, note: Nullable(Text()) },
  (d) => d.sscc,
);
export const BoxLost = defineEvent('delivery.BoxLost', { ...scan, note: Nullable(Text()) }, (d) => d.sscc);
export const BoxFound = defineEvent('delivery.BoxFound', { ...scan, note: Nullable(Text()) }, (d) => d.sscc);
export const BoxDestroyed = defineEvent(
  'delivery.BoxDestroyed',
  { ...scan, note: Nullable(Text()) },
  (d) => d.sscc,
);
/** Somebody explained the open findings of one kind. Read only: `audit.FindingResolved` names one finding. */
export const DiscrepancyResolved = defineEvent(
  'delivery.DiscrepancyResolved',
  { sscc: Sscc(), finding: Ref(), resolution: Text() },
  (d) => d.sscc,
);

/** A fact embedded in another event: wire name, event time, and data in the version of that name. */
const factOf = <Name extends string, Data>(definition: EventDefinition<Name, Data>) =>
  Type.Unsafe<{ type: Name; occurredAt: string; data: Data }>(
    Type.Object(
      { type: Type.Literal(definition.type), occurredAt: Time(), data: definition.schema },
      { additionalProperties: false },
    ),
  );

/**
 * A fact about one box or one load was recorded wrongly. It stays in the log; `instead` replaces it, or nothing does:
 * then it never happened. The last correction of a fact in log order wins. `occurredAt` of the event is the time of the
 * correction; the event time of the fact is in `instead`.
 */
export const FactCorrected = defineEvent(
  'delivery.FactCorrected',
  {
    /** Exactly one of the two: the scanned box, or the load of the arrival or receipt. */
    sscc: Nullable(Sscc()),
    loadId: Nullable(Ref()),
    /** The scan id of the corrected fact; `instead` keeps it. */
    scanId: Ref(),
    /** The wire name under which the fact was first recorded. */
    fact: OneOf([
      'delivery.LoadArrived',
      'delivery.BoxesReceived',
      'delivery.BoxHandedOver',
      'delivery.DeliveryFailed',
      'delivery.BoxReturned',
      'delivery.BoxSeen',
      'delivery.BoxDamaged',
      'delivery.BoxSealFoundBroken',
      'delivery.BoxLost',
      'delivery.BoxFound',
      'delivery.BoxDestroyed',
    ] as const),
    /** For a receipt: the boxes it listed before this correction, received or missing. Otherwise empty. */
    ssccs: Type.Array(Sscc(), { maxItems: 10_000 }),
    instead: Nullable(
      Type.Union([
        factOf(LoadArrived),
        factOf(BoxesReceived),
        factOf(BoxHandedOver),
        factOf(DeliveryFailed),
        factOf(BoxReturned),
        factOf(BoxSeen),
        factOf(BoxDamaged),
        factOf(BoxSealFoundBroken),
        factOf(BoxLost),
        factOf(BoxFound),
        factOf(BoxDestroyed),
      ]),
    ),
    reason: Text(),
    /** Who says so. */
    byRef: Ref(),
  },
  (d) => d.sscc ?? d.loadId ?? d.scanId,
);

export type LoadEvent =
  | EventOf<typeof LoadPlanned>
  | EventOf<typeof BoxesLoaded>
  | EventOf<typeof BoxesTakenOff>
  | EventOf<typeof LoadSealed>
  | EventOf<typeof LoadDispatched>
  | EventOf<typeof CheckpointPassed>
  | EventOf<typeof LoadArrived>
  | EventOf<typeof BoxesReceived>
  | CorrectionEvent;
export type DoorRoundEvent = EventOf<typeof DoorRoundStarted>;
export type BoxScanEvent =
  | EventOf<typeof BoxHandedOver>
  | EventOf<typeof DeliveryFailed>
  | EventOf<typeof BoxReturned>
  | EventOf<typeof BoxSeen>
  | EventOf<typeof BoxDamaged>
  | EventOf<typeof BoxSealFoundBroken>
  | EventOf<typeof BoxLost>
  | EventOf<typeof BoxFound>
  | EventOf<typeof BoxDestroyed>
  | EventOf<typeof DiscrepancyResolved>
  | CorrectionEvent;
/** Stored in the stream of the box or load it concerns. */
export type CorrectionEvent = EventOf<typeof FactCorrected>;
