import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supplierUnknown, SupplierRegistered } from '@boxtrail/contracts';
import { completeKey } from '@boxtrail/kernel';
import { Views } from '@boxtrail/operations';
import { OrdersService, type Answer } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';

const gln = (n: number) => completeKey('gln', String(290_000_000_100 + n));
const gtin = completeKey('gtin', '0690000000001');
const unpublished = completeKey('gtin', '0690000000002');
const at = (time: string) => `2026-03-16T${time}:00.000Z`;
/** The status of an answer, with the problem code of a refusal. */
const found = ({ status, body }: Answer) => [status, body.code];
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35`;
const [districtGln, here] = ['220102', '220102001001'].map(glnOfStation) as [string, string];
const described = {
  ...{ name: '欧亚超市', latitude: 43.861, longitude: 125.35, kind: 'supermarket', dailyCapacity: 2 },
  licence: { number: 'JY1', expiresOn: '2026-03-31' },
};

async function offer(orders: OrdersService): Promise<void> {
  const contents = [{ gtin: unpublished, name: '白菜', quantity: 2, unit: 'kg' }];
  const json = { name: '蔬菜包', kind: 'vegetables', priceFen: 3_000, contents };
  await orders.send('PUT', `/v1/box-types/${gtin}`, { json });
}

describe('a supplier', () => {
  let orders: OrdersService;
  let keys = 0;
  const post = (path: string, json: object) => orders.post(path, json, `k${(keys += 1)}`);
  const put = (of: string, json: object, ifMatch?: string) =>
    orders.send('PUT', `/v1/suppliers/${of}`, { json, ...(ifMatch && { headers: { 'if-match': ifMatch } }) });
  const supplier = async (of: string) =>
    (await orders.get(`/v1/suppliers/${of}?atLeast=${await orders.store.head()}`)).body;
  const open = (more: object = {}) =>
    post('/v1/rounds', {
      ...{ communityGln: here, cutoffAt: at('08:30'), gtins: [gtin], occurredAt: at('06:00') },
      ...more,
    });
  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(network);
    await offer(orders);
    await post('/v1/suppliers', { gln: gln(1), ...described });
    await post('/v1/suppliers', { gln: gln(2), ...described, name: '恒客隆', latitude: 43.9 });
  });
  afterAll(() => orders.stop());

  it('given a description, then it changes only on the revision that was read', async () => {
    const all = { gln: gln(1), ...described, status: 'active', statusReason: null };
    expect(await supplier(gln(1))).toEqual({ ...all, revision: 1 });
    const changed = { ...described, dailyCapacity: 300 };
    expect(found(await put(gln(1), changed))).toEqual([428, 'IF_MATCH_MISSING']);
    expect((await put(gln(1), changed, '"1"')).body).toMatchObject({ revision: 2, changed: true });
    expect(found(await put(gln(1), described, '"1"'))).toEqual([412, 'STALE_REVISION']);
    expect(await supplier(gln(1))).toEqual({ ...all, dailyCapacity: 300, revision: 2 });
  });

  it('given an event from before version 2, then what nobody said is unknown, and it serves', async () => {
    const old = { gln: gln(9), name: 'old', latitude: null, longitude: null };
    await orders.happened(
      `station-${gln(9)}`,
      SupplierRegistered.of(at('00:00'), { ...old, ...supplierUnknown }),
    );
    expect(await supplier(gln(9))).toEqual({
      ...{ ...old, kind: null, licence: null, dailyCapacity: null },
      ...{ status: 'active', statusReason: null, revision: 1 },
    });
  });

  it('given suppliers that cannot serve, then the next one is designated, and the round says why', async () => {
    const [near, next] = [gln(1), gln(2)];
    expect((await open({ roundId: 'R-1' })).body).toMatchObject({ supplierGln: near });
    await post(`/v1/suppliers/${near}/status`, { status: 'suspended', reason: 'no staff' });
    expect(await supplier(near)).toMatchObject({ status: 'suspended', statusReason: 'no staff' });
    const verdicts = ({ body }: Answer) =>
      body.designation.candidates.map((one: { gln: string; verdict: string }) => `${one.gln} ${one.verdict}`);
    expect(verdicts(await open({ roundId: 'R-2' }))).toEqual([
      `${near} suspended`,
      `${next} designated`,
      `${gln(9)} no-position`,
    ]);
    await post(`/v1/suppliers/${near}/status`, { status: 'closed', reason: 'bankrupt' });
    const expired = {
      ...described,
      name: '恒客隆',
      latitude: 43.9,
      licence: { number: 'JY1', expiresOn: '2026-03-15' },
    };
    await put(next, expired, '"1"');
    expect(verdicts(await open({ roundId: 'R-3' }))).toEqual([
      `${near} closed`,
      `${next} licence-expired`,
      `${gln(9)} designated`,
    ]);
    await put(next, { ...expired, licence: null, dailyCapacity: 1 }, '"2"');
    await post(`/v1/suppliers/${near}/status`, { status: 'active', reason: 'back' });
    expect((await open({ roundId: 'R-4' })).body).toMatchObject({ supplierGln: near });
  });

  it('given boxes up to the daily capacity, then the supplier is full on that day, and not on the next', async () => {
    await put(gln(1), described, '"5"');
    expect((await open({ roundId: 'R-5' })).body).toMatchObject({ supplierGln: gln(1) });
    const need = {
      needId: 'N-1',
      householdRef: 'h',
      building: '1',
      unit: '1',
      order: 'own',
      payment: 'prepaid',
    };
    await orders.send('POST', '/v1/rounds/R-5/needs', {
      json: { ...need, lines: [{ gtin, quantity: 2 }], occurredAt: at('07:00') },
    });
    await orders.get(`/v1/rounds?atLeast=${await orders.store.head()}`);
    const full = await open({ roundId: 'R-6' });
    expect(full.body.designation.candidates[0]).toMatchObject({ gln: gln(1), verdict: 'full' });
    expect((await open({ roundId: 'R-7', cutoffAt: '2026-03-17T08:30:00Z' })).body.supplierGln).toBe(gln(1));
  });

  it('given an officer with a reason, then the chosen supplier serves, and both are recorded', async () => {
    const choice = { supplierGln: gln(9), supplierReason: 'the bridge is closed' };
    const { body } = await open({ roundId: 'R-8', ...choice });
    expect(body).toMatchObject({
      supplierGln: gln(9),
      designation: { rule: 'chosen', reason: 'the bridge is closed' },
    });
    expect((await open({ roundId: 'R-8', ...choice })).body.changed).toBe(false);
    expect(found(await open({ roundId: 'R-8' }))).toEqual([409, 'ROUND_EXISTS']);
    const [opened] = await orders.events('round-R-8');
    expect(opened?.event.data).toMatchObject({ supplierGln: gln(9), designation: body.designation });
  });

  it.each([
    ['POST', '/v1/suppliers', { gln: gln(7), name: 'x', kind: 'kiosk' }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/suppliers', { gln: gln(7), name: 'x', dailyCapacity: -1 }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/suppliers', { gln: gln(7), name: 'x', dailyCapacity: 1.5 }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/suppliers', { gln: gln(7), name: 'x', dailyCapacity: 1e9 }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/suppliers', { gln: gln(7), name: 'x', licence: { number: 'a' } }, 400, 'INPUT_INVALID'],
    [
      ...(['POST', '/v1/suppliers'] as const),
      { gln: gln(7), name: 'x', licence: { number: 'a', expiresOn: '2026-02-30' } },
      ...([400, 'INPUT_INVALID'] as const),
    ],
    ['PUT', `/v1/suppliers/${gln(8)}`, { name: 'x' }, 404, 'SUPPLIER_UNKNOWN'],
    ['PUT', `/v1/suppliers/${here}`, { name: 'x' }, 404, 'SUPPLIER_UNKNOWN'],
    ['GET', `/v1/suppliers/${gln(8)}`, undefined, 404, 'SUPPLIER_UNKNOWN'],
    ['POST', `/v1/suppliers/${gln(8)}/status`, { status: 'closed', reason: 'x' }, 404, 'SUPPLIER_UNKNOWN'],
    ['POST', `/v1/suppliers/${gln(1)}/status`, { status: 'gone', reason: 'x' }, 400, 'INPUT_INVALID'],
    ['POST', `/v1/suppliers/${gln(1)}/status`, { status: 'closed' }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/rounds', { supplierGln: gln(1) }, 400, 'CHOICE_INCOMPLETE'],
    ['POST', '/v1/rounds', { supplierReason: 'x' }, 400, 'CHOICE_INCOMPLETE'],
    ['POST', '/v1/rounds', { supplierGln: gln(8), supplierReason: 'x' }, 404, 'SUPPLIER_UNKNOWN'],
    ['POST', '/v1/rounds', { supplierGln: gln(3), supplierReason: 'x' }, 409, 'SUPPLIER_CANNOT_SERVE'],
    ['POST', '/v1/rounds/bulk', { morningId: 'M', within: gln(8) }, 404, 'STATION_UNKNOWN'],
    ['POST', '/v1/rounds/bulk', { morningId: 'M', within: 'x' }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/rounds/bulk', { morningId: 'M'.repeat(51), within: here }, 400, 'INPUT_INVALID'],
    ['POST', '/v1/rounds/bulk', { within: here }, 400, 'INPUT_INVALID'],
  ])('given %s %s %j, then it is %i %s and nothing changed', async (method, path, body, status, code) => {
    if ((await orders.get(`/v1/suppliers/${gln(3)}`)).status === 404) {
      // On a day on which the licences of the others hold: no round is moved meanwhile.
      const closed = { gln: gln(3), name: 'closed', latitude: 43.86, longitude: 125.35 };
      await post('/v1/suppliers', { ...closed, occurredAt: at('06:00') });
      const status = { status: 'closed', reason: 'bankrupt', occurredAt: at('06:00') };
      await post(`/v1/suppliers/${gln(3)}/status`, status);
      await supplier(gln(3));
    }
    const round = { communityGln: here, cutoffAt: at('08:30'), gtins: [gtin], occurredAt: at('06:00') };
    const { communityGln: _, ...morning } = round;
    const rest = path === '/v1/rounds' ? round : path.endsWith('bulk') ? morning : {};
    const before = await orders.store.head();
    const headers = {
      'idempotency-key': `bad-${(keys += 1)}`,
      ...(method === 'PUT' && { 'if-match': '"1"' }),
    };
    const json = body === undefined ? undefined : { ...rest, ...body };
    expect(found(await orders.send(method, path, { ...(json && { json }), headers }))).toEqual([
      status,
      code,
    ]);
    expect(await orders.store.head()).toBe(before);
  });

  it('equals its rebuild', async () => {
    for (const view of ['orders.suppliers', 'orders.rounds'])
      expect(await orders.service.app.get(Views).rebuild(view)).toMatchObject({
        equal: true,
        differences: [],
      });
  });

  it('given lines with broken ones, then each is answered, and a key for one district opens only there', async () => {
    const line = { communityGln: here, cutoffAt: at('08:30'), gtins: [gtin], occurredAt: at('06:00') };
    const lines = [
      { roundId: 'L-1', ...line },
      { roundId: 'L-1', ...line },
      { roundId: 'L-1', ...line, cutoffAt: at('09:30') },
      { roundId: 'L-2', ...line, gtins: [unpublished] },
      { roundId: 'L-3', ...line, communityGln: districtGln },
      { roundId: 'L-4', ...line, communityGln: gln(8) },
      { roundId: 'L-5', ...line, cutoffAt: at('06:00') },
      { roundId: 'L-6', ...line, gtins: [gtin, gtin] },
      { roundId: 'L-7', ...line, supplierGln: gln(3), supplierReason: 'x' },
      'junk',
      { roundId: 'L-8', ...line, supplierGln: gln(9), supplierReason: 'the bridge is closed' },
    ];
    const { body } = await orders.ndjson('/v1/rounds/bulk', lines);
    const short = body.slice(0, -1).map((one: { status: string; code?: string }) => one.code ?? one.status);
    expect(short).toEqual([
      ...['accepted', 'duplicate', 'ROUND_EXISTS', 'BOX_TYPE_UNKNOWN', 'STATION_NOT_A_COMMUNITY'],
      ...['STATION_UNKNOWN', 'PERIOD_EMPTY', 'DUPLICATE_IN_REQUEST', 'SUPPLIER_CANNOT_SERVE', 'JSON_INVALID'],
      'accepted',
    ]);
    const as = await orders.key('coordinator', gln(1));
    const foreign = await orders.ndjson('/v1/rounds/bulk', [{ roundId: 'L-9', ...line }], { as });
    expect(foreign.body[0]).toMatchObject({ status: 'quarantined', code: 'STATION_NOT_YOURS' });
  });
});

describe('the morning of a whole city', () => {
  let orders: OrdersService;
  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(readFileSync(join(__dirname, '../../../../data/network-changchun.csv')));
    await offer(orders);
    for (const n of [1, 2, 3])
      await orders.post(
        '/v1/suppliers',
        { gln: gln(n), name: `supplier ${n}`, latitude: 43.7 + n / 10, longitude: 125.3 },
        `s${n}`,
      );
  });
  afterAll(() => orders.stop());

  it('given one request, then 2,798 rounds open in few transactions; repeated, nothing changes', async () => {
    const pool = orders.database.pool(1);
    const transactions = async () => {
      // A backend reports its figures after a second.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const sql = 'SELECT xact_commit::int AS n FROM pg_stat_database WHERE datname = current_database()';
      return (await pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
    };
    const json = {
      ...{ morningId: 'M-2026-03-16', within: glnOfStation('2201'), gtins: [gtin] },
      ...{ cutoffAt: at('08:30'), occurredAt: at('06:00') },
    };
    const open = async () => (await orders.send('POST', '/v1/rounds/bulk', { json })).body;
    const before = await orders.store.head();
    const commits = await transactions();
    const started = performance.now();
    const first = await open();
    const seconds = (performance.now() - started) / 1_000;
    const used = (await transactions()) - commits;
    process.stderr.write(`2,798 rounds: ${seconds.toFixed(2)} s, ${used} transactions\n`);
    const none = { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 };
    expect(first.at(-1)).toEqual({ summary: { ...none, accepted: 2_798 }, position: before + 2_798 });
    expect(used).toBeLessThan(1_000);
    expect((await open()).at(-1)).toMatchObject({ summary: { ...none, duplicate: 2_798 } });
    expect(await orders.store.head()).toBe(before + 2_798);
    const shown = await orders.get(`/v1/rounds/${first[0].id}?atLeast=${before + 2_798}`);
    expect(shown.body).toMatchObject({
      status: 'open',
      designation: { rule: 'distance-from-district', compared: 3 },
    });
  }, 60_000);
});
