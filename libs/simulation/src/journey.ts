import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
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
  readonly afterDispatch?: () => Promise<void>;
  /** A coordinator records the dispatch under her own key, and gives this reason. */
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

/** Runs a load from planning to receipt. */
export async function drive(day: Day, journey: Journey): Promise<void> {
  const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, times } = journey;
  const station = day.at('delivery', 'station');
  const plan = { loadId, fromGln, toGln, plate, driverRef, occurredAt: times.plan };
  const as = (command: string) => ({ path: { loadId }, header: key(`${command}-${loadId}`) });
  await Promise.all([
    issuePass(day, vehiclePassId, { plate, carrierRef: 'fleet-1' }),
    issuePass(day, driverPassId, { personRef: driverRef, employerRef: 'fleet-1' }),
    dataOf(station.POST('/v1/loads', { params: { header: key(`plan-${loadId}`) }, body: plan })),
  ]);
  await dataOf(
    station.POST('/v1/loads/{loadId}/boxes', {
      params: as('load'),
      body: { ssccs: [...journey.ssccs], occurredAt: times.plan },
    }),
  );
  await dataOf(
    station.POST('/v1/loads/{loadId}/seal', {
      params: as('seal'),
      body: { sealId: `S${loadId}`, occurredAt: times.leave },
    }),
  );
  await journey.beforeDispatch?.();
  const { backDatedBecause } = journey;
  const gate = backDatedBecause === undefined ? station : day.ofToday('delivery', 'coordinator');
  await dataOf(
    gate.POST('/v1/loads/{loadId}/dispatch', {
      params: as('dispatch'),
      body: { vehiclePassId, driverPassId, occurredAt: times.leave, backDatedBecause },
    }),
  );
  await journey.afterDispatch?.();
  await passCheckpoint(day, journey);
  await dataOf(
    station.POST('/v1/loads/{loadId}/arrivals', {
      params: as('arrive'),
      body: { scanId: `arrived-${loadId}`, atGln: toGln, sealIntact: true, occurredAt: times.arrive },
    }),
  );
  day.loads.push(loadId);
  const missing = new Set(journey.missing);
  await dataOf(
    station.POST('/v1/loads/{loadId}/receipts', {
      params: as('receive'),
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

async function passCheckpoint(day: Day, { loadId, toGln, vehiclePassId, times }: Journey): Promise<void> {
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

type Subject =
  | { readonly plate: string; readonly carrierRef: string }
  | { readonly personRef: string; readonly employerRef: string };

/** A pass for the whole city and day. */
export async function issuePass(day: Day, passId: string, subject: Subject): Promise<void> {
  const body = {
    passId,
    ...subject,
    zones: [day.plan.municipal.gln],
    validFrom: at('05:00'),
    validUntil: at('22:00'),
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
