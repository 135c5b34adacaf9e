import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, width, type Day } from './day';
import { inParallel } from './in-parallel';
import type { PlannedBox } from './plan';

/** Transport of boxes by one vehicle. */
export interface Journey {
  readonly loadId: string;
  readonly fromGln: string;
  readonly toGln: string;
  readonly ssccs: readonly string[];
  readonly plate: string;
  readonly driverRef: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** Times of departure, checkpoint, arrival and receipt. */
  readonly times: {
    readonly plan: string;
    readonly leave: string;
    readonly check: string;
    readonly arrive: string;
    readonly receive: string;
  };
  readonly missing: readonly string[];
  readonly sealBroken: readonly string[];
  readonly beforeDispatch?: () => Promise<void>;
  /** Before the checkpoint. */
  readonly onTheRoad?: () => Promise<void>;
  /**
   * A coordinator records the dispatch under her own key, and gives this reason. The passes are for this journey only, and
   * no longer valid when she does so.
   */
  readonly backDatedBecause?: string;
}

/** The n-th journey of a leg. Its ids are short, so that they fit a timeline. */
export function journeyOf(
  day: Day,
  leg: 1 | 2 | 3,
  n: number,
  fromGln: string,
  toGln: string,
  boxes: readonly PlannedBox[],
  leave: string,
): Journey {
  const id = `${day.seed}.${leg}.${n + 1}`;
  return {
    loadId: `L${id}`,
    fromGln,
    toGln,
    ssccs: boxes.map(({ sscc }) => sscc),
    plate: `吉A${String((day.seed * 10_000 + leg * 100_003 + n) % 100_000).padStart(5, '0')}`,
    driverRef: `driver-${id}`,
    vehiclePassId: `V${id}`,
    driverPassId: `D${id}`,
    times: {
      plan: at(leave, -900),
      leave: at(leave),
      check: at(leave, 1_200),
      arrive: at(leave, 2_400),
      receive: at(leave, 3_000),
    },
    missing: [],
    sealBroken: [],
  };
}

/**
 * Runs loads that leave at the same time, from planning to receipt. Each step is recorded when it happens, but those of a
 * load that is recorded afterwards.
 */
export async function driveAll(day: Day, journeys: readonly Journey[]): Promise<void> {
  const times = journeys[0]?.times;
  if (times === undefined) return;
  const inTime = journeys.filter(({ backDatedBecause }) => backDatedBecause === undefined);
  const afterwards = journeys.filter((journey) => !inTime.includes(journey));
  const steps = [
    { at: times.leave, step: depart },
    { at: times.check, step: passCheckpoint },
    { at: times.arrive, step: arrive },
  ];
  for (const { at: moment, step } of steps) {
    await day.clockShows(moment);
    await inParallel(inTime, width, (journey) => step(day, journey));
  }
  await day.clockShows(times.receive);
  await inParallel(afterwards, width, async (journey) => {
    for (const { step } of steps) await step(day, journey);
  });
  await inParallel(journeys, width, (journey) => receive(day, journey));
}

const commandOf = ({ loadId }: Journey, command: string) => ({
  path: { loadId },
  header: key(`${command}-${loadId}`),
});

async function depart(day: Day, journey: Journey): Promise<void> {
  const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, times } = journey;
  const { backDatedBecause } = journey;
  const station = day.at('delivery', 'station');
  const plan = { loadId, fromGln, toGln, plate, driverRef, occurredAt: times.plan };
  const until = backDatedBecause === undefined ? at('22:00') : times.arrive;
  await Promise.all([
    issuePass(day, vehiclePassId, { plate, carrierRef: 'fleet-1' }, until),
    issuePass(day, driverPassId, { personRef: driverRef, employerRef: 'fleet-1' }, until),
    dataOf(station.POST('/v1/loads', { params: { header: key(`plan-${loadId}`) }, body: plan })),
  ]);
  await dataOf(
    station.POST('/v1/loads/{loadId}/boxes', {
      params: commandOf(journey, 'load'),
      body: { ssccs: [...journey.ssccs], occurredAt: times.plan },
    }),
  );
  await dataOf(
    station.POST('/v1/loads/{loadId}/seal', {
      params: commandOf(journey, 'seal'),
      body: { sealId: `S${loadId}`, occurredAt: times.leave },
    }),
  );
  await journey.beforeDispatch?.();
  const gate = backDatedBecause === undefined ? station : day.ofToday('delivery', 'coordinator');
  await dataOf(
    gate.POST('/v1/loads/{loadId}/dispatch', {
      params: commandOf(journey, 'dispatch'),
      body: { vehiclePassId, driverPassId, occurredAt: times.leave, backDatedBecause },
    }),
  );
}

async function passCheckpoint(day: Day, journey: Journey): Promise<void> {
  const { loadId, toGln, vehiclePassId, times } = journey;
  await journey.onTheRoad?.();
  const body = {
    scanId: `gate-${loadId}`,
    passId: vehiclePassId,
    checkpointRef: `gate-${toGln.slice(-6)}`,
    zoneGln: toGln,
    loadId,
    occurredAt: times.check,
  };
  const params = { header: key(`gate-${loadId}`) };
  await dataOf(day.at('passes', 'checkpoint').POST('/v1/verifications', { params, body }));
}

async function arrive(day: Day, journey: Journey): Promise<void> {
  const { loadId, toGln, times } = journey;
  await dataOf(
    day.at('delivery', 'station').POST('/v1/loads/{loadId}/arrivals', {
      params: commandOf(journey, 'arrive'),
      body: { scanId: `arrived-${loadId}`, atGln: toGln, sealIntact: true, occurredAt: times.arrive },
    }),
  );
  day.loads.push(loadId);
}

async function receive(day: Day, journey: Journey): Promise<void> {
  const { loadId, toGln, times } = journey;
  const missing = new Set(journey.missing);
  await dataOf(
    day.at('delivery', 'station').POST('/v1/loads/{loadId}/receipts', {
      params: commandOf(journey, 'receive'),
      body: {
        scanId: `received-${loadId}`,
        atGln: toGln,
        ssccs: journey.ssccs.filter((sscc) => !missing.has(sscc)),
        sealBroken: [...journey.sealBroken],
        occurredAt: times.receive,
      },
    }),
  );
}

type Subject =
  | { readonly plate: string; readonly carrierRef: string }
  | { readonly personRef: string; readonly employerRef: string };

/** A pass for the whole city, for the day or until a moment of it. */
export async function issuePass(
  day: Day,
  passId: string,
  subject: Subject,
  validUntil = at('22:00'),
): Promise<void> {
  const body = {
    passId,
    ...subject,
    zones: [day.plan.municipal.gln],
    validFrom: at('05:00'),
    validUntil,
    authorityRef: 'transport-bureau',
    occurredAt: at('05:00'),
  };
  await dataOf(day.at('passes', 'coordinator').POST('/v1/passes', { params: { header: key(passId) }, body }));
}

export async function revoke(day: Day, passId: string, reason: string, occurredAt: string): Promise<void> {
  const params = { path: { passId }, header: key(`revoke-${passId}`) };
  const body = { reason, occurredAt };
  await dataOf(day.at('passes', 'coordinator').POST('/v1/passes/{passId}/revoke', { params, body }));
}
