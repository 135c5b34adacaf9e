import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../define-event';
import { Boxes, Gln, Nullable, OneOf, Ref, Sscc, Text } from '../fields';
import { verdicts } from './passes';

export const LoadPlanned = defineEvent(
  'delivery.LoadPlanned',
  { loadId: Ref(), fromGln: Gln(), toGln: Gln(), plate: Ref(), driverRef: Ref() },
  (d) => d.loadId,
);
/** Many boxes, one event. */
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
/** Leaves with its whole manifest, under passes that were valid for vehicle, driver, destination and time. */
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
  { loadId: Ref(), scanId: Ref(), atGln: Gln(), sealIntact: Type.Boolean() },
  (d) => d.loadId,
);

/** What was received differs from the manifest. */
export const discrepancyKinds = [
  'missing',
  'damaged',
  'unexpected',
  'seal-broken',
  'wrong-station',
  'never-dispatched',
] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/** One receipt: what was found, and how it differs from the manifest. */
export const BoxesReceived = defineEvent(
  'delivery.BoxesReceived',
  {
    loadId: Ref(),
    scanId: Ref(),
    atGln: Gln(),
    ssccs: Boxes(),
    /** At most five kinds for each of 5000 boxes that came, and one for each of 5000 that did not. */
    discrepancies: Type.Array(Type.Object({ sscc: Sscc(), kind: OneOf(discrepancyKinds) }), {
      maxItems: 30_000,
    }),
  },
  (d) => d.loadId,
);

/** A team leaves the drop point for the doors. */
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
/** Somebody answered for an open question on the trail. */
export const DiscrepancyResolved = defineEvent(
  'delivery.DiscrepancyResolved',
  { sscc: Sscc(), finding: Ref(), resolution: Text() },
  (d) => d.sscc,
);

export type LoadEvent =
  | EventOf<typeof LoadPlanned>
  | EventOf<typeof BoxesLoaded>
  | EventOf<typeof BoxesTakenOff>
  | EventOf<typeof LoadSealed>
  | EventOf<typeof LoadDispatched>
  | EventOf<typeof CheckpointPassed>
  | EventOf<typeof LoadArrived>
  | EventOf<typeof BoxesReceived>;
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
  | EventOf<typeof DiscrepancyResolved>;
