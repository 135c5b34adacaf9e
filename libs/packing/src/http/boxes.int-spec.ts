import { BoxTypePublished, HoldApplied, HoldPlaced, ResponsibleNamed } from '@boxtrail/contracts';
import { Views } from '@boxtrail/operations';
import {
  at,
  box,
  cabbage,
  city,
  community,
  district,
  gln,
  gtin,
  need,
  oil,
  PackingService,
  sscc,
  supplier,
  vegetables,
} from '../testing/packing-service';
import { PackingModule } from '../packing.module';
import { boxesSchema } from '../views/boxes/boxes.view';
import { jobsSchema } from '../views/jobs/jobs.view';

let service: PackingService;
beforeAll(async () => {
  service = await PackingService.start();
});
afterAll(() => service.stop());

const problem = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];
const pathOf = (jobId: string) => `/v1/packing-jobs/${jobId}/boxes`;
const send = (jobId: string, lines: readonly (object | string)[], key?: string) =>
  service.lines(pathOf(jobId), lines, key);
/** The answer to an accepted line. */
const accepted = async (line: number, n: number) => {
  const { position } = await service.end(`box-${sscc(n)}`);
  return { line, status: 'accepted', id: sscc(n), position };
};

describe('boxes in bulk', () => {
  const wrongDigit = sscc(12).replace(/.$/, (d) => String((Number(d) + 1) % 10));
  const lines: (object | string)[] = [
    box(1, 'N-1'),
    box(11, 'N-1', { sscc: wrongDigit }),
    box(2, 'N-1', { sealId: 'S-2', occurredAt: '2026-03-16T10:00:00+08:00', packedAtGln: district }),
    box(13, 'N-9'),
    box(14, 'N-1', { gtin: oil }),
    box(15, 'N-1'),
    box(1, 'N-1', { weightGrams: 9_999 }),
    JSON.stringify(box(16, 'N-2')).replace('L-77', 'L\0'),
    JSON.stringify(box(16, 'N-2')).replace('L-77', 'L\\u0000'),
    JSON.stringify(box(16, 'N-2')).slice(0, -9),
    '',
    'not json',
    box(16, 'N-2', { packedAtGln: gln(99) }),
    box(16, 'N-2', { colour: 'red' }),
    box(3, 'N-2', { sscc: `https://id.example/00/${sscc(3)}`, occurredAt: at }),
    box(3, 'N-2', { occurredAt: at }),
  ];

  beforeAll(() => service.closeRound('B-1', [need('N-1', [vegetables, 2]), need('N-2', [vegetables, 2])]));

  it('given broken lines among good ones, then each line has its answer and the good ones are packed', async () => {
    const { status, answers, end } = await send('B-1', lines);
    expect(status).toBe(200);
    const kept = (line: number, code: string, detail: string) => ({
      line,
      status: 'quarantined',
      code,
      detail,
    });
    const packed3 = await accepted(15, 3);
    expect(answers).toEqual([
      await accepted(1, 1),
      kept(
        2,
        'INPUT_INVALID',
        `/sscc: SSCC ${wrongDigit} has check digit ${wrongDigit.slice(-1)}, expected ${sscc(12).slice(-1)}`,
      ),
      await accepted(3, 2),
      kept(4, 'NEED_NOT_IN_JOB', 'packing job B-1 has no need N-9; choose one of its needs'),
      kept(
        5,
        'BOX_TYPE_NOT_NEEDED',
        `need N-1 of packing job B-1 asks for no box of type ${oil}; pack one of the types it asks for`,
      ),
      kept(
        6,
        'NEED_ALREADY_FILLED',
        `need N-1 asks for 2 boxes of type ${vegetables} and has them; box ${sscc(15)} is one too many`,
      ),
      kept(
        7,
        'SSCC_ALREADY_USED',
        `box ${sscc(1)} was packed for need N-1 of packing job B-1; give this box another number`,
      ),
      kept(8, 'ENCODING_INVALID', 'the body contains a NUL character'),
      kept(9, 'JSON_INVALID', 'the body cannot be accepted: a string contains a NUL or half a character'),
      kept(10, 'JSON_INVALID', expect.stringMatching(/^the body is not valid JSON: /) as string),
      kept(12, 'JSON_INVALID', expect.stringMatching(/^the body is not valid JSON: /) as string),
      kept(13, 'STATION_UNKNOWN', `no station or supplier has the GLN ${gln(99)}`),
      kept(14, 'INPUT_INVALID', 'Unknown field: colour'),
      packed3,
      { ...packed3, line: 16, status: 'duplicate' },
    ]);
    const summary = { accepted: 3, duplicate: 1, quarantined: 11, failed: 0 };
    expect(end).toEqual({ summary, position: await service.store.head() });
  });

  it('given lines in quarantine, then they are kept as sent, with the reason and their target', async () => {
    const { body } = await service.get('/v1/quarantine?limit=200');
    const items = body['items'] as {
      source: string;
      line: number;
      code: string;
      raw: string;
      actor: string;
    }[];
    expect(items.map(({ source, actor }) => [source, actor])).toEqual(
      items.map(() => ['packing-jobs/B-1/boxes', 'admin-all']),
    );
    expect(items.map(({ line }) => line).sort((a, b) => a - b)).toEqual([
      2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14,
    ]);
    expect(items.find(({ line }) => line === 4)?.raw).toBe(JSON.stringify(lines[3]));
    expect(items.find(({ line }) => line === 8)?.raw).toBe(lines[7]);
  });

  it('given packed boxes, when they are sent again, then each is a duplicate and nothing changes', async () => {
    const head = await service.store.head();
    const good = [lines[0], lines[2], lines[14]] as object[];
    const { answers, end } = await send('B-1', good);
    const again = await Promise.all([accepted(1, 1), accepted(2, 2), accepted(3, 3)]);
    expect(answers).toEqual(again.map((answer) => ({ ...answer, status: 'duplicate' })));
    const summary = { accepted: 0, duplicate: 3, quarantined: 0, failed: 0 };
    expect(end).toEqual({ summary, position: Math.max(...again.map(({ position }) => position)) });
    expect(await service.store.head()).toBe(head);
  });

  it('given broken lines, when they are sent again, then quarantine holds each once', async () => {
    const before = await service.get('/v1/quarantine?limit=200');
    await send('B-1', lines);
    expect(await service.get('/v1/quarantine?limit=200')).toEqual(before);
  });

  it('given a box that was refused, when it is mended, then it goes in', async () => {
    const { answers } = await send('B-1', [box(16, 'N-2')]);
    expect(answers).toEqual([await accepted(1, 16)]);
  });

  it('given a box sent without its seal or at another time, then it is the same box', async () => {
    const { answers } = await send('B-1', [
      box(2, 'N-1', { packedAtGln: district }),
      box(3, 'N-2', { packedAtGln: supplier }),
      box(2, 'N-1', { packedAtGln: district, sealId: 'S-9' }),
    ]);
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      ['duplicate', undefined],
      ['duplicate', undefined],
      ['quarantined', 'SSCC_ALREADY_USED'],
    ]);
  });

  it('given many boxes at once and twice over, then a need gets its boxes and no more', async () => {
    await service.closeRound('B-2', [need('N-1', [vegetables, 700]), need('N-2', [vegetables, 5])]);
    const many = (from: number, count: number, needId: string) =>
      Array.from({ length: count }, (_, i) => box(from + i, needId));
    const all = await Promise.all([
      send('B-2', many(1_000, 600, 'N-1')),
      send('B-2', many(1_000, 600, 'N-1')),
      send('B-2', many(2_000, 400, 'N-1')),
      ...Array.from({ length: 10 }, (_, i) => service.post(pathOf('B-2'), box(3_000 + i, 'N-2'))),
    ]);
    const bulk = all.slice(0, 3) as Awaited<ReturnType<typeof send>>[];
    const summaries = bulk.map(({ end }) => end?.['summary'] as Record<string, number>);
    const sum = (of: string) => summaries.reduce((total, summary) => total + (summary[of] ?? 0), 0);
    // How the requests take turns is chance, but not what comes of it: a box refused to one may be refused to both.
    expect(sum('accepted')).toBe(700);
    expect(sum('failed')).toBe(0);
    expect(sum('accepted') + sum('duplicate') + sum('quarantined')).toBe(1_600);
    const single = (all.slice(3) as { status: number; body: Record<string, unknown> }[]).map(problem);
    expect(single.filter(([status]) => status === 200)).toHaveLength(5);
    expect(single.filter(([status]) => status !== 200)).toEqual(Array(5).fill([409, 'NEED_ALREADY_FILLED']));
    const { body } = await service.read('/v1/packing-jobs/B-2');
    expect((body['needs'] as { lines: object[] }[]).map((n) => n.lines)).toEqual([
      [{ gtin: vegetables, quantity: 700, packed: 700 }],
      [{ gtin: vegetables, quantity: 5, packed: 5 }],
    ]);
  });

  it('given a key of the supplier, then it packs at its own bench; one of another place packs nothing', async () => {
    await service.closeRound('B-3', [need('N-1', [vegetables, 2])]);
    const boxes = [box(31, 'N-1', { packedAtGln: district }), box(32, 'N-1')];
    const { status, body } = await service.post(
      pathOf('B-3'),
      boxes[0] ?? {},
      {},
      await service.key('packer', district),
    );
    expect([status, body['code']]).toEqual([403, 'STATION_NOT_YOURS']);
    const { answers } = await send('B-3', boxes, await service.key('packer', supplier));
    expect(answers).toEqual([
      {
        line: 1,
        status: 'quarantined',
        code: 'STATION_NOT_YOURS',
        detail: `this key is bound to station ${supplier}, not ${district}`,
      },
      await accepted(2, 32),
    ]);
  });

  it('given CSV, or a line nested too deep, then refused, and the lines beside it go in', async () => {
    const csv = await service.post(pathOf('B-3'), {}, { 'content-type': 'text/csv' });
    expect(problem(csv)).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const poison = [1_000, 2_000, 5_000].flatMap((depth) => [
      JSON.stringify(box(33, 'N-1')).replace('"L-77"', nested(depth)),
      JSON.stringify({ ...box(33, 'N-1'), contents: 'nested' }).replace('"nested"', nested(depth)),
    ]);
    const { answers, end } = await send('B-3', [...poison, box(34, 'N-1')]);
    expect(answers.map(({ status }) => status)).toEqual([...poison.map(() => 'quarantined'), 'accepted']);
    const summary = { accepted: 1, duplicate: 0, quarantined: 6, failed: 0 };
    expect(end).toEqual({ summary, position: await service.store.head() });
  });
});

