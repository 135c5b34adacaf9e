import { BoxPacked, RoundOpened, SupplierRegistered } from '@boxtrail/contracts';
import { ApiKeys, type Role } from '@boxtrail/http';
import { completeKey } from '@boxtrail/kernel';
import { AuditService } from '../testing/audit-service';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
type Json = any;

let audit: AuditService;
const keys = new Map<string, string>();
const gln = (n: number) => completeKey('gln', `02000000003${n}`);
const [bench, otherBench, drop, otherDrop] = [gln(1), gln(2), gln(3), gln(4)];
const item = completeKey('gtin', '0290000000003');
const sscc = (n: number) => completeKey('sscc', `002000000000003${String(n).padStart(2, '0')}`);
const at = '2026-03-20T05:00:00.000Z';
const named = (place: string) =>
  SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
    ...{ gln: place, name: place, latitude: null, longitude: null },
    ...{ kind: null, licence: null, dailyCapacity: null },
  });
const packed = (n: number, lots: readonly string[], packedAtGln: string = bench) =>
  BoxPacked.of(at, {
    ...{ sscc: sscc(n), jobId: 'R-1', needId: `N-${n}`, gtin: item },
    contents: lots.map((lot) => ({ gtin: item, lot, quantity: 1 })),
    ...{ weightGrams: 100, packedAtGln, destinationGln: drop, householdRef: `hh-${n}` },
    ...{ building: '1', unit: '1', order: 'own', placedByRef: null, specialNeeds: [] },
  });

beforeAll(async () => {
  audit = await AuditService.start();
  const inAYear = new Date(Date.now() + 31_536_000_000);
  for (const role of ['market-supervision', 'team', 'coordinator'] as const)
    for (const stationGln of [null, drop, otherDrop])
      keys.set(
        `${role} ${stationGln}`,
        await audit.service.app.get(ApiKeys).issue({ subject: `${role}-1`, role, stationGln }, inAYear),
      );
  const round = { roundId: 'R-1', communityGln: drop, supplierGln: bench, cutoffAt: at, designation: null };
  await audit.append([
    ...[bench, otherBench, drop, otherDrop].map(named),
    RoundOpened.of('2026-03-19T05:00:00.000Z', {
      ...round,
      offers: [{ gtin: item, priceFen: 1, contentsVersion: null }],
    }),
    packed(1, ['A', 'B']),
    packed(2, ['A']),
    packed(3, ['C'], otherBench),
  ]);
}, 120_000);
afterAll(() => audit.stop());

