import type { LoadEvent } from '@boxtrail/contracts';
import { foldPlate, unreachable, type RecordedEvent } from '@boxtrail/kernel';

/** Events that name the load but not its boxes. A correction is one when it corrects an arrival. */
export type RoadFact = Extract<
  LoadEvent,
  { type: 'delivery.CheckpointPassed' | 'delivery.LoadArrived' | 'delivery.FactCorrected' }
>;

/**
 * The boxes of a load and its events on the road. Its boxes are those of its dispatch and those that came off it: an
 * unlisted box took the same journey. (A loaded box may have been taken off before the dispatch.)
 *
 * Every box of a load has a step for each event on the road, made by the later of the two in the log: that event, or
 * the event that first names the box. So a trail does not depend on their order, and a load without a dispatch is not
 * hidden.
 */
export interface LoadManifest {
  readonly loadId: string;
  readonly sealId: string | null;
  /** As many as one load can carry, and unlisted boxes that came off it. */
  readonly ssccs: readonly string[];
  /** Few for each load: its checkpoints and its arrival. */
  readonly facts: readonly RecordedEvent<RoadFact>[];
  /** Vehicle, driver and departure; undefined before the dispatch. */
  readonly journey?: Journey;
  /** Times at which it was seen at its destination, by the scan id of the arrival or receipt in force. */
  readonly ends?: Readonly<Record<string, string>>;
}

/** A vehicle and its driver on the road with a load. */
export interface Journey {
  readonly plate: string;
  readonly driverRef: string;
  readonly leftAt: string;
  readonly fromGln: string;
  /** The passes of the vehicle and of the driver. */
  readonly passIds: readonly [string, string];
}

/** When the load was first seen at its destination; null while it was not. */
export const endOf = ({ ends }: LoadManifest): string | null =>
  Object.values(ends ?? {}).reduce<string | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );

/** The vehicle or driver that two loads shared at the same time, by present knowledge; null when there is none. */
export function shared(a: LoadManifest, b: LoadManifest): 'vehicle' | 'driver' | 'vehicle and driver' | null {
  if (a.journey === undefined || b.journey === undefined || a.loadId === b.loadId) return null;
  const isBefore = (one: LoadManifest, leftAt: string) => (endOf(one) ?? '9') <= leftAt;
  if (isBefore(a, b.journey.leftAt) || isBefore(b, a.journey.leftAt)) return null;
  const sameVehicle = foldPlate(a.journey.plate) === foldPlate(b.journey.plate);
  const sameDriver = a.journey.driverRef === b.journey.driverRef;
  if (sameVehicle) return sameDriver ? 'vehicle and driver' : 'vehicle';
  return sameDriver ? 'driver' : null;
}

type ManifestEvent =
  | RoadFact
  | Extract<
      LoadEvent,
      { type: 'delivery.LoadSealed' | 'delivery.LoadDispatched' | 'delivery.BoxesReceived' }
    >;

const concernsManifest: Record<ManifestEvent['type'], true> = {
  'delivery.LoadSealed': true,
  'delivery.LoadDispatched': true,
  'delivery.CheckpointPassed': true,
  'delivery.LoadArrived': true,
  'delivery.BoxesReceived': true,
  'delivery.FactCorrected': true,
};

const isManifestEvent = (recorded: RecordedEvent): recorded is RecordedEvent<ManifestEvent> =>
  Object.hasOwn(concernsManifest, recorded.event.type);

/** The load whose manifest an event reads or changes; undefined when there is none. */
export const manifestIdOf = (recorded: RecordedEvent): string | undefined =>
  isManifestEvent(recorded) ? (recorded.event.data.loadId ?? undefined) : undefined;

/** Boxes that are new to the manifest, once each. */
export function newTo(manifest: LoadManifest | undefined, ssccs: readonly string[]): string[] {
  const known = new Set(manifest?.ssccs);
  return [...new Set(ssccs)].filter((sscc) => !known.has(sscc));
}

/** The manifest after an event of its load. Returns the same object when nothing changes. */
export function evolveManifest(
  manifest: LoadManifest | undefined,
  recorded: RecordedEvent,
): LoadManifest | undefined {
  const loadId = manifestIdOf(recorded);
  if (!isManifestEvent(recorded) || loadId === undefined) return manifest;
  const { event } = recorded;
  const before = manifest ?? { loadId, sealId: null, ssccs: [], facts: [] };
  switch (event.type) {
    case 'delivery.LoadSealed':
      return { ...before, sealId: event.data.sealId };
    case 'delivery.CheckpointPassed':
      return { ...before, facts: [...before.facts, { ...recorded, event }] };
    case 'delivery.LoadArrived': {
      const ended = withEnd(before, event.data.scanId, event.occurredAt);
      return { ...ended, facts: [...before.facts, { ...recorded, event }] };
    }
    case 'delivery.LoadDispatched': {
      const { plate, driverRef, fromGln, vehiclePassId, driverPassId, ssccs } = event.data;
      const passIds = [vehiclePassId, driverPassId] as const;
      const journey = { plate, driverRef, leftAt: event.occurredAt, fromGln, passIds };
      return { ...withBoxes(before, ssccs), journey };
    }
    case 'delivery.BoxesReceived':
      return withBoxes(withEnd(before, event.data.scanId, event.occurredAt), event.data.ssccs);
    case 'delivery.FactCorrected': {
      const { fact, instead, scanId } = event.data;
      const ended = withEnd(before, scanId, instead?.occurredAt);
      if (fact === 'delivery.LoadArrived')
        return { ...ended, facts: [...before.facts, { ...recorded, event }] };
      return instead?.type === 'delivery.BoxesReceived' ? withBoxes(ended, instead.data.ssccs) : ended;
    }
    default:
      return unreachable(event);
  }
}

/** `at`: undefined when the fact was withdrawn. */
function withEnd(manifest: LoadManifest, scanId: string, at: string | undefined): LoadManifest {
  if (manifest.ends?.[scanId] === at) return manifest;
  const { [scanId]: _, ...others } = manifest.ends ?? {};
  return { ...manifest, ends: at === undefined ? others : { ...others, [scanId]: at } };
}

function withBoxes(manifest: LoadManifest, ssccs: readonly string[]): LoadManifest {
  const fresh = newTo(manifest, ssccs);
  return fresh.length === 0 ? manifest : { ...manifest, ssccs: [...manifest.ssccs, ...fresh] };
}
