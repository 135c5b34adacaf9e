import * as c from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import {
  at,
  every,
  glns,
  gtin,
  household,
  jobId,
  lines,
  need,
  reason,
  roundId,
  sscc,
  station,
  local,
  supplied,
  type Bound,
  type Row,
} from './change-scene';

/** A round and a job of their own: those of the rest of the story stay with their supplier. */
const moved = {
  ...{ roundId: 'R-2', communityGln: glns.community, fromGln: glns.supplier },
  ...{ cause: 'closed' as const, reason },
  designation: { rule: 'distance' as const, reason: null, candidates: [], compared: 2 },
};
const movedJob = { ...moved, jobId: 'R-2' };
/** What is seen after it went from one supplier to the other. */
const suppliedByOther: readonly Bound[] = [...local, 'otherSupplier'];

/** The part of the story about rounds, needs, packing and boxes. */
export const supplyStory: readonly Row[] = [
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
    c.ResponsibleNamed.of(at, { gln: glns.community, name: 'x', position: 'x', phone: '12345' }),
    every,
    `station ${glns.community} /v1/stations/${glns.community}`,
    glns.community,
  ],
  ...[
    c.SupplierChanged.of(at, {
      ...c.supplierUnknown,
      gln: glns.supplier,
      name: 'x',
      latitude: null,
      longitude: null,
    }),
    c.SupplierStatusSet.of(at, { gln: glns.supplier, status: 'closed', reason }),
  ].map((event): Row => [
    event,
    every,
    `supplier ${glns.supplier} /v1/suppliers/${glns.supplier}`,
    glns.supplier,
  ]),
  [
    c.BoxTypePublished.of(at, {
      gtin,
      name: 'x',
      kind: 'vegetables',
      priceFen: 1,
      custodyLimitHours: null,
      supplierGln: null,
      contents: [{ gtin, name: 'x', quantity: 1, unit: 'kg' }],
    }),
    every,
    `box-type ${gtin} /v1/box-types/${gtin}`,
    null,
  ],
  [
    c.BoxTypeSuitabilityDeclared.of(at, { gtin, suitableFor: ['halal'], unsuitableFor: [] }),
    every,
    `box-type ${gtin} /v1/box-types/${gtin}`,
    null,
  ],
  [c.CustodyLimitsSet.of(at, c.defaultCustodyLimits), ['none'], null, null],
  [
    c.HouseholdRegistered.of(at, {
      communityGln: glns.community,
      householdRef: household.householdRef,
      building: household.building,
      unit: household.unit,
      specialNeeds: household.specialNeeds,
    }),
    ['none'],
    null,
    null,
  ],
  [
    c.BoxTypePriceChanged.of(at, { gtin, priceFen: 2 }),
    every,
    `box-type ${gtin} /v1/box-types/${gtin}`,
    null,
  ],
  [
    c.BoxTypeContentsChanged.of(at, {
      gtin,
      contentsVersion: 2,
      contents: [{ gtin, name: 'x', quantity: 1, unit: 'kg' }],
    }),
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
      offers: [{ gtin, priceFen: 2, contentsVersion: 1 }],
      designation: null,
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
      proxyReason: null,
      lateFor: null,
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
  [c.RoundNotMoved.of(at, moved), supplied, 'round R-2 /v1/rounds/R-2', glns.supplier],
  [
    c.RoundMoved.of(at, { ...moved, toGln: glns.otherSupplier }),
    [...supplied, 'otherSupplier'],
    'round R-2 /v1/rounds/R-2',
    glns.supplier,
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
      c.PackingJobScheduled.of(at, { jobId, priority: 'urgent', wave: 1 }),
      c.PackingJobAccepted.of(at, { jobId, supplierGln: glns.supplier }),
      c.PackingJobDeclined.of(at, { jobId, supplierGln: glns.supplier, reason }),
      c.PackingJobKept.of(at, { jobId, supplierGln: glns.supplier }),
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
  [c.PackingJobNotMoved.of(at, movedJob), supplied, 'packing-job R-2 /v1/packing-jobs/R-2', glns.supplier],
  [
    c.PackingJobMoved.of(at, { ...movedJob, toGln: glns.otherSupplier }),
    [...supplied, 'otherSupplier'],
    'packing-job R-2 /v1/packing-jobs/R-2',
    glns.supplier,
  ],
  [
    c.PackingJobScheduled.of(at, { jobId: 'R-2', priority: 'low', wave: null }),
    suppliedByOther,
    'packing-job R-2 /v1/packing-jobs/R-2',
    glns.otherSupplier,
  ],
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
];
