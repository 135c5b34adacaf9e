import {
  BoxDamaged,
  BoxDestroyed,
  BoxesReceived,
  BoxesTakenOff,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DeliveryFailed,
  DoorRoundStarted,
  FactCorrected,
  LoadDispatched,
  type BoxMove,
} from '@boxtrail/contracts';

export const box = '301234509000000018';
export const at = (minute: number): string =>
  new Date(Date.parse('2026-03-16T09:00:00.000Z') + minute * 60_000).toISOString();

const here = '2401000000003';
const there = '2401020000001';
const scan = (scanId: string, sscc: string) => ({ sscc, scanId, atGln: here, byRef: 'team-1' });

/** Events of one box at a minute. Scans and receipts get their own ids unless one is given. */
export const does = {
  dispatched: (minute: number, loadId = 'L1', ssccs = [box]) =>
    LoadDispatched.of(at(minute), {
      loadId,
      fromGln: here,
      toGln: there,
      plate: '吉A12345',
      driverRef: 'D1',
      vehiclePassId: 'P1',
      driverPassId: 'P2',
      ssccs,
    }),
  takenOff: (minute: number, loadId = 'L1') =>
    BoxesTakenOff.of(at(minute), { loadId, atGln: here, ssccs: [box], reason: 'full' }),
  received: (minute: number, loadId = 'L1', scanId = `r${minute}`) =>
    BoxesReceived.of(at(minute), { loadId, scanId, atGln: there, ssccs: [box], discrepancies: [] }),
  missing: (minute: number, loadId = 'L1', scanId = `r${minute}`) =>
    BoxesReceived.of(at(minute), {
      loadId,
      scanId,
      atGln: there,
      ssccs: [],
      discrepancies: [{ sscc: box, kind: 'missing' }],
    }),
  out: (minute: number, doorRoundId = `door-${minute}`) =>
    DoorRoundStarted.of(at(minute), { doorRoundId, fromGln: there, teamRef: 'team-1', ssccs: [box] }),
  handedOver: (minute: number, scanId = `s${minute}`, sscc = box) =>
    BoxHandedOver.of(at(minute), {
      ...scan(scanId, sscc),
      receivedByRef: 'hh-1',
      method: 'in-person',
      proofRef: null,
    }),
  failed: (minute: number, scanId = `s${minute}`) =>
    DeliveryFailed.of(at(minute), { ...scan(scanId, box), reason: 'not-at-home' }),
  returned: (minute: number, scanId = `s${minute}`) => BoxReturned.of(at(minute), scan(scanId, box)),
  seen: (minute: number, scanId = `s${minute}`) => BoxSeen.of(at(minute), scan(scanId, box)),
  damaged: (minute: number, scanId = `s${minute}`) =>
    BoxDamaged.of(at(minute), { ...scan(scanId, box), note: null }),
  sealBroken: (minute: number, scanId = `s${minute}`) =>
    BoxSealFoundBroken.of(at(minute), { ...scan(scanId, box), note: null }),
  lost: (minute: number, scanId = `s${minute}`) =>
    BoxLost.of(at(minute), { ...scan(scanId, box), note: null }),
  found: (minute: number, scanId = `s${minute}`) =>
    BoxFound.of(at(minute), { ...scan(scanId, box), note: null }),
  destroyed: (minute: number, scanId = `s${minute}`) =>
    BoxDestroyed.of(at(minute), { ...scan(scanId, box), note: null }),
};

type Correction = Extract<BoxMove, { type: 'delivery.FactCorrected' }>;
type Correctable = NonNullable<Correction['data']['instead']>;

/** Corrects a scan or receipt: `instead` counts, or nothing. `fact`: the type it was first recorded under. */
export function corrected(wrong: Correctable, instead: Correctable | null, fact = wrong.type): Correction {
  const receipt = wrong.type === 'delivery.BoxesReceived';
  return FactCorrected.of(at(1_000), {
    sscc: receipt ? null : box,
    loadId: receipt ? wrong.data.loadId : null,
    scanId: wrong.data.scanId,
    fact,
    ssccs: receipt ? [box] : [],
    instead,
    reason: 'wrong',
    byRef: 'team-1',
  });
}
