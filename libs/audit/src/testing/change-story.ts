import * as c from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';

/** A small city: one municipal station, two districts with a community each, two suppliers. */
export const glns = {
  city: '2401000000003',
  district: '2402000000002',
  otherDistrict: '2402000000019',
  community: '2403000000001',
  otherCommunity: '2403000000018',
  supplier: '2404000000000',
  otherSupplier: '2404000000017',
} as const;
export type Bound = keyof typeof glns | 'none';

const at = '2026-03-16T01:00:00.000Z';
const gtin = '02401000000010';
const sscc = '024010000000000012';
const [jobId, roundId] = ['R-1', 'R-1'];
/** References of households and people, and where they live: none may be in the feed. */
export const personal = [
  ...['hh-secret', 'who-secret', 'building-secret', 'unit-secret', 'reason-secret'],
  ...['grid-secret', 'bed-ridden'],
];
const household = {
  householdRef: 'hh-secret',
  building: 'building-secret',
  unit: 'unit-secret',
  order: 'proxy' as const,
  placedByRef: 'grid-secret',
  specialNeeds: ['bed-ridden' as const],
};
const reason = 'reason-secret';
const lines = [{ gtin, quantity: 1 }];
const need = { needId: 'N-1', ...household, payment: 'prepaid', amountFen: 100, lines } as const;
const scan = (scanId: string) => ({ sscc, scanId, atGln: glns.community, byRef: 'who-secret' });
const station = (key: keyof typeof glns, tier: c.Tier, parent: keyof typeof glns | null): DomainEvent =>
  c.StationRegistered.of(at, {
    gln: glns[key],
    code: '2201',
    name: key,
    tier,
    parentGln: parent === null ? null : glns[parent],
    street: null,
    latitude: null,
    longitude: null,
  });
const supplier = (key: keyof typeof glns) =>
  c.SupplierRegistered.of(at, { gln: glns[key], name: key, latitude: null, longitude: null });

export const network: readonly DomainEvent[] = [
  station('city', 'municipal', null),
  station('district', 'district', 'city'),
  station('otherDistrict', 'district', 'city'),
  station('community', 'community', 'district'),
  station('otherCommunity', 'community', 'otherDistrict'),
  supplier('supplier'),
  supplier('otherSupplier'),
];

const every: readonly Bound[] = ['none', ...(Object.keys(glns) as Bound[])];
/** What concerns the community: seen by it and those above it. */
const local: readonly Bound[] = ['none', 'city', 'district', 'community'];
const supplied: readonly Bound[] = [...local, 'supplier'];
/** The load from the district to the community. */
const atDistrict: readonly Bound[] = ['none', 'city', 'district'];

type Row = readonly [
  event: DomainEvent,
  seenBy: readonly Bound[],
  /** Null: only readers of the log see it. */
  subject: string | null,
  stationGln: string | null,
];

