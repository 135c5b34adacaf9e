import { Contexts } from '@boxtrail/context';
import { nameBasedUuid } from '@boxtrail/commands';
import type { RecordedEvent } from '@boxtrail/kernel';
import {
  at,
  box,
  community,
  district,
  need,
  oil,
  otherCommunity,
  PackingService,
  supplier,
  vegetables,
} from '../testing/packing-service';

let service: PackingService;
beforeAll(async () => {
  service = await PackingService.start();
});
afterAll(() => service.stop());

/** The fields of a problem that programs read. */
const problem = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];
const eventsOf = async (stream: string) =>
  (await service.store.read(stream)).map(({ event, metadata }) => ({ event, metadata }));

describe('a job for a closed round', () => {
  const needs = [need('N-1', [vegetables, 2], [oil, 1]), need('N-2', [vegetables, 1])];
  const row = {
    jobId: 'R-1',
    roundId: 'R-1',
    communityGln: community,
    supplierGln: supplier,
    status: 'open',
    boxes: 4,
    packed: 0,
    createdAt: at,
    closedAt: null,
    offer: 'open',
    isUnserved: false,
    priority: 'normal',
    wave: null,
    moved: null,
    revision: 1,
  };
  let closed: RecordedEvent;
  beforeAll(async () => {
    closed = await service.closeRound('R-1', needs);
  });

  it('given a closed round, then it has a job with its needs and no packed box', async () => {
    expect(await service.read('/v1/packing-jobs/R-1')).toEqual({
      status: 200,
      etag: '"1"',
      body: {
        ...row,
        needs: needs.map((n) => ({
          ...{ ...n, hidden: [] },
          lines: n.lines.map((line) => ({ ...line, packed: 0 })),
        })),
        shortages: [],
        declined: [],
        designation: null,
        awaited: [],
      },
    });
  });

  it('given a closed round, then its job is created by the policy and caused by RoundClosed', async () => {
    const { jobId, roundId, communityGln, supplierGln, boxes } = row;
    expect(await eventsOf('packing-job-R-1')).toEqual([
      {
        event: {
          type: 'packing.PackingJobCreated',
          occurredAt: at,
          data: { jobId, roundId, communityGln, supplierGln, boxes, needs },
        },
        metadata: {
          actor: 'policy:packing.create-jobs',
          role: 'system',
          commandId: nameBasedUuid(`packing.create-jobs\n${closed.id}`),
          commandHash: expect.stringMatching(/^k1:[\w-]{43}$/) as string,
          correlationId: closed.metadata.correlationId,
          causationId: closed.id,
        },
      },
    ]);
  });

  it('given its job, when the event is delivered again, then nothing changes', async () => {
    const head = await service.store.head();
    const consumers = service.app.get(Contexts).consumers;
    expect(consumers.map(({ group }) => group)).toEqual(['packing.create-jobs', 'packing.move-jobs']);
    for (const consumer of consumers.slice(0, 1))
      await Promise.all([consumer.handle(closed), consumer.handle(closed)]);
    expect(await service.store.head()).toBe(head);
  });

  it('given a round without needs, then its job has no boxes and is complete', async () => {
    await service.closeRound('R-empty', []);
    const done = { status: 'completed', boxes: 0, closedAt: at, revision: 2 };
    expect((await service.read('/v1/packing-jobs/R-empty')).body).toEqual({
      ...row,
      ...{ jobId: 'R-empty', roundId: 'R-empty' },
      ...done,
      needs: [],
      shortages: [],
      declined: [],
      designation: null,
      awaited: [],
    });
  });

  it('given jobs, when they are listed, then they come by id, page by page, filtered', async () => {
    await service.closeRound('R-other', [need('N-9', [oil, 1])], otherCommunity);
    const ids = async (query: string) => {
      const { body } = await service.read(`/v1/packing-jobs${query}`);
      return [(body['items'] as { jobId: string }[]).map(({ jobId }) => jobId), body['next']];
    };
    const first = (await service.read('/v1/packing-jobs?limit=1')).body;
    expect(first['items']).toEqual([row]);
    expect(await ids(`?limit=2&cursor=${String(first['next'])}`)).toEqual([['R-empty', 'R-other'], null]);
    expect(await ids('?status=completed')).toEqual([['R-empty'], null]);
    expect(await ids(`?communityGln=${otherCommunity}&status=open`)).toEqual([['R-other'], null]);
    expect(await ids(`?supplierGln=${supplier}`)).toEqual([['R-1', 'R-empty', 'R-other'], null]);
    expect(await ids(`?supplierGln=${community}`)).toEqual([[], null]);
    expect(problem(await service.get('/v1/packing-jobs?status=lost'))).toEqual([400, 'INPUT_INVALID']);
  });

  it('given an unknown job, then each of its routes answers JOB_UNKNOWN', async () => {
    expect(problem(await service.get('/v1/packing-jobs/R-0'))).toEqual([404, 'JOB_UNKNOWN']);
    expect(problem(await service.post('/v1/packing-jobs/R-0/complete', {}))).toEqual([404, 'JOB_UNKNOWN']);
    expect(problem(await service.post('/v1/packing-jobs/R-0/boxes', box(1, 'N-1')))).toEqual([
      404,
      'JOB_UNKNOWN',
    ]);
    expect((await service.lines('/v1/packing-jobs/R-0/boxes', [box(1, 'N-1')])).status).toBe(404);
    expect(problem(await service.get('/v1/packing-jobs/R%00'))).toEqual([400, 'INPUT_INVALID']);
  });
});

