import { BoxPacked, RoundOpened, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { ApiKeys, type Role } from '@boxtrail/http';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import { AuditService } from '../testing/audit-service';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
type Json = any;

let audit: AuditService;
const keys = new Map<string, string>();
const gln = (n: number) => completeKey('gln', `02000000002${n}`);
const [bench, drop] = [gln(1), gln(2)];
const item = completeKey('gtin', '0290000000002');
const sscc = (n: number) => completeKey('sscc', `002000000000002${String(n).padStart(2, '0')}`);
const minute = (n: number) => new Date(Date.parse('2026-03-20T05:00:00.000Z') + n * 60_000).toISOString();

const named = (place: string) =>
  SupplierRegistered.of(minute(-9_000), {
    ...supplierUnknown,
    gln: place,
    name: place,
    latitude: null,
    longitude: null,
  });
const packed = (n: number, lot: string, at = minute(n)) =>
  BoxPacked.of(at, {
    ...{ sscc: sscc(n), jobId: 'R-1', needId: `N-${n}`, gtin: item },
    contents: [{ gtin: item, lot, quantity: 1 }],
    ...{ weightGrams: 100, packedAtGln: bench, destinationGln: drop, householdRef: `hh-${n}` },
    ...{ building: '1', unit: '1', order: 'own', placedByRef: null, specialNeeds: [] },
  });
const load = (type: string, at: string, loadId: string, boxes: readonly number[], more: object = {}) => ({
  ...{ type: `delivery.${type}`, occurredAt: at },
  data: { loadId, atGln: bench, ssccs: boxes.map(sscc), ...more },
});
const dispatched = (at: string, loadId: string, boxes: readonly number[]): DomainEvent => ({
  ...{ type: 'delivery.LoadDispatched', occurredAt: at },
  data: {
    ...{ loadId, fromGln: bench, toGln: drop, plate: `P-${loadId}`, driverRef: `d-${loadId}` },
    ...{ vehiclePassId: 'v', driverPassId: 'd', ssccs: boxes.map(sscc) },
  },
});
const scan = (type: string, at: string, n: number, more: object = {}): DomainEvent => ({
  ...{ type: `delivery.${type}`, occurredAt: at },
  data: { sscc: sscc(n), scanId: `${type}-${n}`, atGln: drop, byRef: 'v', ...more },
});
const handedOver = (at: string, n: number) =>
  scan('BoxHandedOver', at, n, { receivedByRef: `hh-${n}`, method: 'pick-up', proofRef: null });

beforeAll(async () => {
  audit = await AuditService.start();
  const inAYear = new Date(Date.now() + 31_536_000_000);
  for (const role of ['market-supervision', 'station', 'coordinator'] as const)
    keys.set(
      role,
      await audit.service.app
        .get(ApiKeys)
        .issue(
          { subject: `${role}-1`, role, stationGln: null, recordsAfterwards: 'a day that is played' },
          inAYear,
        ),
    );
  const round = { roundId: 'R-1', communityGln: drop, supplierGln: bench, cutoffAt: minute(-60) };
  await audit.append([
    named(bench),
    named(drop),
    RoundOpened.of(minute(-90), {
      ...round,
      offers: [{ gtin: item, priceFen: 1, contentsVersion: 1 }],
      designation: null,
    }),
  ]);
}, 120_000);
afterAll(() => audit.stop());

let requests = 0;
async function call(method: string, path: string, body?: object, role: Role = 'market-supervision') {
  const seen = `${path.includes('?') ? '&' : '?'}atLeast=${await audit.store.head()}`;
  const response = await fetch(`${audit.service.url}${path}${method === 'GET' ? seen : ''}`, {
    method,
    headers: {
      authorization: `Bearer ${keys.get(role)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': `h-${(requests += 1)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const get = async (path: string) => (await call('GET', path)).body as Json;
async function post(path: string, body: object) {
  const { status, body: answer } = await call('POST', path, body);
  expect([path, status, answer.code]).toEqual([path, path === '/v1/holds' ? 201 : 200, undefined]);
}
const place = (holdId: string, target: object, at: number) =>
  post('/v1/holds', { holdId, ...target, reason: 'mould', occurredAt: minute(at) });
const reached = async (holdId: string, query = ''): Promise<string[]> =>
  ((await get(`/v1/holds/${holdId}/boxes${query}`)).items as Json[]).map(({ sscc }) => sscc as string);
const boxes = (...numbers: number[]) => numbers.map(sscc).sort();
async function trailOf(n: number, query = '') {
  const { body } = await audit.get(`/v1/trails/${sscc(n)}?atLeast=${await audit.store.head()}${query}`);
  const { steps, openFindings, holds } = body as Json;
  return {
    steps: (steps as Json[]).map(({ kind }) => kind as string),
    findings: (openFindings as Json[]).map(({ kind }) => kind as string),
    holds: holds as string[],
  };
}

describe('a hold', () => {
  it('of a lot reaches its boxes, and those that are packed until it is released', async () => {
    await audit.append([packed(1, 'A'), packed(2, 'B')]);
    await place('lot-A', { gtin: item, lot: 'A' }, 30);
    await audit.append([packed(3, 'A', minute(40)), packed(4, 'A', minute(20))]);
    expect(await reached('lot-A')).toEqual(boxes(1, 3, 4));
    expect((await trailOf(3)).steps).toEqual(['packed', 'held']);
    expect((await trailOf(3)).holds).toEqual(['lot-A']);
    expect((await trailOf(2)).holds).toEqual([]);
    await post('/v1/holds/lot-A/release', { reason: 'clean', occurredAt: minute(50) });
    await audit.append([packed(5, 'A', minute(60))]);
    expect(await reached('lot-A', '?outcome=released')).toEqual(boxes(1, 3, 4));
    for (const n of [1, 3, 4]) expect((await trailOf(n)).steps).toEqual(['packed', 'held', 'released']);
    expect((await trailOf(5)).steps).toEqual(['packed']);
    expect((await trailOf(1, `&at=${minute(45)}`)).holds).toEqual(['lot-A']);
  });

  it('of a box, a load and a station reaches what they have now', async () => {
    await audit.append([6, 7, 8, 9].map((n) => packed(n, 'C')));
    await audit.append([
      load('BoxesLoaded', minute(20), 'L-1', [6, 7, 8]),
      load('BoxesTakenOff', minute(21), 'L-1', [8], { reason: 'wet' }),
      load('BoxesLoaded', minute(22), 'L-2', [9]),
      dispatched(minute(23), 'L-2', [9]),
    ]);
    await place('box-6', { sscc: sscc(6) }, 30);
    await place('load-1', { loadId: 'L-1' }, 30);
    await place('load-2', { loadId: 'L-2' }, 30);
    await place('stock', { atGln: bench }, 30);
    expect(await reached('box-6')).toEqual(boxes(6));
    expect(await reached('load-1')).toEqual(boxes(6, 7));
    expect(await reached('load-2')).toEqual(boxes(9));
    expect(await reached('stock')).toEqual(boxes(1, 2, 3, 4, 5, 6, 7, 8));
    expect((await trailOf(6)).holds.sort()).toEqual(['box-6', 'load-1', 'stock']);
    const of = async (query: string) =>
      ((await get(`/v1/holds?${query}`)).items as Json[]).map(({ holdId }) => holdId as string);
    expect(await of(`sscc=${sscc(6)}`)).toEqual(['box-6', 'load-1', 'stock']);
    expect(await of('loadId=L-2')).toEqual(['load-2']);
    expect(await of(`atGln=${bench}`)).toEqual(['stock']);
    expect(await of(`gtin=${item}&lot=A`)).toEqual(['lot-A']);
    // On the road when the hold came: it arrives without a finding.
    await audit.append([
      load('BoxesReceived', minute(40), 'L-2', [9], { atGln: drop, scanId: 'r', discrepancies: [] }),
    ]);
    expect((await trailOf(9)).findings).not.toContain('held-box-moved');
    for (const holdId of ['box-6', 'load-1', 'load-2', 'stock'])
      await post(`/v1/holds/${holdId}/release`, { reason: 'clean', occurredAt: minute(41) });
    expect((await trailOf(6)).holds).toEqual([]);
  });

  it('that a scan broke breaks the trail, unless it was known later or released before the move', async () => {
    await audit.append([packed(11, 'D'), packed(12, 'D'), packed(13, 'D')]);
    await audit.append([handedOver(minute(40), 12)]);
    for (const n of [11, 12, 13]) await place(`one-${n}`, { sscc: sscc(n) }, 30);
    await audit.append([handedOver(minute(40), 11), handedOver(minute(40), 13)]);
    const broken = 'held-box-moved';
    expect((await trailOf(11)).findings).toContain(broken);
    expect((await trailOf(12)).findings).toContain('moved-before-hold-known');
    expect((await trailOf(13)).findings).toContain(broken);
    await post('/v1/holds/one-13/release', { reason: 'clean', occurredAt: minute(35) });
    expect((await trailOf(13)).findings).not.toContain(broken);
    const found = await call('GET', `/v1/findings?kind=${broken}`, undefined, 'coordinator');
    expect((found.body.items as Json[]).map(({ sscc }) => sscc as string)).toEqual([sscc(11)]);
  });

  it('that is condemned stays open until each box is destroyed or written off', async () => {
    await audit.append([packed(21, 'E'), packed(22, 'E')]);
    await place('lot-E', { gtin: item, lot: 'E' }, 30);
    const inspection = { inspectorRef: 'inspector-1', result: 'failed', words: 'mould' };
    await post('/v1/holds/lot-E/inspections', { ...inspection, occurredAt: minute(31) });
    await post('/v1/holds/lot-E/condemn', { reason: 'mould', occurredAt: minute(32) });
    await audit.append([packed(23, 'E', minute(33))]);
    expect((await trailOf(23)).steps).toEqual(['packed', 'held', 'condemned']);
    const close = await call('POST', '/v1/holds/lot-E/close', {});
    expect([close.status, close.body.code]).toEqual([409, 'HOLD_BOXES_OPEN']);
    await audit.append([scan('BoxDestroyed', minute(50), 21, { atGln: bench, note: null })]);
    await post('/v1/holds/lot-E/write-offs', { ssccs: [sscc(22), sscc(23)], reason: 'eaten' });
    await post('/v1/holds/lot-E/close', {});
    expect(await get('/v1/holds/lot-E')).toMatchObject({
      ...{ kind: 'lot', gtin: item, lot: 'E', status: 'closed', boxes: 3 },
      outcomes: { open: 0, released: 0, destroyed: 1, 'written-off': 2 },
      inspections: [{ ...inspection, inspectedAt: minute(31) }],
      ended: { at: minute(32), by: 'market-supervision-1', reason: 'mould' },
    });
    expect(((await get('/v1/holds?status=closed')).items as Json[]).map(({ holdId }) => holdId)).toEqual([
      'lot-E',
    ]);
  });

  it.each<[string, string, object, string]>([
    ['nothing', '/v1/holds', { reason: 'r' }, '400 INPUT_INVALID'],
    ['two things', '/v1/holds', { sscc: sscc(1), atGln: bench, reason: 'r' }, '400 INPUT_INVALID'],
    ['an item without a lot', '/v1/holds', { gtin: item, reason: 'r' }, '400 INPUT_INVALID'],
    ['no reason', '/v1/holds', { sscc: sscc(1), reason: '' }, '400 INPUT_INVALID'],
    ['a box that was never packed', '/v1/holds', { sscc: sscc(99), reason: 'r' }, '404 BOX_UNKNOWN'],
    ['an unknown station', '/v1/holds', { atGln: gln(9), reason: 'r' }, '404 STATION_UNKNOWN'],
    ['a load without boxes', '/v1/holds', { loadId: 'L-none', reason: 'r' }, '409 HOLD_EMPTY'],
    [
      'a time in the future',
      '/v1/holds',
      { sscc: sscc(1), reason: 'r', occurredAt: '2999-01-01T00:00:00Z' },
      '400 TIME_IN_FUTURE',
    ],
    ['a used id', '/v1/holds', { holdId: 'lot-A', sscc: sscc(1), reason: 'r' }, '409 HOLD_EXISTS'],
    ['an unknown hold', '/v1/holds/none/release', { reason: 'r' }, '404 HOLD_UNKNOWN'],
    ['an unknown hold', '/v1/holds/none/condemn', { reason: 'r' }, '404 HOLD_UNKNOWN'],
    [
      'an unknown hold',
      '/v1/holds/none/inspections',
      { inspectorRef: 'i', result: 'passed', words: 'w' },
      '404 HOLD_UNKNOWN',
    ],
    [
      'an unknown result',
      '/v1/holds/lot-A/inspections',
      { inspectorRef: 'i', result: 'good', words: 'w' },
      '400 INPUT_INVALID',
    ],
    ['an ended hold', '/v1/holds/lot-A/condemn', { reason: 'r' }, '409 HOLD_ENDED'],
    [
      'an ended hold',
      '/v1/holds/lot-A/inspections',
      { inspectorRef: 'i', result: 'passed', words: 'w' },
      '409 HOLD_ENDED',
    ],
    [
      'a hold that is not condemned',
      '/v1/holds/lot-A/write-offs',
      { ssccs: [sscc(1)], reason: 'r' },
      '409 HOLD_NOT_CONDEMNED',
    ],
    ['a hold that is not condemned', '/v1/holds/lot-A/close', {}, '409 HOLD_NOT_CONDEMNED'],
    ['no boxes', '/v1/holds/lot-A/write-offs', { ssccs: [], reason: 'r' }, '400 INPUT_INVALID'],
  ])(
    'given %s, when it is sent to %s, then it is refused and changes nothing',
    async (_, path, body, refused) => {
      const before = await audit.store.head();
      const { status, body: problem } = await call('POST', path, body);
      expect(`${status} ${problem.code}`).toBe(refused);
      expect(await audit.store.head()).toBe(before);
    },
  );

  it('given all of this, then each view rebuilt equals the live one', async () => {
    for (const view of ['audit.holds', 'audit.trails'])
      expect(await audit.views.rebuild(view)).toMatchObject({ equal: true, differences: [] });
  });
});