/** The story of one box of a round: every event type once, which bindings see it, its subject, and where it happened. */
export const story: readonly Row[] = [
  [
    c.StationChanged.of(at, {
      ...(station('community', 'community', 'district').data as never as c.StationDetails),
    }),
    every,
    `station ${glns.community} /v1/stations/${glns.community}`,
    glns.community,
  ],
  [
    c.StationCodeTaken.of(at, { code: '2201', gln: glns.community }),
    every,
    `station ${glns.community} /v1/stations/${glns.community}`,
    glns.community,
  ],
  [
    c.BoxTypePublished.of(at, {
      gtin,
      name: 'x',
      kind: 'vegetables',
      priceFen: 1,
      custodyLimitHours: null,
      contents: [{ gtin, name: 'x', quantity: 1, unit: 'kg' }],
    }),
    every,
    `box-type ${gtin} /v1/box-types/${gtin}`,
    null,
  ],
  [c.CustodyLimitsSet.of(at, c.defaultCustodyLimits), ['none'], null, null],
  [
    c.BoxTypePriceChanged.of(at, { gtin, priceFen: 2 }),
    every,
    `box-type ${gtin} /v1/box-types/${gtin}`,
    null,
  ],
  [
    c.RoundOpened.of(at, {
      roundId,
      communityGln: glns.community,
      supplierGln: glns.supplier,
      cutoffAt: at,
      offers: [{ gtin, priceFen: 2 }],
    }),
    supplied,
    'round R-1 /v1/rounds/R-1',
    glns.community,
  ],
  [
    c.NeedRecorded.of(at, {
      roundId,
      ...need,
      order: 'own',
      placedByRef: null,
      specialNeeds: [],
      lines: [{ gtin, quantity: 1, priceFen: 100 }],
    }),
    supplied,
    'need N-1 /v1/rounds/R-1',
    glns.community,
  ],
  [
    c.NeedCancelled.of(at, { roundId, needId: 'N-1', reason }),
    supplied,
    'need N-1 /v1/rounds/R-1',
    glns.community,
  ],
  [
    c.RoundClosed.of(at, {
      roundId,
      communityGln: glns.community,
      supplierGln: glns.supplier,
      closedBy: 'hand',
      totals: lines,
      amountFen: 100,
      needs: [need],
    }),
    supplied,
    'round R-1 /v1/rounds/R-1',
    glns.community,
  ],
  [
    c.PackingJobCreated.of(at, {
      jobId,
      roundId,
      communityGln: glns.community,
      supplierGln: glns.supplier,
      boxes: 1,
      needs: [need],
    }),
    supplied,
    'packing-job R-1 /v1/packing-jobs/R-1',
    glns.supplier,
  ],
  ...(
    [
      c.BoxesAssigned.of(at, { jobId, boxes: [{ sscc, needId: 'N-1', gtin }] }),
      c.BoxesUnassigned.of(at, { jobId, ssccs: [sscc] }),
      c.PackingJobFellShort.of(at, {
        jobId,
        packed: 0,
        shortages: [{ needId: 'N-1', gtin, missing: 1, reason }],
      }),
      c.PackingJobCompleted.of(at, { jobId, packed: 1 }),
    ] as DomainEvent[]
  ).map((event): Row => [event, supplied, 'packing-job R-1 /v1/packing-jobs/R-1', glns.supplier]),
  [
    c.BoxPacked.of(at, {
      sscc,
      jobId,
      needId: 'N-1',
      gtin,
      contents: [{ gtin, lot: 'L1', quantity: 1 }],
      weightGrams: 1,
      packedAtGln: glns.supplier,
      destinationGln: glns.community,
      ...household,
    }),
    supplied,
    `box ${sscc} /v1/trails/${sscc}`,
    glns.supplier,
  ],
  [
    c.BoxSealed.of(at, { sscc, sealId: 'S-1', atGln: glns.supplier }),
    supplied,
    `box ${sscc} /v1/trails/${sscc}`,
    glns.supplier,
  ],
  [c.BoxGivenUp.of(at, { sscc, jobId }), supplied, `box ${sscc} /v1/trails/${sscc}`, glns.supplier],
  [
    c.PassIssued.of(at, {
      passId: '吉A-1',
      subject: { kind: 'person', personRef: 'who-secret', employerRef: 'e' },
      zones: [glns.district],
      validFrom: at,
      validUntil: at,
      authorityRef: 'a',
    }),
    atDistrict,
    'pass 吉A-1 /v1/passes/%E5%90%89A-1',
    null,
  ],
  ...(
    [
      c.PassSuspended.of(at, { passId: '吉A-1', reason }),
      c.PassReinstated.of(at, { passId: '吉A-1', reason }),
      c.PassRevoked.of(at, { passId: '吉A-1', reason }),
    ] as DomainEvent[]
  ).map((event): Row => [event, atDistrict, 'pass 吉A-1 /v1/passes/%E5%90%89A-1', null]),
  [
    // At a checkpoint in a place where the pass does not hold, with the papers of a load.
    c.PassVerified.of(at, {
      scanId: 'v1',
      passId: '吉A-1',
      checkpointRef: 'who-secret',
      zoneGln: glns.otherDistrict,
      verdict: 'out-of-zone',
      loadId: 'L-1',
    }),
    [...atDistrict, 'otherDistrict'],
    'pass 吉A-1 /v1/passes/%E5%90%89A-1',
    glns.otherDistrict,
  ],
  [
    c.LoadPlanned.of(at, {
      loadId: 'L-1',
      fromGln: glns.supplier,
      toGln: glns.district,
      plate: 'p',
      driverRef: 'who-secret',
    }),
    [...atDistrict, 'supplier'],
    'load L-1 /v1/loads/L-1',
    glns.supplier,
  ],
  ...(
    [
      c.BoxesLoaded.of(at, { loadId: 'L-1', atGln: glns.supplier, ssccs: [sscc] }),
      c.BoxesTakenOff.of(at, { loadId: 'L-1', atGln: glns.supplier, ssccs: [sscc], reason }),
      c.LoadSealed.of(at, { loadId: 'L-1', sealId: 'S' }),
      c.LoadDispatched.of(at, {
        loadId: 'L-1',
        fromGln: glns.supplier,
        toGln: glns.district,
        plate: 'p',
        driverRef: 'who-secret',
        vehiclePassId: 'v',
        driverPassId: 'd',
        ssccs: [sscc],
      }),
    ] as DomainEvent[]
  ).map((event): Row => [event, [...atDistrict, 'supplier'], 'load L-1 /v1/loads/L-1', glns.supplier]),
  [
    c.CheckpointPassed.of(at, {
      loadId: 'L-1',
      scanId: 'c1',
      checkpointRef: 'who-secret',
      zoneGln: glns.city,
      passId: 'v',
      verdict: 'valid',
    }),
    [...atDistrict, 'supplier'],
    'load L-1 /v1/loads/L-1',
    glns.city,
  ],
  [
    // It arrives at a wrong place, which sees that too.
    c.LoadArrived.of(at, { loadId: 'L-1', scanId: 'a1', atGln: glns.otherCommunity, sealIntact: true }),
    [...atDistrict, 'supplier', 'otherDistrict', 'otherCommunity'],
    'load L-1 /v1/loads/L-1',
    glns.otherCommunity,
  ],
  [
    c.BoxesReceived.of(at, {
      loadId: 'L-1',
      scanId: 'r1',
      atGln: glns.district,
      ssccs: [sscc],
      discrepancies: [],
    }),
    [...atDistrict, 'supplier'],
    'load L-1 /v1/loads/L-1',
    glns.district,
  ],
  [
    c.DoorRoundStarted.of(at, {
      doorRoundId: 'D-1',
      fromGln: glns.community,
      teamRef: 'who-secret',
      ssccs: [sscc],
    }),
    local,
    'door-round D-1 /v1/door-rounds/D-1',
    glns.community,
  ],
  ...(
    [
      c.BoxHandedOver.of(at, {
        ...scan('s1'),
        receivedByRef: 'hh-secret',
        method: 'in-person',
        proofRef: 'who-secret',
      }),
      c.DeliveryFailed.of(at, { ...scan('s2'), reason: 'not-at-home' }),
      c.BoxReturned.of(at, scan('s3')),
      c.BoxSeen.of(at, scan('s4')),
      c.BoxDamaged.of(at, { ...scan('s5'), note: reason }),
      c.BoxSealFoundBroken.of(at, { ...scan('s6'), note: reason }),
      c.BoxLost.of(at, { ...scan('s7'), note: reason }),
      c.BoxFound.of(at, { ...scan('s8'), note: reason }),
      c.BoxDestroyed.of(at, { ...scan('s9'), note: reason }),
    ] as DomainEvent[]
  ).map((event): Row => [event, supplied, `box ${sscc} /v1/trails/${sscc}`, glns.community]),
  [
    c.DiscrepancyResolved.of(at, { sscc, finding: 'lost', resolution: reason }),
    supplied,
    `box ${sscc} /v1/trails/${sscc}`,
    glns.supplier,
  ],
  [
    c.FindingResolved.of(at, {
      ...{ sscc, kind: 'lost', position: 1, ordinal: 0, outcome: 'lost' },
      words: reason,
    }),
    supplied,
    `box ${sscc} /v1/trails/${sscc}`,
    glns.supplier,
  ],
  [
    // The scan was in the other community.
    c.FactCorrected.of(at, {
      sscc,
      loadId: null,
      scanId: 's4',
      fact: 'delivery.BoxSeen',
      ssccs: [],
      instead: {
        type: 'delivery.BoxSeen',
        occurredAt: at,
        data: { ...scan('s4'), atGln: glns.otherCommunity },
      },
      reason,
      byRef: 'who-secret',
    }),
    [...supplied, 'otherDistrict', 'otherCommunity'],
    `box ${sscc} /v1/trails/${sscc}`,
    glns.otherCommunity,
  ],
];