let requests = 0;
async function call(
  method: string,
  path: string,
  body?: object,
  role: Role = 'market-supervision',
  place: string | null = null,
) {
  const seen = `${path.includes('?') ? '&' : '?'}atLeast=${await audit.store.head()}`;
  const response = await fetch(`${audit.service.url}${path}${method === 'GET' ? seen : ''}`, {
    method,
    headers: {
      authorization: `Bearer ${keys.get(`${role} ${place}`)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': `c-${(requests += 1)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const get = async (path: string, role?: Role, place?: string | null) =>
  (await call('GET', path, undefined, role, place)).body as Json;
const told = ({ status, body }: { status: number; body: Json }) => [status, body.code];
const ids = async (query: string, role?: Role, place?: string | null) =>
  ((await get(`/v1/complaints${query}`, role, place)).items as Json[]).map(
    ({ complaintId }) => complaintId as string,
  );

describe('a complaint', () => {
  it('leads to the lots, the supplier and the need of its box', async () => {
    const words = 'black inside';
    const bodies = [
      { complaintId: 'K-1', sscc: sscc(1), kind: 'mouldy', words, householdRef: 'hh-1' },
      { complaintId: 'K-2', sscc: sscc(2), kind: 'short-weight', words },
      { complaintId: 'K-3', sscc: sscc(3), kind: 'mouldy', words },
    ];
    for (const body of bodies) expect((await call('POST', '/v1/complaints', body)).status).toBe(201);
    expect(await get('/v1/complaints/K-1', 'coordinator')).toMatchObject({
      ...{ complaintId: 'K-1', sscc: sscc(1), supplierGln: bench, destinationGln: drop },
      ...{ roundId: 'R-1', needId: 'N-1', householdRef: 'hh-1', hidden: [], status: 'open', followedBy: [] },
      lots: [
        { gtin: item, lot: 'A' },
        { gtin: item, lot: 'B' },
      ],
    });
    expect(await ids('')).toEqual(['K-1', 'K-2', 'K-3']);
    expect(await ids(`?supplierGln=${otherBench}`)).toEqual(['K-3']);
    expect(await ids(`?gtin=${item}&lot=A`)).toEqual(['K-1', 'K-2']);
    expect(await ids('?kind=mouldy')).toEqual(['K-1', 'K-3']);
    expect(await ids(`?sscc=${sscc(2)}`)).toEqual(['K-2']);
  });

  it('shows its household to keys that may see it, and is seen where its box belongs', async () => {
    expect(await get('/v1/complaints/K-1')).toMatchObject({ householdRef: null, hidden: ['householdRef'] });
    expect(await get('/v1/complaints/K-1', 'team', drop)).toMatchObject({ householdRef: 'hh-1', hidden: [] });
    expect(await ids('', 'team', otherDrop)).toEqual([]);
    expect(told(await call('GET', '/v1/complaints/K-1', undefined, 'team', otherDrop))).toEqual([
      ...[403, 'STATION_NOT_YOURS'],
    ]);
    const foreign = { sscc: sscc(1), kind: 'other', words: 'w' };
    expect(told(await call('POST', '/v1/complaints', foreign, 'team', otherDrop))).toEqual([
      403,
      'STATION_NOT_YOURS',
    ]);
  });

  it('is counted by supplier, lot and kind, page by page', async () => {
    const counts = async (by: string, cursor = ''): Promise<Json[]> => {
      const { items, next } = await get(`/v1/complaint-counts?by=${by}&limit=1${cursor}`);
      return next === null ? items : [...items, ...(await counts(by, `&cursor=${next}`))];
    };
    const none = { supplierGln: null, gtin: null, lot: null, kind: null, open: 0 };
    const of = (more: object, complaints: number) => ({ ...none, ...more, complaints, open: complaints });
    expect(await counts('supplier')).toEqual([
      of({ supplierGln: bench }, 2),
      of({ supplierGln: otherBench }, 1),
    ]);
    expect(await counts('lot')).toEqual([
      of({ gtin: item, lot: 'A' }, 2),
      of({ gtin: item, lot: 'B' }, 1),
      of({ gtin: item, lot: 'C' }, 1),
    ]);
    expect(await counts('kind')).toEqual([of({ kind: 'mouldy' }, 2), of({ kind: 'short-weight' }, 1)]);
  });

  it('starts a hold of its box or of a lot, and a recall, and names them', async () => {
    const reason = 'mould';
    for (const [path, body] of [
      ['holds', { holdId: 'H-box', reason }],
      ['holds', { holdId: 'H-lot', gtin: item, lot: 'A', reason }],
      ['recalls', { recallId: 'R-lot', gtin: item, lot: 'A', reason }],
    ] as const)
      expect(told(await call('POST', `/v1/complaints/K-1/${path}`, body))).toEqual([200, undefined]);
    expect((await get('/v1/complaints/K-1')).followedBy).toEqual([
      { kind: 'hold', id: 'H-box' },
      { kind: 'hold', id: 'H-lot' },
      { kind: 'recall', id: 'R-lot' },
    ]);
    expect(await get('/v1/holds/H-box')).toMatchObject({ kind: 'box', sscc: sscc(1), boxes: 1 });
    expect(await get('/v1/holds/H-lot')).toMatchObject({ kind: 'lot', lot: 'A', boxes: 2 });
    expect(await get('/v1/recalls/R-lot')).toMatchObject({ lot: 'A', boxes: 2 });
  });

  it.each<[string, string, object, string]>([
    [
      'a box that was never packed',
      '/v1/complaints',
      { sscc: sscc(99), kind: 'other', words: 'w' },
      '404 BOX_UNKNOWN',
    ],
    ['another kind', '/v1/complaints', { sscc: sscc(1), kind: 'late', words: 'w' }, '400 INPUT_INVALID'],
    ['no words', '/v1/complaints', { sscc: sscc(1), kind: 'other', words: '' }, '400 INPUT_INVALID'],
    [
      'a used id',
      '/v1/complaints',
      { complaintId: 'K-1', sscc: sscc(2), kind: 'other', words: 'w' },
      '409 COMPLAINT_EXISTS',
    ],
    [
      'a time in the future',
      '/v1/complaints',
      { sscc: sscc(1), kind: 'other', words: 'w', occurredAt: '2999-01-01T00:00:00Z' },
      '400 TIME_IN_FUTURE',
    ],
    ['an unknown complaint', '/v1/complaints/none/holds', { reason: 'r' }, '404 COMPLAINT_UNKNOWN'],
    [
      'an unknown complaint',
      '/v1/complaints/none/recalls',
      { gtin: item, lot: 'A', reason: 'r' },
      '404 COMPLAINT_UNKNOWN',
    ],
    [
      'an unknown complaint',
      '/v1/complaints/none/close',
      { outcome: 'unfounded', words: 'w' },
      '404 COMPLAINT_UNKNOWN',
    ],
    [
      'a lot that is not in the box',
      '/v1/complaints/K-1/holds',
      { gtin: item, lot: 'C', reason: 'r' },
      '409 LOT_NOT_IN_BOX',
    ],
    [
      'a lot that is not in the box',
      '/v1/complaints/K-1/recalls',
      { gtin: item, lot: 'C', reason: 'r' },
      '409 LOT_NOT_IN_BOX',
    ],
    ['an item without a lot', '/v1/complaints/K-1/holds', { gtin: item, reason: 'r' }, '400 INPUT_INVALID'],
    ['a used hold', '/v1/complaints/K-1/holds', { holdId: 'H-box', reason: 'another' }, '409 HOLD_EXISTS'],
    ['another outcome', '/v1/complaints/K-1/close', { outcome: 'good', words: 'w' }, '400 INPUT_INVALID'],
  ])(
    'given %s, when it is sent to %s, then it is refused and changes nothing',
    async (_, path, body, refused) => {
      const before = await audit.store.head();
      const { status, body: problem } = await call('POST', path, body);
      expect(`${status} ${problem.code}`).toBe(refused);
      expect(await audit.store.head()).toBe(before);
    },
  );

  it('is closed with its outcome, and starts nothing any more', async () => {
    const body = { outcome: 'refunded', words: 'paid back' };
    expect(told(await call('POST', '/v1/complaints/K-1/close', body))).toEqual([200, undefined]);
    expect(await get('/v1/complaints/K-1')).toMatchObject({
      ...{
        status: 'closed',
        outcome: 'refunded',
        closedWords: 'paid back',
        closedBy: 'market-supervision-1',
      },
    });
    expect(await ids('?status=open')).toEqual(['K-2', 'K-3']);
    const before = await audit.store.head();
    expect(told(await call('POST', '/v1/complaints/K-1/holds', { reason: 'r' }))).toEqual([
      409,
      'COMPLAINT_CLOSED',
    ]);
    expect(await audit.store.head()).toBe(before);
    expect(await audit.views.rebuild('audit.complaints')).toMatchObject({ equal: true, differences: [] });
  });
});
