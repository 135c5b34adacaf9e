import { far, next, OfferedJobs } from '../testing/offered-jobs';
import { gln, type PackingService } from '../testing/packing-service';

let jobs: OfferedJobs;
let service: PackingService;
beforeAll(async () => {
  jobs = await OfferedJobs.start(null);
  service = jobs.service;
});
afterAll(() => service.stop());

describe('the schedule of packing jobs', () => {
  it('given waves and priorities, then the list has the jobs as they are packed, page by page', async () => {
    const ids = [await jobs.open(), await jobs.open(), await jobs.open(), await jobs.open()];
    for (const [i, body] of [
      { priority: 'low', wave: 2 },
      { priority: 'urgent' },
      { priority: 'urgent', wave: 2 },
      { priority: 'normal', wave: 1 },
    ].entries())
      expect(await jobs.say(ids[i]!, 'schedule', body)).toEqual([200, true]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await service.read(`/v1/packing-jobs?sort=schedule&limit=2${cursor}`)).body;
      seen.push(...(page['items'] as { jobId: string }[]).map(({ jobId }) => jobId));
      cursor = page['next'] === null ? '' : `&cursor=${page['next'] as string}`;
    } while (cursor !== '');
    expect(seen.filter((id) => ids.includes(id))).toEqual([ids[3], ids[2], ids[0], ids[1]]);
    expect(seen.length).toBe(new Set(seen).size);
    const second = (await service.read('/v1/packing-jobs?wave=2&sort=schedule')).body['items'];
    expect(second).toMatchObject([{ jobId: ids[2] }, { jobId: ids[0] }]);
  });
});

describe('bad input', () => {
  it.each([
    ['accept', { extra: 1 }, 400, 'INPUT_INVALID'],
    ['decline', {}, 400, 'INPUT_INVALID'],
    ['decline', { reason: '' }, 400, 'INPUT_INVALID'],
    ['decline', { reason: 'x'.repeat(201) }, 400, 'INPUT_INVALID'],
    ['decline', { reason: 'x', occurredAt: '2999-01-01T00:00:00Z' }, 400, 'TIME_IN_FUTURE'],
    ['move', { supplierGln: next }, 400, 'INPUT_INVALID'],
    ['move', { supplierGln: '123', reason: 'x' }, 400, 'INPUT_INVALID'],
    ['move', { supplierGln: gln(99), reason: 'x' }, 404, 'SUPPLIER_UNKNOWN'],
    ['schedule', { priority: 'high' }, 400, 'INPUT_INVALID'],
    ['schedule', { priority: 'urgent', wave: 0 }, 400, 'INPUT_INVALID'],
    ['schedule', { priority: 'urgent', wave: 25 }, 400, 'INPUT_INVALID'],
    ['schedule', { priority: 'urgent', wave: 1.5 }, 400, 'INPUT_INVALID'],
    ['schedule', { wave: 1 }, 400, 'INPUT_INVALID'],
  ])('%s %j is refused with %i %s and changes nothing', async (what, body, code, name) => {
    const jobId = 'J-1';
    const head = await service.store.head();
    expect(await jobs.say(jobId, what, body)).toEqual([code, name]);
    expect(await service.store.head()).toBe(head);
  });

  it('given a supplier that may not work, then an officer cannot choose it', async () => {
    const jobId = await jobs.open();
    await jobs.status(far, 'closed');
    const answer = await service.post(`/v1/packing-jobs/${jobId}/move`, { supplierGln: far, reason: 'x' });
    expect([answer.status, answer.body['code']]).toEqual([409, 'SUPPLIER_CANNOT_SERVE']);
  });

  it.each(['accept', 'decline', 'move', 'schedule'])('%s of an unknown job is a 404', async (what) => {
    const body = {
      decline: { reason: 'x' },
      move: { supplierGln: next, reason: 'x' },
      schedule: { priority: 'low' },
    };
    expect(await jobs.say('J-none', what, body[what as 'move'] ?? {})).toEqual([404, 'JOB_UNKNOWN']);
  });
});
