import type { LoadEvent } from '@boxtrail/contracts';
import { foldPlate, type RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import type { Journey, LoadManifest } from '../../domain/load-manifest';

/** Sorts after every time: not seen at its destination yet. */
export const nobodyKnows = '9';

/** Upper bound of loads of one vehicle or driver that are compared with a new one. */
const mostCompared = 50;

/** The loads that share a vehicle or a driver, for the dispatches of one batch of events. */
export class DrivenLoads {
  private readonly byDriver = new Map<string, Set<string>>();

  private constructor(
    private readonly manifests: ReadonlyMap<string, LoadManifest>,
    private readonly stored: ReadonlyMap<string, LoadManifest>,
  ) {
    for (const manifest of [...stored.values(), ...manifests.values()]) this.note(manifest);
  }

  /** One statement for a batch with dispatches or corrected arrivals; otherwise none. */
  static async of(
    events: readonly RecordedEvent[],
    manifests: ReadonlyMap<string, LoadManifest>,
    db: ViewDb,
  ): Promise<DrivenLoads> {
    const left = events.flatMap(({ event }) => journeyOf(event as LoadEvent, manifests) ?? []);
    if (left.length === 0) return new DrivenLoads(manifests, new Map());
    const rows = await db.query<{ manifest: LoadManifest }>(
      `SELECT DISTINCT ON (load_id) manifest
         FROM unnest($1::text[], $2::text[], $3::text[]) AS l (plate, driver_ref, left_at)
         CROSS JOIN LATERAL (
           (SELECT load_id, manifest FROM manifests m WHERE m.plate = l.plate AND m.until > l.left_at
             ORDER BY m.load_id LIMIT ${mostCompared})
           UNION ALL
           (SELECT load_id, manifest FROM manifests m
             WHERE m.driver_ref = l.driver_ref AND m.until > l.left_at
             ORDER BY m.load_id LIMIT ${mostCompared})
         ) AS other
        ORDER BY load_id`,
      [
        left.map(({ plate }) => foldPlate(plate)),
        left.map(({ driverRef }) => driverRef),
        left.map(({ leftAt }) => leftAt),
      ],
    );
    return new DrivenLoads(manifests, new Map(rows.map(({ manifest }) => [manifest.loadId, manifest])));
  }

  /** Records the new manifest of a load. */
  note({ loadId, journey }: LoadManifest): void {
    if (journey === undefined) return;
    for (const key of keysOf(journey)) {
      const loads = this.byDriver.get(key) ?? new Set();
      this.byDriver.set(key, loads.add(loadId));
    }
  }

  /** Loads with the vehicle or the driver of this one. */
  with({ journey }: LoadManifest): LoadManifest[] {
    if (journey === undefined) return [];
    const ids = new Set(keysOf(journey).flatMap((key) => [...(this.byDriver.get(key) ?? [])]));
    return [...ids]
      .sort()
      .flatMap((loadId) => this.manifests.get(loadId) ?? this.stored.get(loadId) ?? [])
      .slice(0, mostCompared);
  }
}

/** The journey that an event begins, or whose end it corrects. */
function journeyOf(
  event: LoadEvent,
  manifests: ReadonlyMap<string, LoadManifest>,
): Pick<Journey, 'plate' | 'driverRef' | 'leftAt'> | undefined {
  if (event.type === 'delivery.LoadDispatched') return { ...event.data, leftAt: event.occurredAt };
  return event.type === 'delivery.FactCorrected'
    ? manifests.get(event.data.loadId ?? '')?.journey
    : undefined;
}

const keysOf = ({ plate, driverRef }: NonNullable<LoadManifest['journey']>): string[] => [
  `vehicle ${foldPlate(plate)}`,
  `driver ${driverRef}`,
];
