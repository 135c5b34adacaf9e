import {
  BoxTypePublished,
  StationRegistered,
  SupplierChanged,
  SupplierRegistered,
  SupplierStatusSet,
  supplierUnknown,
  type SupplierDetails,
} from '@boxtrail/contracts';
import { Views } from '@boxtrail/operations';
import { box, district, gln, need, oil, PackingService, vegetables } from '../testing/packing-service';

const at = (time: string) => `2026-03-16T${time}:00.000Z`;
const [here, near, next, far] = [gln(20), gln(21), gln(22), gln(23)];
/** Boxes of one day that the nearest supplier can pack. */
const capacity = 5;

let service: PackingService;
const register = (supplierGln: string, latitude: number, dailyCapacity: number | null) =>
  service.put(
    `station-${supplierGln}`,
    SupplierRegistered.of(at('00:00'), {
      ...{ ...supplierUnknown, gln: supplierGln, name: `supplier ${latitude}`, latitude, longitude: 125.35 },
      dailyCapacity,
    }),
  );
const status = (supplierGln: string, to: 'active' | 'suspended' | 'closed') =>
  service.put(
    `station-${supplierGln}`,
    SupplierStatusSet.of(at('01:00'), { gln: supplierGln, status: to, reason: `is ${to}` }),
  );
beforeAll(async () => {
  service = await PackingService.start();
  await service.put(
    `station-${here}`,
    StationRegistered.of(at('00:00'), {
      ...{ gln: here, code: '220104', name: 'Pear Garden', tier: 'community', parentGln: district },
      ...{ street: null, latitude: 43.86, longitude: 125.35 },
    }),
  );
  await register(near, 43.87, capacity);
  await register(next, 43.9, null);
  await register(far, 44.5, null);
});
afterAll(() => service.stop());

