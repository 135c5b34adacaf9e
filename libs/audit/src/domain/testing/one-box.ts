import * as events from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import { judge, type JudgedTrail } from '../box-trail';
import type { TrailStep } from '../trail-step';
import { recorded, stepsOfLog } from './log';

/** One box, a second one beside it, and four places: enough for any scenario in a few lines. */
export const box = '002000000000000017';
export const other = '002000000000000024';
export const [bench, city, district, drop] = [
  '0200000000017',
  '0200000000024',
  '0200000000031',
  '0200000000048',
] as const;
/** A community where the box does not belong. */
export const otherDrop = '0200000000055';
/** Another district, with its community. */
export const [farDistrict, farDrop] = ['0200000000062', '0200000000079'] as const;
export const gtin = '02900000000018';
export const station = (id: string) => ({ type: 'station', id }) as const;
export const load = (id: string) => ({ type: 'load', id }) as const;
export const team = (id: string) => ({ type: 'team', id }) as const;
export const resident = (id: string) => ({ type: 'resident', id }) as const;

/** `hour` counts from 2026-03-20T00:00Z. */
export const at = (hour: number) =>
  new Date(Date.parse('2026-03-20T00:00:00.000Z') + hour * 3_600_000).toISOString();

/** Scan ids contain the hour: two scans of one kind at one hour are the same scan. */
const scan = (kind: string, hour: number, atGln: string) => ({
  sscc: box,
  scanId: `${kind}-${hour}`,
  atGln,
  byRef: 'p-1',
});
const noted = (kind: string, hour: number, atGln: string, note: string | null = null) => ({
  ...scan(kind, hour, atGln),
  note,
});

/** The places of the city, and the box type with one item. They come before everything else. */
export const theCity = (): DomainEvent[] => {
  const station = (gln: string, tier: events.Tier, parentGln: string | null) =>
    events.StationRegistered.of(at(-99), {
      gln,
      code: `22010${gln.slice(-2)}`,
      name: `station ${gln}`,
      tier,
      parentGln,
      street: null,
      latitude: null,
      longitude: null,
    });
  const supplier = { gln: bench, name: 'market', latitude: null, longitude: null, ...events.supplierUnknown };
  return [
    events.SupplierRegistered.of(at(-99), supplier),
    station(city, 'municipal', null),
    station(district, 'district', city),
    station(drop, 'community', district),
    station(otherDrop, 'community', district),
    station(farDistrict, 'district', city),
    station(farDrop, 'community', farDistrict),
    boxType([[gtin, 1]]),
  ];
};
export const boxType = (contents: readonly (readonly [gtin: string, quantity: number])[], hour = -99) =>
  events.BoxTypePublished.of(at(hour), {
    gtin,
    name: 'vegetables',
    kind: 'vegetables',
    priceFen: 100,
    custodyLimitHours: null,
    supplierGln: null,
    contents: contents.map(([gtin, quantity]) => ({ gtin, name: 'item', quantity, unit: 'kg' })),
  });

/** The next version of the contents of the box type. */
export const contentsChanged = (hour: number, contentsVersion: number, quantity: number) =>
  events.BoxTypeContentsChanged.of(at(hour), {
    gtin,
    contentsVersion,
    contents: [{ gtin, name: 'item', quantity, unit: 'kg' }],
  });
export const roundOpened = (hour: number, roundId: string, contentsVersion: number | null) =>
  events.RoundOpened.of(at(hour), {
    roundId,
    communityGln: drop,
    supplierGln: bench,
    cutoffAt: at(hour + 1),
    offers: [{ gtin, priceFen: 100, contentsVersion }],
    designation: null,
  });

type Contents = ReturnType<(typeof events.BoxPacked)['of']>['data']['contents'];

export const packed = (
  hour: number,
  sscc = box,
  contents: Contents = [{ gtin, lot: 'lot-1', quantity: 1 }],
  jobId = 'round-1',
) =>
  events.BoxPacked.of(at(hour), {
    sscc,
    jobId,
    needId: 'need-1',
    gtin,
    contents,
    weightGrams: 4000,
    packedAtGln: bench,
    destinationGln: drop,
    householdRef: 'resident-1',
    building: '3',
    unit: '1',
    order: 'own',
    placedByRef: null,
    specialNeeds: [],
  });
export const sealed = (hour: number, atGln: string = bench, sscc = box, sealId = 'seal-1') =>
  events.BoxSealed.of(at(hour), { sscc, sealId, atGln });
export const loaded = (hour: number, loadId: string, atGln: string) =>
  events.BoxesLoaded.of(at(hour), { loadId, atGln, ssccs: [box] });
export const takenOff = (hour: number, loadId: string, atGln: string) =>
  events.BoxesTakenOff.of(at(hour), { loadId, atGln, ssccs: [box], reason: 'too heavy' });
export const loadSealed = (hour: number, loadId: string, sealId = `seal-${loadId}`) =>
  events.LoadSealed.of(at(hour), { loadId, sealId });
