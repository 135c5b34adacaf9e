import { dataOf, Refused } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
import { chunks, groupBy } from './groups';
import { driveAll, issuePass, journeyOf, revoke, type Journey } from './journey';
import type { PlannedBox, PlannedRound } from './plan';

/** Each supplier sends its boxes to the municipal station, 400 boxes per lorry. */
export async function toTheCity(day: Day): Promise<void> {
  const bySupplier = groupBy(day.plan.rounds, (round) => day.supplierOf.get(round.roundId) ?? '');
  const lorries = [...bySupplier].flatMap(([fromGln, rounds]) =>
    chunks(
      rounds.flatMap((round) => round.boxes),
      400,
    ).map((boxes) => ({ fromGln, boxes })),
  );
  const toGln = day.plan.municipal.gln;
  await driveAll(
    day,
    lorries.map(({ fromGln, boxes }, n) => journeyOf(day, 1, n, fromGln, toGln, boxes, '10:30')),
  );
  await day.clockShows(at('11:50'));
  await destroySome(day);
}

/** Crushed during unloading: written off at the municipal station. */
async function destroySome(day: Day): Promise<void> {
  const atGln = day.plan.municipal.gln;
  const byRef = 'dock-1';
  const scans = [...day.plan.incidents.destroyed].flatMap((sscc) => [
    {
      scanId: `crushed-${sscc}`,
      kind: 'damaged' as const,
      sscc,
      atGln,
      byRef,
      note: 'crushed while unloading',
      occurredAt: at('11:40'),
    },
    {
      scanId: `destroyed-${sscc}`,
      kind: 'destroyed' as const,
      sscc,
      atGln,
      byRef,
      note: 'not fit to eat',
      occurredAt: at('11:50'),
    },
  ]);
  await day.lines(scans, (lines) => day.at('delivery', 'station').POST('/v1/scans', lines));
}

/** The municipal station dispatches its boxes to the districts; some do not arrive. */
export async function toTheDistricts(day: Day): Promise<void> {
  const { leftBehind, destroyed, missing } = day.plan.incidents;
  const byDistrict = groupBy(day.plan.rounds, (round) => round.district.gln);
  const vans = [...byDistrict].flatMap(([toGln, rounds]) => {
    const boxes = rounds
      .flatMap((round) => round.boxes)
      .filter(({ sscc }) => !leftBehind.has(sscc) && !destroyed.has(sscc));
    return chunks(boxes, 400).map((part) => ({ toGln, boxes: part }));
  });
  const journeys = vans.map(({ toGln, boxes }, n) =>
    journeyOf(day, 2, n, day.plan.municipal.gln, toGln, boxes, '12:30'),
  );
  await driveAll(
    day,
    journeys.map((journey) => ({
      ...journey,
      missing: journey.ssccs.filter((sscc) => missing.has(sscc)),
    })),
  );
}

/** The last loads. Of two rounds with one vehicle, the second waits until the first van is back. */
export async function toTheCommunities(day: Day): Promise<void> {
  const { rounds, incidents } = day.plan;
  const second = rounds.filter(({ roundId }) => roundId === incidents.sameVehicle?.second);
  for (const some of [rounds.filter((round) => !second.includes(round)), second]) {
    await driveAll(
      day,
      some.flatMap((round) => lastJourneyWithIncidents(day, round)),
    );
    for (const _ of some) day.step('moving boxes to the communities');
  }
}

/** The last load of a round that has boxes, with incidents of passes, vehicles and boxes of other rounds. */
function lastJourneyWithIncidents(day: Day, round: PlannedRound): Journey[] {
  const { sealBroken, revokedOnTheRoad, oldPass, backDated } = day.plan.incidents;
  const boxes = day.onTheVanOf(round);
  if (boxes.length === 0) return [];
  const journey = lastJourneyOf(day, round, boxes);
  return [
    {
      ...journey,
      ...(round.roundId === backDated && { backDatedBecause: 'the tablet at the gate had no battery' }),
      sealBroken: journey.ssccs.filter((sscc) => sealBroken.has(sscc)),
      ...(round.roundId === oldPass && { beforeDispatch: () => tryAnOldPass(day, journey) }),
      ...(round.roundId === revokedOnTheRoad && {
        onTheRoad: () => revoke(day, journey.vehiclePassId, 'reported stolen', at('14:35')),
      }),
    },
  ];
}

function lastJourneyOf(day: Day, round: PlannedRound, boxes: readonly PlannedBox[]): Journey {
  const { rounds, incidents } = day.plan;
  const legOf = (leg: PlannedRound, leave: string) =>
    journeyOf(day, 3, rounds.indexOf(leg), round.district.gln, round.community.gln, boxes, leave);
  if (round.roundId !== incidents.sameVehicle?.second) return legOf(round, '14:30');
  const first = rounds.find(({ roundId }) => roundId === incidents.sameVehicle?.first) ?? round;
  const { plate, driverRef, vehiclePassId, driverPassId } = legOf(first, '14:30');
  return { ...legOf(round, '15:30'), plate, driverRef, vehiclePassId, driverPassId };
}

/** The first of two rounds with one vehicle was late: then the vehicle was on both loads at once. */
export async function correctTheLateVan(day: Day): Promise<void> {
  const { sameVehicle } = day.plan.incidents;
  const first = day.plan.rounds.findIndex(({ roundId }) => roundId === sameVehicle?.first);
  if (first < 0) return;
  const loadId = `L${day.seed}.3.${first + 1}`;
  for (const [scanId, time] of [
    [`arrived-${loadId}`, '15:40'],
    [`received-${loadId}`, '15:45'],
  ] as const) {
    const body = {
      loadId,
      scanId,
      corrected: { occurredAt: at(time) },
      reason: 'the camera at the gate shows a later time',
      byRef: 'gate-camera',
      occurredAt: at('21:30'),
    };
    const params = { header: key(`late-${scanId}`) };
    await dataOf(day.at('delivery', 'coordinator').POST('/v1/corrections', { params, body }));
  }
}

/** The driver presents a pass that was revoked at noon: the dispatch is refused. */
async function tryAnOldPass(day: Day, journey: Journey): Promise<void> {
  const old = `${journey.driverPassId}-old`;
  await issuePass(day, old, { personRef: journey.driverRef, employerRef: 'fleet-1' });
  await revoke(day, old, 'antigen test overdue', at('12:00'));
  const { loadId, vehiclePassId, times } = journey;
  const params = { path: { loadId }, header: key(`try-${loadId}`) };
  const body = { vehiclePassId, driverPassId: old, occurredAt: times.leave };
  try {
    await dataOf(day.at('delivery', 'station').POST('/v1/loads/{loadId}/dispatch', { params, body }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    day.refusals.push(error.code);
  }
}
