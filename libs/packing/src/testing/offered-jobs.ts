import {
  StationRegistered,
  SupplierRegistered,
  SupplierStatusSet,
  supplierUnknown,
  type SupplierStatus,
} from '@boxtrail/contracts';
import { district, gln, need, PackingService, vegetables } from './packing-service';

export const at = (time: string) => `2026-03-16T${time}:00.000Z`;
/** A community, and three suppliers: the nearest first. */
export const [here, near, next, far] = [gln(20), gln(21), gln(22), gln(23)];

/** Packing jobs of the community, all created for its nearest supplier. */
export class OfferedJobs {
  private count = 0;

  private constructor(readonly service: PackingService) {}

  /** `capacity`: boxes of one day that the nearest supplier can pack; null for any number. */
  static async start(capacity: number | null): Promise<OfferedJobs> {
    const service = await PackingService.start();
    const jobs = new OfferedJobs(service);
    await service.put(
      `station-${here}`,
      StationRegistered.of(at('00:00'), {
        ...{ gln: here, code: '220104', name: 'Pear Garden', tier: 'community', parentGln: district },
        ...{ street: null, latitude: 43.86, longitude: 125.35 },
      }),
    );
    await jobs.register(near, 43.87, capacity);
    await jobs.register(next, 43.9);
    await jobs.register(far, 44.5);
    return jobs;
  }

  register(supplierGln: string, latitude: number, dailyCapacity: number | null = null) {
    const position = { latitude, longitude: 125.35 };
    const details = { ...supplierUnknown, gln: supplierGln, name: `supplier ${latitude}`, ...position };
    return this.service.put(
      `station-${supplierGln}`,
      SupplierRegistered.of(at('00:00'), { ...details, dailyCapacity }),
    );
  }

  status(supplierGln: string, to: SupplierStatus) {
    return this.service.put(
      `station-${supplierGln}`,
      SupplierStatusSet.of(at('01:00'), { gln: supplierGln, status: to, reason: `is ${to}` }),
    );
  }

  /** Opens a job of some boxes; returns its id. */
  async open(quantity = 1, gtin = vegetables): Promise<string> {
    this.count += 1;
    const jobId = `J-${this.count}`;
    await this.service.closeRound(jobId, [need('N-1', [gtin, quantity])], here, near);
    return jobId;
  }

  async read(jobId: string): Promise<Record<string, unknown>> {
    return (await this.service.read(`/v1/packing-jobs/${jobId}`)).body;
  }

  /** Waits for a job as it should become. */
  async becomes(jobId: string, wanted: object): Promise<void> {
    for (const deadline = Date.now() + 20_000; ; await new Promise((later) => setTimeout(later, 50))) {
      const found = await this.read(jobId);
      try {
        expect(found).toMatchObject(wanted);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  /** Sends a command about a job; returns the status, and the code or whether it changed the job. */
  async say(jobId: string, what: string, body: object = {}, key?: string): Promise<unknown[]> {
    const answer = await this.service.post(`/v1/packing-jobs/${jobId}/${what}`, body, {}, key);
    return [answer.status, answer.body['code'] ?? answer.body['changed']];
  }

  /** The events of a job, in their order. */
  async typesOf(jobId: string): Promise<string[]> {
    const events = await this.service.store.read(`packing-job-${jobId}`);
    return events.map(({ event }) => event.type.replace('packing.PackingJob', ''));
  }
}