export const dispatched = (
  hour: number,
  loadId: string,
  fromGln: string,
  toGln: string,
  ssccs = [box],
  { plate = 'A12345', driverRef = 'driver-1' } = {},
) =>
  events.LoadDispatched.of(at(hour), {
    loadId,
    fromGln,
    toGln,
    plate,
    driverRef,
    vehiclePassId: 'pass-v',
    driverPassId: 'pass-d',
    ssccs,
  });
export const checkpoint = (
  hour: number,
  loadId: string,
  verdict: events.Verdict,
  zoneGln: string = district,
) =>
  events.CheckpointPassed.of(at(hour), {
    loadId,
    scanId: `checkpoint-${hour}`,
    checkpointRef: 'gate-1',
    zoneGln,
    passId: 'pass-v',
    verdict,
  });
export const arrived = (hour: number, loadId: string, atGln: string, sealIntact = true, seal = {}) =>
  events.LoadArrived.of(at(hour), { loadId, scanId: `arrived-${hour}`, atGln, sealIntact, ...seal });
export const received = (
  hour: number,
  loadId: string,
  atGln: string,
  kinds: events.DiscrepancyKind[] = [],
  ssccs = [box],
) =>
  events.BoxesReceived.of(at(hour), {
    loadId,
    scanId: `received-${hour}`,
    atGln,
    ssccs,
    discrepancies: kinds.map((kind) => ({ sscc: box, kind })),
  });
export const missing = (hour: number, loadId: string, atGln: string) =>
  received(hour, loadId, atGln, ['missing'], []);
export const outForDelivery = (hour: number, fromGln: string = drop, teamRef = 'team-1') =>
  events.DoorRoundStarted.of(at(hour), { doorRoundId: `doors-${hour}`, fromGln, teamRef, ssccs: [box] });
export const handedOver = (
  hour: number,
  atGln: string = drop,
  method: (typeof events.handoverMethods)[number] = 'in-person',
  receivedByRef = 'resident-1',
) =>
  events.BoxHandedOver.of(at(hour), {
    ...scan('handed-over', hour, atGln),
    receivedByRef,
    method,
    proofRef: null,
  });
export const failed = (hour: number, atGln: string = drop) =>
  events.DeliveryFailed.of(at(hour), { ...scan('failed', hour, atGln), reason: 'not-at-home' });
export const returned = (hour: number, atGln: string = drop) =>
  events.BoxReturned.of(at(hour), scan('returned', hour, atGln));
export const seen = (hour: number, atGln: string) => events.BoxSeen.of(at(hour), scan('seen', hour, atGln));
export const damaged = (hour: number, atGln: string, note: string | null = null) =>
  events.BoxDamaged.of(at(hour), noted('damaged', hour, atGln, note));
export const sealBroken = (hour: number, atGln: string) =>
  events.BoxSealFoundBroken.of(at(hour), noted('seal-broken', hour, atGln));
export const lost = (hour: number, atGln: string, note: string | null = null) =>
  events.BoxLost.of(at(hour), noted('lost', hour, atGln, note));
export const found = (hour: number, atGln: string) =>
  events.BoxFound.of(at(hour), noted('found', hour, atGln));
export const destroyed = (hour: number, atGln: string) =>
  events.BoxDestroyed.of(at(hour), noted('destroyed', hour, atGln));
/** Answers one finding: of the step that the n-th event of the log made. */
export const answered = (hour: number, kind: events.FindingKind, position: number) =>
  events.FindingResolved.of(at(hour), {
    ...{ sscc: box, kind, position, ordinal: 0, outcome: 'recording-error' },
    words: 'asked the driver',
  });
/** Answers every finding of a kind, as in earlier releases. */
export const resolved = (hour: number, finding: string) =>
  events.DiscrepancyResolved.of(at(hour), { sscc: box, finding, resolution: 'asked the driver' });

/** The fact was wrong: `instead` counts in its place, or nothing. `ssccs`: the boxes of a receipt. */
export const corrected = (
  hour: number,
  fact: DomainEvent,
  instead: DomainEvent | null,
  ssccs: readonly string[] = [],
) => {
  type Correction = events.CorrectionEvent['data'];
  const { sscc = null, loadId = null, scanId } = fact.data as Partial<Correction> & { scanId: string };
  return events.FactCorrected.of(at(hour), {
    sscc,
    loadId,
    scanId,
    fact: fact.type as Correction['fact'],
    ssccs: [...ssccs],
    instead: instead as Correction['instead'],
    reason: 'asked again',
    byRef: 'p-9',
  });
};

/** Steps of a log in which each event was recorded when it happened, in the given order. */
export const stepsFrom = (...log: readonly DomainEvent[]): TrailStep[] =>
  [...stepsOfLog(log.map((event, i) => recorded(i + 1, event)))].flat();

export const judged = (...log: readonly DomainEvent[]): JudgedTrail => judge(stepsFrom(...log));

/** From the bench to the drop point without incidents, in ten hours. */
export const toTheDropPoint = [
  packed(0),
  dispatched(1, 'L1', bench, city),
  received(2, 'L1', city),
  dispatched(4, 'L2', city, district),
  received(5, 'L2', district),
  dispatched(7, 'L3', district, drop),
  received(8, 'L3', drop),
] as const;