describe('one box', () => {
  beforeAll(() => service.closeRound('S-1', [need('N-1', [vegetables, 3])]));

  it('given a need, when its box is packed, then it is, once', async () => {
    const body = box(41, 'N-1', { occurredAt: at });
    const first = await service.post(pathOf('S-1'), body);
    const outcome = { sscc: sscc(41), ...(await service.end(`box-${sscc(41)}`)) };
    expect(first).toEqual({ status: 200, etag: '"1"', body: { ...outcome, changed: true } });
    const again = await service.post(pathOf('S-1'), body, { 'idempotency-key': 'another' });
    expect(again).toEqual(first);
  });

  it('given a box, then it can be read with its contents, its lots and its label', async () => {
    expect(await service.read(`/v1/boxes/${sscc(41)}`)).toEqual({
      status: 200,
      etag: '"1"',
      body: {
        sscc: sscc(41),
        status: 'packed',
        jobId: 'S-1',
        needId: 'N-1',
        gtin: vegetables,
        contents: [{ gtin: cabbage, lot: 'L-77', quantity: 2, bestBefore: null }],
        compared: null,
        weightGrams: 4_200,
        packedAtGln: supplier,
        packedAt: at,
        seal: null,
        label: {
          destination: { gln: community, name: 'Peach Garden' },
          building: '3',
          unit: '2-501',
          householdRef: 'H-N-1',
          order: 'proxy',
          placedByRef: 'grid-4',
          specialNeeds: ['bed-ridden'],
          hidden: [],
        },
        revision: 1,
      },
    });
  });

  it('given a box that breaks a rule or cannot be read, then it is refused and not kept', async () => {
    const refused = async (body: object) => problem(await service.post(pathOf('S-1'), body));
    expect(await refused(box(41, 'N-1', { weightGrams: 1 }))).toEqual([409, 'SSCC_ALREADY_USED']);
    expect(await refused(box(42, 'N-9'))).toEqual([409, 'NEED_NOT_IN_JOB']);
    expect(await refused(box(42, 'N-1', { packedAtGln: gln(98) }))).toEqual([404, 'STATION_UNKNOWN']);
    expect(await refused(box(42, 'N-1', { gtin: gtin(1).replace(/.$/, 'x') }))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    expect(await refused(box(42, 'N-1', { contents: [] }))).toEqual([400, 'INPUT_INVALID']);
    expect(await refused([])).toEqual([400, 'INPUT_INVALID']);
    expect(await refused(box(42, 'N-1', { occurredAt: '2999-01-01T00:00:00Z' }))).toEqual([
      400,
      'TIME_IN_FUTURE',
    ]);
    expect(await service.end(`box-${sscc(42)}`)).toEqual({ revision: 0, position: 0 });
  });

  it('given a key for one site, then it packs and seals there only', async () => {
    const elsewhere = await service.key('packer', city);
    const here = await service.key('packer', supplier);
    const pack = (key: string) => service.post(pathOf('S-1'), box(43, 'N-1'), {}, key);
    const seal = (key: string) => service.post(`/v1/boxes/${sscc(43)}/seal`, { sealId: 'S-43' }, {}, key);
    expect(problem(await pack(elsewhere))).toEqual([403, 'STATION_NOT_YOURS']);
    expect((await pack(here)).status).toBe(200);
    expect(problem(await seal(elsewhere))).toEqual([403, 'STATION_NOT_YOURS']);
    expect((await seal(here)).status).toBe(200);
  });
});

describe('sealing a box', () => {
  const seal = (sealId: string, headers = {}) =>
    service.post(`/v1/boxes/${sscc(41)}/seal`, { sealId, occurredAt: '2026-03-16T02:00:00Z' }, headers);

  it('given a packed box, when it is sealed where it was packed, then it is sealed', async () => {
    const answer = await seal('S-41', { 'idempotency-key': 'seal-41' });
    const end = await service.end(`box-${sscc(41)}`);
    expect(answer).toEqual({ status: 200, etag: '"2"', body: { sscc: sscc(41), ...end, changed: true } });
    const { body } = await service.read(`/v1/boxes/${sscc(41)}`);
    expect([body['status'], body['seal'], body['revision']]).toEqual([
      'sealed',
      { sealId: 'S-41', atGln: supplier, sealedAt: '2026-03-16T02:00:00.000Z' },
      2,
    ]);
  });

  it('given a view that is behind, when a packed box is sealed, then its stream says where it was packed', async () => {
    await service.closeRound('B-SEAL', [need('N-SEAL', [vegetables, 1])]);
    expect((await service.post(pathOf('B-SEAL'), box(80, 'N-SEAL'))).status).toBe(200);
    const sealed = await service.whileLocked([`${boxesSchema}.boxes`, `${jobsSchema}.jobs`], () =>
      service.post(`/v1/boxes/${sscc(80)}/seal`, { sealId: 'S-80' }),
    );
    expect(sealed).toMatchObject({ status: 200, body: { sscc: sscc(80), changed: true } });
  });

  it('given a sealed box, then the same seal changes nothing and another seal is refused', async () => {
    const end = { sscc: sscc(41), ...(await service.end(`box-${sscc(41)}`)) };
    const unchanged = { status: 200, etag: '"2"', body: { ...end, changed: false } };
    expect(await seal('S-41', { 'idempotency-key': 'seal-41' })).toEqual({
      ...unchanged,
      body: { ...end, changed: true },
    });
    expect(await seal('S-41')).toEqual(unchanged);
    expect(problem(await seal('S-42'))).toEqual([409, 'BOX_ALREADY_SEALED']);
    expect(problem(await seal('S-42', { 'idempotency-key': 'seal-41' }))).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it('given an unknown or invalid SSCC, then it is refused', async () => {
    const body = { sealId: 'S-1' };
    expect(problem(await service.post(`/v1/boxes/${sscc(999)}/seal`, body))).toEqual([404, 'BOX_UNKNOWN']);
    expect(problem(await service.get(`/v1/boxes/${sscc(999)}`))).toEqual([404, 'BOX_UNKNOWN']);
    expect(problem(await service.get('/v1/boxes/123'))).toEqual([400, 'INPUT_INVALID']);
    const link = encodeURIComponent(`https://id.example/00/${sscc(41)}`);
    expect((await service.get(`/v1/boxes/${link}`)).status).toBe(200);
  });
});

it('given boxes of every state, when the view is rebuilt, then it equals the live one', async () => {
  const whom = { gln: community, name: '王芳', position: '社区书记', phone: '12345' };
  await service.put(`responsible-${community}`, ResponsibleNamed.of(at, whom));
  const hold = { holdId: 'hold-1', reason: 'mould' };
  const target = { kind: 'lot' as const, gtin: cabbage, lot: 'L-77' };
  await service.put('hold-hold-1', HoldPlaced.of(at, { ...hold, target }));
  await service.put('hold-hold-1', HoldApplied.of(at, { ...hold, mark: 'held', ssccs: [sscc(41)] }));
  const contents = [{ gtin: cabbage, name: 'cabbage', quantity: 2, unit: 'kg' }];
  const type = { gtin: vegetables, name: 'vegetables', kind: 'vegetables', priceFen: 1 } as const;
  await service.put(
    `box-type-${vegetables}`,
    BoxTypePublished.of(at, { ...type, contents, custodyLimitHours: null, supplierGln: null }),
  );
  const goods = { receiptId: 'GR-1', supplierGln: supplier, gtin: cabbage, lot: 'L-1', quantity: 4 };
  await service.post('/v1/stock/receipts', { ...goods, source: 'farm', inspection: 'passed' });
  const companyPrefix = supplier.slice(0, 7);
  const range = { supplierGln: supplier, rangeId: 'monday', benchRef: 'bench-1', companyPrefix, count: 2 };
  expect((await service.post('/v1/sscc-ranges', range)).status).toBe(200);
  const { views, head } = { views: service.app.get(Views), head: await service.store.head() };
  expect(views.names()).toEqual(PackingModule.parts.views.map(({ name }) => name));
  await service.read('/v1/packing-jobs');
  await service.read(`/v1/boxes/${sscc(41)}`);
  for (const name of views.names()) {
    const { equal, differences, rows } = await views.rebuild(name);
    expect({ name, equal, differences, filled: rows > 0 }).toEqual({
      name,
      equal: true,
      differences: [],
      filled: true,
    });
  }
  expect(await service.store.head()).toBe(head);
});
