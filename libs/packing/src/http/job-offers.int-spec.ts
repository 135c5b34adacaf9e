import { BoxTypePublished } from '@boxtrail/contracts';
import { Views } from '@boxtrail/operations';
import { at, far, near, next, OfferedJobs } from '../testing/offered-jobs';
import { box, gln, oil, type PackingService } from '../testing/packing-service';

let jobs: OfferedJobs;
let service: PackingService;
beforeAll(async () => {
  jobs = await OfferedJobs.start(null);
  service = jobs.service;
});
afterAll(() => service.stop());

describe('the offer of a packing job', () => {
  it('given a supplier that takes it, then it says so once and cannot decline it', async () => {
    const jobId = await jobs.open();
    await jobs.becomes(jobId, {
      offer: 'open',
      priority: 'normal',
      wave: null,
      moved: null,
      isUnserved: false,
    });
    expect(await jobs.say(jobId, 'accept')).toEqual([200, true]);
    expect(await jobs.say(jobId, 'accept')).toEqual([200, false]);
    await jobs.becomes(jobId, { offer: 'accepted', supplierGln: near, revision: 2 });
    expect(await jobs.say(jobId, 'decline', { reason: 'too late' })).toEqual([409, 'JOB_ACCEPTED']);
  });

  it('given a supplier that packs, then it has accepted, and the job stays', async () => {
    const jobId = await jobs.open();
    const line = box(7_100, 'N-1', { packedAtGln: near });
    const { answers } = await service.lines(`/v1/packing-jobs/${jobId}/boxes`, [line]);
    expect(answers).toMatchObject([{ status: 'accepted' }]);
    await jobs.becomes(jobId, { offer: 'accepted', packed: 1 });
    expect(await jobs.say(jobId, 'decline', { reason: 'too late' })).toEqual([409, 'JOB_BEGUN']);
    const chosen = { supplierGln: far, reason: 'nearer by road' };
    expect(await jobs.say(jobId, 'move', chosen)).toEqual([409, 'JOB_BEGUN']);
  });

  it('given a job that is declined, then the next supplier by proximity gets it, and it may decline too', async () => {
    const jobId = await jobs.open();
    expect(await jobs.say(jobId, 'decline', { reason: 'no cabbage' })).toEqual([200, true]);
    await jobs.becomes(jobId, {
      ...{ supplierGln: next, offer: 'open', isUnserved: false },
      moved: { fromGln: near, cause: 'declined', reason: 'no cabbage' },
      declined: [{ supplierGln: near, reason: 'no cabbage' }],
    });
    await jobs.say(jobId, 'decline', { reason: 'no oil' });
    await jobs.becomes(jobId, { supplierGln: far, declined: [{ supplierGln: near }, { supplierGln: next }] });
    const { candidates } = (await jobs.read(jobId))['designation'] as {
      candidates: Record<string, unknown>[];
    };
    expect(candidates.slice(0, 3).map((one) => [one['gln'], one['verdict']])).toEqual([
      [near, 'declined'],
      [next, 'declined'],
      [far, 'designated'],
    ]);
  });

  it('given a supplier that sends its answer again after the job went, then it gets its first answer', async () => {
    const jobId = await jobs.open();
    const [key, id] = [await service.key('packer', near), { 'idempotency-key': 'declined-once' }];
    const send = () => service.post(`/v1/packing-jobs/${jobId}/decline`, { reason: 'no cabbage' }, id, key);
    const { body } = await send();
    await jobs.becomes(jobId, { supplierGln: next });
    expect(await send()).toMatchObject({ status: 200, body });
    expect(await jobs.typesOf(jobId)).toEqual(['Created', 'Declined', 'Moved']);
  });

  it('given that all declined, then the job stays and waits, and an officer may give it to one of them', async () => {
    const jobId = await jobs.open();
    for (const supplierGln of [near, next, far]) {
      await jobs.becomes(jobId, { supplierGln });
      await jobs.say(jobId, 'decline', { reason: 'no cabbage' });
    }
    // The supplier of the test's other jobs has no position: it comes last.
    await jobs.becomes(jobId, { offer: 'open', isUnserved: false });
    await jobs.say(jobId, 'decline', { reason: 'no cabbage' });
    await jobs.becomes(jobId, { offer: 'declined', isUnserved: true });
    for (const filter of ['offer=declined', 'unserved=true'])
      expect((await service.read(`/v1/packing-jobs?${filter}`)).body['items']).toMatchObject([{ jobId }]);
    const chosen = { supplierGln: next, reason: 'it has cabbage now' };
    expect(await jobs.say(jobId, 'move', chosen)).toEqual([200, true]);
    await jobs.becomes(jobId, {
      ...{ supplierGln: next, offer: 'open', isUnserved: false },
      moved: { cause: 'chosen', reason: 'it has cabbage now' },
    });
  });

  it('given a job that nobody could take, when another supplier comes, then that one gets it', async () => {
    const jobId = await jobs.open(1, oil);
    const owned = gln(24);
    await service.put(
      `box-type-${oil}`,
      BoxTypePublished.of(at('00:00'), {
        ...{ gtin: oil, name: '油包', kind: 'vegetables', priceFen: 1, custodyLimitHours: null },
        ...{ supplierGln: owned, contents: [{ gtin: oil, name: '油', quantity: 1, unit: 'L' }] },
      }),
    );
    await jobs.say(jobId, 'decline', { reason: 'no oil' });
    await jobs.becomes(jobId, { supplierGln: near, offer: 'declined', isUnserved: true });
    await jobs.register(owned, 45);
    await jobs.becomes(jobId, { supplierGln: owned, offer: 'open', isUnserved: false });
    const types = await jobs.typesOf(jobId);
    expect(types).toEqual(['Created', 'Declined', 'NotMoved', 'Moved']);
  });
});

describe('packing and declining at the same time', () => {
  it('given both, then the job is packed where it was or packed by nobody before it goes', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const jobId = await jobs.open();
      const line = box(7_300 + n, 'N-1');
      // Whichever is first at the stream of the job wins.
      const [declined, packed] = await Promise.all([
        jobs.say(jobId, 'decline', { reason: 'no cabbage' }),
        new Promise((later) => setTimeout(later, n % 4)).then(() =>
          service.lines(`/v1/packing-jobs/${jobId}/boxes`, [line]),
        ),
      ]);
      const answer = (packed as { answers: Record<string, unknown>[] }).answers[0];
      const events = (await service.store.read(`packing-job-${jobId}`)).map(({ event }) => event.type);
      const [assigned, moved] = ['BoxesAssigned', 'PackingJobMoved'].map((type) =>
        events.indexOf(`packing.${type}`),
      ) as [number, number];
      expect({ jobId, isMovedWithBoxes: assigned >= 0 && moved > assigned }).toEqual({
        ...{ jobId, isMovedWithBoxes: false },
      });
      seen.add(`${String(declined[1])} ${String(answer?.['status'])}`);
      // It has gone, or has a box: nothing more is recorded of it.
      await jobs.becomes(jobId, { offer: expect.not.stringContaining('declined') as string });
    }
    expect([...seen].filter((one) => !/^(true|JOB_BEGUN) (accepted|quarantined)$/.test(one))).toEqual([]);
  });
});

describe('the view of jobs', () => {
  it('equals its rebuild', async () => {
    expect(await service.app.get(Views).rebuild('packing.jobs')).toMatchObject({ equal: true });
  });
});