describe('closing a job', () => {
  const path = (jobId: string) => `/v1/packing-jobs/${jobId}/complete`;
  const pack = (jobId: string, ...boxes: object[]) => service.lines(`/v1/packing-jobs/${jobId}/boxes`, boxes);

  it('given every box packed, when it is completed, then it is closed, and a retry gets the same answer', async () => {
    await service.closeRound('C-1', [need('N-1', [vegetables, 2])]);
    await pack('C-1', box(101, 'N-1'), box(102, 'N-1'));
    const key = { 'idempotency-key': 'complete-C-1' };
    const body = { occurredAt: '2026-03-16T12:00:00+08:00' };
    const first = await service.post(path('C-1'), body, key);
    const end = await service.end('packing-job-C-1');
    expect(first).toEqual({ status: 200, etag: '"3"', body: { jobId: 'C-1', ...end, changed: true } });
    expect(await service.post(path('C-1'), body, key)).toEqual(first);
    expect((await eventsOf('packing-job-C-1')).map(({ event }) => event).slice(2)).toEqual([
      {
        type: 'packing.PackingJobCompleted',
        occurredAt: '2026-03-16T04:00:00.000Z',
        data: { jobId: 'C-1', packed: 2 },
      },
    ]);
  });

  it('given a used key, when it comes with another request, then it is refused', async () => {
    const key = { 'idempotency-key': 'complete-C-1' };
    const other = { shortageReason: 'none came' };
    expect(problem(await service.post(path('C-1'), other, key))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(problem(await service.post(path('C-1'), {}, { 'idempotency-key': '' }))).toEqual([
      400,
      'IDEMPOTENCY_KEY_MISSING',
    ]);
  });

  it('given a closed job, when it is completed under a new key, then it is refused', async () => {
    expect(problem(await service.post(path('C-1'), {}))).toEqual([409, 'JOB_CLOSED']);
  });

  it('given missing boxes, when it is completed, then it is refused without a reason and short with one', async () => {
    await service.closeRound('C-2', [need('N-1', [vegetables, 2], [oil, 1]), need('N-2', [vegetables, 1])]);
    await pack('C-2', box(201, 'N-1'), box(202, 'N-1'));
    const refused = await service.post(path('C-2'), {});
    expect([...problem(refused), refused.body['detail']]).toEqual([
      409,
      'JOB_INCOMPLETE',
      'packing job C-2 lacks 2 of 4 boxes: pack them or give a shortageReason',
    ]);
    const stale = { 'if-match': '"7"' };
    const why = { shortageReason: 'no oil came', occurredAt: at };
    expect(problem(await service.post(path('C-2'), why, stale))).toEqual([412, 'STALE_REVISION']);
    const { etag } = await service.read('/v1/packing-jobs/C-2');
    expect(etag).toBe('"2"');
    expect((await service.post(path('C-2'), why, { 'if-match': String(etag) })).status).toBe(200);
    const { body } = await service.read('/v1/packing-jobs/C-2');
    const lines = (body['needs'] as { lines: object[] }[]).map((n) => n.lines);
    expect({ ...body, needs: lines }).toEqual({
      jobId: 'C-2',
      roundId: 'C-2',
      communityGln: community,
      supplierGln: supplier,
      status: 'short',
      boxes: 4,
      packed: 2,
      createdAt: at,
      closedAt: at,
      ...{ offer: 'accepted', isUnserved: false, priority: 'normal', wave: null, moved: null },
      ...{ declined: [], designation: null },
      revision: 3,
      awaited: [],
      needs: [
        [
          { gtin: vegetables, quantity: 2, packed: 2 },
          { gtin: oil, quantity: 1, packed: 0 },
        ],
        [{ gtin: vegetables, quantity: 1, packed: 0 }],
      ],
      shortages: [
        { needId: 'N-1', gtin: oil, missing: 1, reason: 'no oil came' },
        { needId: 'N-2', gtin: vegetables, missing: 1, reason: 'no oil came' },
      ],
    });
  });

  it('given a short job, when a box comes late, then it is refused; a packed box is a duplicate', async () => {
    const [late, again] = [box(203, 'N-2'), box(201, 'N-1')];
    const { answers } = await pack('C-2', late, again);
    const { position } = await service.end(`box-${again.sscc}`);
    expect(answers).toEqual([
      {
        line: 1,
        status: 'quarantined',
        code: 'JOB_CLOSED',
        detail: 'packing job C-2 is closed and takes no more boxes; pack into an open job',
      },
      { line: 2, status: 'duplicate', id: again.sscc, position },
    ]);
  });

  it('given packing and closing at the same time, then the count is exact and nothing is packed after', async () => {
    await service.closeRound('C-3', [need('N-1', [vegetables, 40])]);
    const boxes = Array.from({ length: 40 }, (_, i) => box(300 + i, 'N-1'));
    const why = { shortageReason: 'closed early' };
    const [first, closing, second] = await Promise.all([
      pack('C-3', ...boxes.slice(0, 20)),
      service.post(path('C-3'), why),
      pack('C-3', ...boxes.slice(20)),
    ]);
    expect(closing.status).toBe(200);
    const accepted = [...first.answers, ...second.answers].filter(
      ({ status }) => status === 'accepted',
    ).length;
    const last = (await eventsOf('packing-job-C-3')).at(-1);
    expect((last?.event.data as { packed: number }).packed).toBe(accepted);
    expect((await service.read('/v1/packing-jobs/C-3')).body['packed']).toBe(accepted);
  });

  it('given a key for one site, then it closes only jobs of that supplier', async () => {
    await service.closeRound('C-4', [need('N-1', [vegetables, 1])]);
    const why = { shortageReason: 'none came' };
    const close = async (key: string) => problem(await service.post(path('C-4'), why, {}, key));
    expect(await close(await service.key('packer', district))).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await close(await service.key('partner'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await close(await service.key('packer', supplier))).toEqual([200, undefined]);
  });

  it('given a time in the future, then it is refused', async () => {
    const future = { occurredAt: new Date(Date.now() + 600_000).toISOString() };
    expect(problem(await service.post(path('C-4'), future))).toEqual([400, 'TIME_IN_FUTURE']);
  });
});
