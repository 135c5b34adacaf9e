import { SupplierChanged, type SupplierDetails } from '@boxtrail/contracts';
import { at, far, near, next, OfferedJobs } from '../testing/offered-jobs';
import { box, supplier, type PackingService } from '../testing/packing-service';

/** Boxes of one day that the nearest supplier can pack. */
const capacity = 5;

let jobs: OfferedJobs;
let service: PackingService;
beforeAll(async () => {
  jobs = await OfferedJobs.start(capacity);
  service = jobs.service;
});
afterAll(() => service.stop());

describe('the supplier of a packing job', () => {
  it('given more boxes on a day than it can pack, then the job that is too much goes to the next one', async () => {
    const [fits, tooMuch] = [await jobs.open(capacity), await jobs.open()];
    await jobs.becomes(tooMuch, { supplierGln: next, moved: { fromGln: near, cause: 'full', reason: null } });
    await jobs.becomes(fits, { supplierGln: near, moved: null });
    // The jobs of the other tests stay where they are put.
    const { data } = (await service.store.read(`station-${near}`))[0]?.event as { data: SupplierDetails };
    const unlimited = SupplierChanged.of(at('00:30'), { ...data, dailyCapacity: null });
    await service.put(`station-${near}`, unlimited);
  });

  it('given that it is suspended, then its jobs without boxes go to the next one, those with boxes stay', async () => {
    const [begun, waiting] = [await jobs.open(), await jobs.open()];
    const line = box(7_100, 'N-1', { packedAtGln: near });
    const { answers } = await service.lines(`/v1/packing-jobs/${begun}/boxes`, [line]);
    expect(answers).toMatchObject([{ status: 'accepted' }]);
    await jobs.becomes(begun, { packed: 1 });
    await jobs.status(near, 'suspended');
    const moved = { fromGln: near, cause: 'suspended', reason: 'is suspended' };
    await jobs.becomes(waiting, { supplierGln: next, moved });
    expect(await jobs.read(begun)).toMatchObject({ supplierGln: near });
    await jobs.status(near, 'active');
  });

  it('given that it was suspended before its job came, then the job goes at once', async () => {
    await jobs.status(near, 'suspended');
    const jobId = await jobs.open();
    await jobs.becomes(jobId, { supplierGln: next, moved: { cause: 'suspended' } });
    await jobs.status(near, 'active');
  });

  it('given that no supplier can work, then the job waits, and is kept by its own when that works again', async () => {
    const all = [near, next, far, supplier];
    for (const gln of all) await jobs.status(gln, 'suspended');
    const jobId = await jobs.open();
    await jobs.becomes(jobId, { supplierGln: near, isUnserved: true });
    await jobs.status(near, 'active');
    await jobs.becomes(jobId, { supplierGln: near, isUnserved: false, moved: null });
    expect(await jobs.typesOf(jobId)).toEqual(['Created', 'NotMoved', 'Kept']);
    for (const gln of all) await jobs.status(gln, 'active');
  });

  it('given a moved job, then the key of the new supplier packs it, and that of the old one does not', async () => {
    const jobId = await jobs.open(1);
    await jobs.say(jobId, 'decline', { reason: 'no cabbage' });
    await jobs.becomes(jobId, { supplierGln: next });
    const [before, now] = [await service.key('packer', near), await service.key('packer', next)];
    const line = box(7_200, 'N-1');
    const path = `/v1/packing-jobs/${jobId}/boxes`;
    expect((await service.post(path, line, {}, before)).body['code']).toBe('JOB_MOVED');
    for (const [what, body] of [
      ['accept', {}],
      ['decline', { reason: 'no cabbage' }],
      ['schedule', { priority: 'low' }],
      ['complete', { shortageReason: 'no cabbage' }],
    ] as const)
      expect([what, ...(await jobs.say(jobId, what, body, before))]).toEqual([what, 409, 'JOB_MOVED']);
    const never = await service.key('packer', far);
    expect(await jobs.say(jobId, 'accept', {}, never)).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await jobs.say(jobId, 'accept', {}, now)).toEqual([200, true]);
    expect((await service.post(path, line, {}, now)).body).toMatchObject({ changed: true });
    const packed = (await service.store.read(`box-${line.sscc}`))[0]?.event.data;
    expect(packed).toMatchObject({ packedAtGln: next });
  });
});
