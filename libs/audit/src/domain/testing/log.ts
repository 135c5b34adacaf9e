import {
  heldLotsAfter,
  holdingTypes,
  type BoxEvent,
  type BoxTypeEvent,
  type CustodyLimits,
  type CustodyLimitsEvent,
  type HeldLot,
  type HoldingEvent,
  type LoadEvent,
  type Place,
  type StationEvent,
  type SupplierDescribed,
  type EventOf,
  type RoundOpened,
} from '@boxtrail/contracts';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { evolveManifest, manifestIdOf, type LoadManifest } from '../load-manifest';
import {
  isPassChange,
  stepsOfPassChange,
  stepsUnderPasses,
  withPassChange,
  type PassChange,
} from '../pass-changes';
import { stepsOf } from '../steps-of-event';
import type { ContentLine } from '../known';
import { withUse, type Sealed, type SealUse } from '../seal-use';
import type { TrailStep } from '../trail-step';

export interface Happening {
  readonly event: DomainEvent;
  /** Scanners may be offline; decisions about loads are made online. */
  readonly offline: boolean;
  /** It answers this event: it must come after it in the log. */
  readonly after?: DomainEvent;
}

/**
 * The log when scanners are late by these minutes: positions in order of arrival. The first delay applies to all
 * decisions: they keep their order, but facts on the road may overtake them. A correction comes after its fact.
 */
export function record(happenings: readonly Happening[], late: readonly number[]): RecordedEvent[] {
  const arrivals = new Map<DomainEvent, number>();
  return happenings
    .map(({ event, offline, after }, i) => {
      const delay = late[offline ? i % late.length : 0] ?? 0;
      const waited = after === undefined ? 0 : (arrivals.get(after) ?? 0) + 1;
      const arrival = Math.max(Date.parse(event.occurredAt) + delay * 60_000, waited);
      arrivals.set(event, arrival);
      return { event, arrival };
    })
    .sort((a, b) => a.arrival - b.arrival)
    .map(({ event, arrival }, i) => recorded(i + 1, event, new Date(arrival).toISOString()));
}

/** An event as read from the log. */
export const recorded = (
  position: number,
  event: DomainEvent,
  recordedAt = event.occurredAt,
): RecordedEvent => ({
  position,
  stream: 'stream',
  revision: position,
  id: `event-${position}`,
  recordedAt,
  metadata: {
    actor: 'key-1',
    role: 'station',
    commandId: `command-${position}`,
    commandHash: '0',
    correlationId: 'c',
    causationId: 'c',
  },
  event,
});

type Said =
  | LoadEvent
  | BoxEvent
  | BoxTypeEvent
  | EventOf<typeof RoundOpened>
  | CustodyLimitsEvent
  | StationEvent
  | SupplierDescribed;

const holding: ReadonlySet<string> = new Set(holdingTypes);

/** The steps of every box in batches, one per event. */
export function* stepsOfLog(log: readonly RecordedEvent[]): Generator<TrailStep[]> {
  const tiers = new Map<string, Place['tier']>();
  /** By box type, its versions; and by round and box type, the version of the round. */
  const contents = new Map<string, (readonly ContentLine[])[]>();
  const versions = new Map<string, number | null>();
  const ownLimits = new Map<string, number>();
  let limits: CustodyLimits | undefined;
  const seals = new Map<string, SealUse>();
  const noteSeal = (sealId: string, own: Sealed) => seals.set(sealId, withUse(seals.get(sealId), own));
  let heldLots: ReadonlyMap<string, HeldLot> = new Map();
  const manifests = new Map<string, LoadManifest>();
  const passes = new Map<string, readonly PassChange[]>();
  const changesOf = (passId: string) => passes.get(passId) ?? [];
  for (const event of log) {
    const own = stepsOf(event, {
      manifestOf: (loadId) => manifests.get(loadId),
      alsoDriven: () => [...manifests.values()],
      tierOf: (gln) => tiers.get(gln),
      contentsOf: (gtin, jobId) => contents.get(gtin)?.[(versions.get(`${jobId} ${gtin}`) ?? 1) - 1],
      sealUse: (sealId) => seals.get(sealId),
      limits: () => limits,
      ownLimitOf: (gtin) => ownLimits.get(gtin),
      heldLots: () => heldLots,
    });
    if (holding.has(event.event.type)) heldLots = heldLotsAfter(heldLots, event.event as HoldingEvent);
    const said = event.event as Said;
    if (said.type === 'packing.BoxSealed') {
      noteSeal(said.data.sealId, { type: 'box', id: said.data.sscc });
    } else if (said.type === 'delivery.LoadSealed') {
      noteSeal(said.data.sealId, { type: 'load', id: said.data.loadId });
    } else if (said.type === 'orders.CustodyLimitsSet') limits = said.data;
    else if (said.type === 'orders.BoxTypePublished') {
      const { gtin, custodyLimitHours } = said.data;
      contents.set(gtin, [said.data.contents]);
      if (custodyLimitHours !== null) ownLimits.set(gtin, custodyLimitHours);
    } else if (said.type === 'orders.BoxTypeContentsChanged') {
      contents.get(said.data.gtin)?.push(said.data.contents);
    } else if (said.type === 'orders.RoundOpened') {
      for (const { gtin, contentsVersion } of said.data.offers)
        versions.set(`${said.data.roundId} ${gtin}`, contentsVersion);
    } else if (said.type === 'orders.SupplierRegistered') tiers.set(said.data.gln, 'supplier');
    else if (said.type === 'orders.StationRegistered' || said.type === 'orders.StationChanged')
      tiers.set(said.data.gln, said.data.tier);
    if (isPassChange(event)) {
      const { passId } = event.event.data;
      yield stepsOfPassChange(event, changesOf(passId), [...manifests.values()]);
      passes.set(passId, withPassChange(changesOf(passId), event));
    } else yield [...own, ...stepsUnderPasses(event, own, changesOf)];
    const loadId = manifestIdOf(event);
    if (loadId === undefined) continue;
    const manifest = evolveManifest(manifests.get(loadId), event);
    if (manifest !== undefined) manifests.set(loadId, manifest);
  }
}

/** The steps of every box by SSCC, in log order. */
export const trailsOf = (log: readonly RecordedEvent[]): Map<string, TrailStep[]> => {
  const trails = new Map<string, TrailStep[]>();
  for (const step of [...stepsOfLog(log)].flat()) {
    trails.set(step.sscc, [...(trails.get(step.sscc) ?? []), step]);
  }
  return trails;
};
