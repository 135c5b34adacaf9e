import type { CorrectionEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { endOf, evolveManifest, shared, type LoadManifest } from './load-manifest';
import { each, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/**
 * A vehicle or a driver on two loads: each box of both loads has a step at the departure of the second. Of two
 * concurrent dispatches neither sees the other, so this can only be found, not refused.
 */
export function doubleDispatchSteps(
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

/**
 * A load with a later arrival than recorded, or none, was on the road when another one left with its vehicle or driver.
 */
export function overlapSteps(
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
