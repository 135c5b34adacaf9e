import { completeKey } from '@boxtrail/kernel';
import type { Answer, RunningBoxtrail, Sent } from './running-boxtrail';

/** RFC 3339, a number of minutes from now. */
export const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

interface Job {
  readonly jobId: string;
  readonly gtin: string;
  readonly contents: readonly { readonly gtin: string; readonly quantity: number }[];
}

/** A load with one box, ready for dispatch, and its passes. */
export interface ReadyLoad {
  readonly loadId: string;
  readonly box: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
}

/** `200`, or `409 PASS_NOT_VALID`. */
export const told = ({ status, body }: Answer) =>
  status < 300 ? String(status) : `${status} ${body.code as string}`;

/** Boxes and loads of today, created through the public API. */
export class LoadsOfToday {
  /** 11 digits: each instance uses other numbers, even in one Boxtrail. */
  private used = (Date.now() % 10_000_000) * 10_000;

  private constructor(
    private readonly boxtrail: RunningBoxtrail,
    readonly city: string,
    readonly district: string,
    /** The station where boxes are packed and loads leave. */
    readonly bench: string,
    readonly job: Job,
  ) {}

  /** The number of needs, each for `quantity` boxes, limits the number of boxes. */
  static async start(boxtrail: RunningBoxtrail, needs: number, quantity = 1): Promise<LoadsOfToday> {
    const ask = async (method: string, path: string, sent: Sent = {}) => {
      const answer = await boxtrail.ask(method, path, sent);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
      return answer.body;
    };
    type Station = { gln: string; tier: string; parentGln: string };
    const stations = (await ask('GET', '/v1/stations?limit=200')).items as Station[];
    const community = stations.find(({ tier }) => tier === 'community');
    const city = stations.find(({ tier }) => tier === 'municipal');
    if (community === undefined || city === undefined) throw new Error('no stations on the first page');
    const { gtin, contents } = (await ask('GET', '/v1/box-types')).items[0];
    const roundId = `today-${Date.now()}`;
    const round = { roundId, communityGln: community.gln, cutoffAt: minutes(60), gtins: [gtin] };
    const bench = (await ask('POST', '/v1/rounds', { json: round })).supplierGln as string;
    const lines = Array.from({ length: needs }, (_, i) => ({
      needId: `${roundId}-${i + 1}`,
      householdRef: `household-${i + 1}`,
      building: '3',
      unit: '1',
      order: 'own',
      payment: 'prepaid',
      lines: [{ gtin, quantity }],
    }));
    const raw = lines.map((line) => JSON.stringify(line)).join('\n');
    await boxtrail.ask('POST', `/v1/rounds/${roundId}/needs`, { raw, type: 'application/x-ndjson' });
    await ask('POST', `/v1/rounds/${roundId}/close`, { json: {} });
    for (
      let tries = 1;
      (await boxtrail.ask('GET', `/v1/packing-jobs/${roundId}`)).status !== 200;
      tries += 1
    ) {
      if (tries > 600) throw new Error('the packing job did not appear');
      await new Promise((next) => setTimeout(next, 50));
    }
    const job = { jobId: roundId, gtin, contents };
    return new LoadsOfToday(boxtrail, city.gln, city.gln, bench, job);
  }

  /** An unused number. */
  next(): number {
    return (this.used += 1);
  }

  post(path: string, json: object, sent: Sent = {}): Promise<Answer> {
    return this.boxtrail.ask('POST', path, { json, ...sent });
  }

  /** Sends a request that must succeed. */
  async must(path: string, json: object, sent: Sent = {}): Promise<Answer> {
    const answer = await this.post(path, json, sent);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer;
  }

  private packed = 0;
  async pack(occurredAt: string): Promise<string> {
    const sscc = completeKey('sscc', `376104${String(this.next()).padStart(11, '0')}`);
    await this.must(`/v1/packing-jobs/${this.job.jobId}/boxes`, {
      sscc,
      needId: `${this.job.jobId}-${(this.packed += 1)}`,
      gtin: this.job.gtin,
      weightGrams: 4000,
      contents: this.job.contents.map(({ gtin, quantity }) => ({ gtin, lot: 'L1', quantity })),
      sealId: `S${sscc}`,
      occurredAt,
    });
    return sscc;
  }

  /** Issues passes for a vehicle and a driver, 25 minutes ago. */
  async passes(n: number, plate: string, driverRef: string) {
    const [vehiclePassId, driverPassId] = [`VT-${n}`, `DT-${n}`];
    const window = {
      zones: [this.city],
      validFrom: minutes(-600),
      validUntil: minutes(600),
      authorityRef: 'bureau',
      occurredAt: minutes(-25),
    };
    await this.must('/v1/passes', { passId: vehiclePassId, plate, carrierRef: 'f', ...window });
    await this.must('/v1/passes', {
      passId: driverPassId,
      personRef: driverRef,
      employerRef: 'f',
      ...window,
    });
    return { vehiclePassId, driverPassId };
  }

  /** A load with a box packed 25 minutes ago; loaded and sealed 20 minutes ago. */
  async ready(
    who?: {
      plate: string;
      driverRef: string;
      passes: Omit<ReadyLoad, 'loadId' | 'box'>;
    },
    furtherBoxes = 0,
  ): Promise<ReadyLoad> {
    const n = this.next();
    const box = await this.pack(minutes(-25));
    const ssccs = [box];
    while (ssccs.length <= furtherBoxes) ssccs.push(await this.pack(minutes(-25)));
    const loadId = `today-${n}`;
    const { plate, driverRef } = who ?? { plate: `吉B${n}`, driverRef: `driver-b${n}` };
    const passes = who?.passes ?? (await this.passes(n, plate, driverRef));
    const occurredAt = minutes(-20);
    const route = { fromGln: this.bench, toGln: this.district };
    await this.must('/v1/loads', { loadId, ...route, plate, driverRef, occurredAt });
    await this.must(`/v1/loads/${loadId}/boxes`, { ssccs, occurredAt });
    await this.must(`/v1/loads/${loadId}/seal`, { sealId: `S-${n}`, occurredAt });
    return { loadId, box, ...passes };
  }

  dispatch({ loadId, vehiclePassId, driverPassId }: ReadyLoad, more: object = {}, as = 'station') {
    return this.post(`/v1/loads/${loadId}/dispatch`, { vehiclePassId, driverPassId, ...more }, { as });
  }

  /** The trail of a box, including everything acknowledged so far. */
  async trail(box: string) {
    const { body } = await this.boxtrail.ask('GET', '/v1/views');
    const head = Math.max(...(body as { head: number }[]).map((view) => view.head));
    return (await this.boxtrail.ask('GET', `/v1/trails/${box}?atLeast=${head}`)).body;
  }
}
