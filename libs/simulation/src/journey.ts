import { at } from './clock';
import type { Day } from './day';
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
  const post = (path: string, body: object, command: string, role = 'station') =>
    day.api.post('delivery', role, `/v1/loads${path}`, body, `${command}-${loadId}`);
  await Promise.all([
    issuePass(day, vehiclePassId, { plate, carrierRef: 'fleet-1' }),
    issuePass(day, driverPassId, { personRef: driverRef, employerRef: 'fleet-1' }),
    post('', { loadId, fromGln, toGln, plate, driverRef, occurredAt: times.plan }, 'plan'),
  ]);
  await post(`/${loadId}/boxes`, { ssccs: journey.ssccs, occurredAt: times.plan }, 'load');
  await post(`/${loadId}/seal`, { sealId: `S${loadId}`, occurredAt: times.leave }, 'seal');
  await journey.beforeDispatch?.();
  await post(`/${loadId}/dispatch`, { vehiclePassId, driverPassId, occurredAt: times.leave }, 'dispatch');
  await journey.afterDispatch?.();
  await day.api.post(
    'passes',
    'checkpoint',
    '/v1/verifications',
    {
      scanId: `gate-${loadId}`,
      passId: vehiclePassId,
      checkpointRef: `gate-${toGln.slice(-6)}`,
      zoneGln: toGln,
      loadId,
      occurredAt: times.check,
    },
    `gate-${loadId}`,
  );
  await post(
    `/${loadId}/arrivals`,
    { scanId: `arrived-${loadId}`, atGln: toGln, sealIntact: true, occurredAt: times.arrive },
    'arrive',
  );
  day.loads.push(loadId);
  const missing = new Set(journey.missing);
  await post(
    `/${loadId}/receipts`,
    {
      scanId: `received-${loadId}`,
      atGln: toGln,
      ssccs: journey.ssccs.filter((sscc) => !missing.has(sscc)),
      sealBroken: journey.sealBroken,
      occurredAt: times.receive,
    },
    'receive',
  );
}

/** A pass for the whole city and day. */
export async function issuePass(day: Day, passId: string, subject: object): Promise<void> {
  const window = {
    validFrom: at('05:00'),
    validUntil: at('22:00'),
    authorityRef: 'transport-bureau',
    occurredAt: at('05:00'),
  };
  await day.api.post(
    'passes',
    'coordinator',
    '/v1/passes',
    { passId, ...subject, zones: [day.plan.municipal.gln], ...window },
    passId,
  );
}

export async function revoke(day: Day, passId: string, reason: string, occurredAt: string): Promise<void> {
  await day.api.post(
    'passes',
    'coordinator',
    `/v1/passes/${passId}/revoke`,
    { reason, occurredAt },
    `revoke-${passId}`,
  );
}