let jobs = 0;
/** Opens a job of some boxes at the nearest supplier. Each has a day of its own. */
async function job(quantity = 1, gtin = vegetables): Promise<string> {
  jobs += 1;
  const jobId = `J-${jobs}`;
  await service.closeRound(jobId, [need('N-1', [gtin, quantity])], here, near);
  return jobId;
}
const read = async (jobId: string) => (await service.read(`/v1/packing-jobs/${jobId}`)).body;
/** Waits for a job as it should become. */
async function becomes(jobId: string, wanted: object): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await new Promise((later) => setTimeout(later, 50))) {
    const found = await read(jobId);
    try {
      expect(found).toMatchObject(wanted);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
const say = async (jobId: string, what: string, body: object = {}, key?: string) => {
  const answer = await service.post(`/v1/packing-jobs/${jobId}/${what}`, body, {}, key);
  return [answer.status, answer.body['code'] ?? answer.body['changed']];
};
const typesOf = async (jobId: string) =>
  (await service.store.read(`packing-job-${jobId}`)).map(({ event }) =>
    event.type.replace('packing.PackingJob', ''),
  );

describe('the offer of a packing job', () => {
  it('given a supplier that takes it, then it says so once and cannot decline it', async () => {
    const jobId = await job();
    await becomes(jobId, { offer: 'open', priority: 'normal', wave: null, moved: null, isUnserved: false });
    expect(await say(jobId, 'accept')).toEqual([200, true]);
    expect(await say(jobId, 'accept')).toEqual([200, false]);
    await becomes(jobId, { offer: 'accepted', supplierGln: near, revision: 2 });
    expect(await say(jobId, 'decline', { reason: 'too late' })).toEqual([409, 'JOB_ACCEPTED']);
  });

  it('given a supplier that packs, then it has accepted, and the job stays', async () => {
    const jobId = await job();
    const line = box(7_100, 'N-1', { packedAtGln: near });
    const { answers } = await service.lines(`/v1/packing-jobs/${jobId}/boxes`, [line]);
    expect(answers).toMatchObject([{ status: 'accepted' }]);
    await becomes(jobId, { offer: 'accepted', packed: 1 });
    expect(await say(jobId, 'decline', { reason: 'too late' })).toEqual([409, 'JOB_BEGUN']);
    const chosen = { supplierGln: far, reason: 'nearer by road' };
    expect(await say(jobId, 'move', chosen)).toEqual([409, 'JOB_BEGUN']);
  });

  it('given a job that is declined, then the next supplier by proximity gets it, and it may decline too', async () => {
    const jobId = await job();
    expect(await say(jobId, 'decline', { reason: 'no cabbage' })).toEqual([200, true]);
    await becomes(jobId, {
      ...{ supplierGln: next, offer: 'open', isUnserved: false },
      moved: { fromGln: near, cause: 'declined', reason: 'no cabbage' },
      declined: [{ supplierGln: near, reason: 'no cabbage' }],
    });
    await say(jobId, 'decline', { reason: 'no oil' });
    await becomes(jobId, { supplierGln: far, declined: [{ supplierGln: near }, { supplierGln: next }] });
    const { candidates } = (await read(jobId))['designation'] as { candidates: Record<string, unknown>[] };
    expect(candidates.slice(0, 3).map((one) => [one['gln'], one['verdict']])).toEqual([
      [near, 'declined'],
      [next, 'declined'],
      [far, 'designated'],
    ]);
  });

  it('given a supplier that sends its answer again after the job went, then it gets its first answer', async () => {
    const jobId = await job();
    const [key, id] = [await service.key('packer', near), { 'idempotency-key': 'declined-once' }];
    const send = () => service.post(`/v1/packing-jobs/${jobId}/decline`, { reason: 'no cabbage' }, id, key);
    const { body } = await send();
    await becomes(jobId, { supplierGln: next });
    expect(await send()).toMatchObject({ status: 200, body });
    expect(await typesOf(jobId)).toEqual(['Created', 'Declined', 'Moved']);
  });

  it('given that all declined, then the job stays and waits, and an officer may give it to one of them', async () => {
    const jobId = await job();
    for (const supplierGln of [near, next, far]) {
      await becomes(jobId, { supplierGln });
      await say(jobId, 'decline', { reason: 'no cabbage' });
    }
    // The supplier of the test's other jobs has no position: it comes last.
    await becomes(jobId, { offer: 'open', isUnserved: false });
    await say(jobId, 'decline', { reason: 'no cabbage' });
    await becomes(jobId, { offer: 'declined', isUnserved: true });
    for (const filter of ['offer=declined', 'unserved=true'])
      expect((await service.read(`/v1/packing-jobs?${filter}`)).body['items']).toMatchObject([{ jobId }]);
    const chosen = { supplierGln: next, reason: 'it has cabbage now' };
    expect(await say(jobId, 'move', chosen)).toEqual([200, true]);
    await becomes(jobId, {
      ...{ supplierGln: next, offer: 'open', isUnserved: false },
      moved: { cause: 'chosen', reason: 'it has cabbage now' },
    });
  });

  it('given a job that nobody could take, when another supplier comes, then that one gets it', async () => {
    const jobId = await job(1, oil);
    const owned = gln(24);
    await service.put(
      `box-type-${oil}`,
      BoxTypePublished.of(at('00:00'), {
        ...{ gtin: oil, name: '油包', kind: 'vegetables', priceFen: 1, custodyLimitHours: null },
        ...{ supplierGln: owned, contents: [{ gtin: oil, name: '油', quantity: 1, unit: 'L' }] },
      }),
    );
    await say(jobId, 'decline', { reason: 'no oil' });
    await becomes(jobId, { supplierGln: near, offer: 'declined', isUnserved: true });
    await register(owned, 45, null);
    await becomes(jobId, { supplierGln: owned, offer: 'open', isUnserved: false });
    const types = await typesOf(jobId);
    expect(types).toEqual(['Created', 'Declined', 'NotMoved', 'Moved']);
  });
});

describe('the supplier of a packing job', () => {
  it('given more boxes on a day than it can pack, then the job that is too much goes to the next one', async () => {
    // Of the jobs before, those that stayed with it are on the same day.
    const taken = (await service.read(`/v1/packing-jobs?supplierGln=${near}`)).body['items'];
    const used = (taken as { boxes: number }[]).reduce((sum, { boxes }) => sum + boxes, 0);
    const [fits, tooMuch] = [await job(capacity - used), await job()];
    await becomes(tooMuch, { supplierGln: next, moved: { fromGln: near, cause: 'full', reason: null } });
    await becomes(fits, { supplierGln: near, moved: null });
    // The jobs of the other tests stay where they are put.
    const { data } = (await service.store.read(`station-${near}`))[0]?.event as { data: SupplierDetails };
    const unlimited = SupplierChanged.of(at('00:30'), { ...data, dailyCapacity: null });
    await service.put(`station-${near}`, unlimited);
  });

  it('given that it is suspended, then its jobs without boxes go to the next one, those with boxes stay', async () => {
    const waiting = (await service.read(`/v1/packing-jobs?supplierGln=${near}&status=open`)).body['items'];
    const [begun, others] = [
      (waiting as { jobId: string; packed: number }[]).filter(({ packed }) => packed > 0),
      (waiting as { jobId: string; packed: number }[]).filter(({ packed }) => packed === 0),
    ];
    expect([begun.length > 0, others.length > 0]).toEqual([true, true]);
    await status(near, 'suspended');
    const moved = { fromGln: near, cause: 'suspended', reason: 'is suspended' };
    for (const { jobId } of others) await becomes(jobId, { supplierGln: next, moved });
    for (const { jobId } of begun) expect(await read(jobId)).toMatchObject({ supplierGln: near });
    await status(near, 'active');
  });

  it('given that it was suspended before its job came, then the job goes at once', async () => {
    await status(near, 'suspended');
    const jobId = await job();
    await becomes(jobId, { supplierGln: next, moved: { cause: 'suspended' } });
    await status(near, 'active');
  });

  it('given a moved job, then the key of the new supplier packs it, and that of the old one does not', async () => {
    const jobId = await job(1);
    await say(jobId, 'decline', { reason: 'no cabbage' });
    await becomes(jobId, { supplierGln: next });
    const [before, now] = [await service.key('packer', near), await service.key('packer', next)];
    const line = box(7_200, 'N-1');
    const path = `/v1/packing-jobs/${jobId}/boxes`;
    expect((await service.post(path, line, {}, before)).body['code']).toBe('JOB_MOVED');
    expect(await say(jobId, 'accept', {}, before)).toEqual([409, 'JOB_MOVED']);
    const never = await service.key('packer', far);
    expect(await say(jobId, 'accept', {}, never)).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await say(jobId, 'accept', {}, now)).toEqual([200, true]);
    expect((await service.post(path, line, {}, now)).body).toMatchObject({ changed: true });
    const packed = (await service.store.read(`box-${line.sscc}`))[0]?.event.data;
    expect(packed).toMatchObject({ packedAtGln: next });
  });
});

describe('packing and declining at the same time', () => {
  it('given both, then the job is packed where it was or packed by nobody before it goes', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const jobId = await job();
      const line = box(7_300 + n, 'N-1');
      // Whichever is first at the stream of the job wins.
      const [declined, packed] = await Promise.all([
        say(jobId, 'decline', { reason: 'no cabbage' }),
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
    }
    expect([...seen].filter((one) => !/^(true|JOB_BEGUN) (accepted|quarantined)$/.test(one))).toEqual([]);
  });
});

describe('the schedule of packing jobs', () => {
  it('given waves and priorities, then the list has the jobs as they are packed, page by page', async () => {
    const ids = [await job(), await job(), await job(), await job()];
    for (const [i, body] of [
      { priority: 'low', wave: 2 },
      { priority: 'urgent' },
      { priority: 'urgent', wave: 2 },
      { priority: 'normal', wave: 1 },
    ].entries())
      expect(await say(ids[i]!, 'schedule', body)).toEqual([200, true]);
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
    expect(await say(jobId, what, body)).toEqual([code, name]);
    expect(await service.store.head()).toBe(head);
  });

  it('given a supplier that may not work, then an officer cannot choose it', async () => {
    const jobId = await job();
    await status(far, 'closed');
    const answer = await service.post(`/v1/packing-jobs/${jobId}/move`, { supplierGln: far, reason: 'x' });
    expect([answer.status, answer.body['code']]).toEqual([409, 'SUPPLIER_CANNOT_SERVE']);
  });

  it.each(['accept', 'decline', 'move', 'schedule'])('%s of an unknown job is a 404', async (what) => {
    const body = {
      decline: { reason: 'x' },
      move: { supplierGln: next, reason: 'x' },
      schedule: { priority: 'low' },
    };
    expect(await say('J-none', what, body[what as 'move'] ?? {})).toEqual([404, 'JOB_UNKNOWN']);
  });
});

describe('the view of jobs', () => {
  it('equals its rebuild', async () => {
    expect(await service.app.get(Views).rebuild('packing.jobs')).toMatchObject({ equal: true });
  });
});
