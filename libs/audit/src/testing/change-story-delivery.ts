import * as c from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import {
  at,
  atDistrict,
  every,
  glns,
  gtin,
  local,
  reason,
  scan,
  sscc,
  supplied,
  type Row,
} from './change-scene';

/** The part of the story about passes, loads, rounds at the door, scans and corrections. */
export const deliveryStory: readonly Row[] = [
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
  // What is recalled is public; where boxes were set aside is in the present state.
  [
    c.RecallOpened.of(at, { recallId: 'C-1', gtin, lot: 'L1', reason }),
    every,
    'recall C-1 /v1/recalls/C-1',
    null,
  ],
  [
    c.RecalledBoxesRecovered.of(at, { recallId: 'C-1', atGln: glns.district, ssccs: [sscc] }),
    every,
    'recall C-1 /v1/recalls/C-1',
    glns.district,
  ],
  [
    c.RecalledBoxesWrittenOff.of(at, { recallId: 'C-1', ssccs: [sscc], reason }),
    every,
    'recall C-1 /v1/recalls/C-1',
    null,
  ],
  [c.RecallClosed.of(at, { recallId: 'C-1' }), every, 'recall C-1 /v1/recalls/C-1', null],
];
