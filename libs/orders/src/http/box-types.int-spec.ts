import { completeKey } from '@boxtrail/kernel';
import { suppliersView } from '@boxtrail/network';
import { Views } from '@boxtrail/operations';
import { schemaOf } from '@boxtrail/projections';
import { withLockedTables } from '../../../../test/support/locked-tables';
import { OrdersService } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';

const [near, far] = [1, 2].map((n) => completeKey('gln', String(290_000_000_200 + n))) as [string, string];
const gtinOf = (n: number) => completeKey('gtin', `069000000${String(n).padStart(4, '0')}`);
const [standard, own, item, unpublished] = [gtinOf(1), gtinOf(2), gtinOf(3), gtinOf(4)] as [
  string,
  string,
  string,
  string,
];
const at = (time: string) => `2026-03-16T${time}:00.000Z`;
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35`;
const communityGln = glnOfStation('220102001001');

const contents = (quantity: number) => [{ gtin: item, name: '白菜', quantity, unit: 'kg' }];
const type = (priceFen: number, quantity: number, more: object = {}) => ({
  ...{ name: '蔬菜包', kind: 'vegetables', priceFen, contents: contents(quantity) },
  ...more,
});

describe('box types with several prices, contents and suppliers', () => {
  let orders: OrdersService;
  let keys = 0;
  const post = (path: string, json: object) => orders.post(path, json, `k${(keys += 1)}`);
  const put = (gtin: string, json: object, ifMatch?: string) =>
    orders.send('PUT', `/v1/box-types/${gtin}`, {
      json,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  const open = (roundId: string, gtins: readonly string[], more: object = {}) =>
    post('/v1/rounds', {
      ...{ roundId, communityGln, gtins, cutoffAt: at('23:30'), occurredAt: at('06:00') },
      ...more,
    });
  const round = async (roundId: string) =>
    (await orders.get(`/v1/rounds/${roundId}?atLeast=${await orders.store.head()}`)).body;

  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(network);
    for (const [i, gln] of [near, far].entries())
      await post('/v1/suppliers', { gln, name: `s${i}`, latitude: 43.86 + i / 10, longitude: 125.35 });
    await put(standard, type(3_000, 2, { occurredAt: at('01:00') }));
    await put(own, type(5_000, 1, { supplierGln: far, occurredAt: at('01:00') }));
  });
  afterAll(() => orders.stop());

  it('given new contents and a new price, then open rounds keep theirs, and each of them stays readable', async () => {
    await open('R-before', [standard]);
    expect((await put(standard, type(3_000, 3, { occurredAt: at('02:00') }), '"1"')).status).toBe(200);
    expect((await put(standard, type(3_500, 4, { occurredAt: at('03:00') }), '"2"')).status).toBe(200);
    await open('R-after', [standard]);
    const offers = async (roundId: string) => (await round(roundId)).offers;
    expect(await offers('R-before')).toEqual([{ gtin: standard, priceFen: 3_000, contentsVersion: 1 }]);
    expect(await offers('R-after')).toEqual([{ gtin: standard, priceFen: 3_500, contentsVersion: 3 }]);
    const { body } = await orders.get(`/v1/box-types/${standard}/terms`);
    const terms = [
      { revision: 1, since: at('01:00'), priceFen: 3_000, contentsVersion: 1, contents: contents(2) },
      { revision: 2, since: at('02:00'), priceFen: 3_000, contentsVersion: 2, contents: contents(3) },
      { revision: 3, since: at('03:00'), priceFen: 3_500, contentsVersion: 2, contents: contents(3) },
      { revision: 4, since: at('03:00'), priceFen: 3_500, contentsVersion: 3, contents: contents(4) },
    ];
    expect(body).toEqual({ items: terms, next: null });
    const first = (await orders.get(`/v1/box-types/${standard}/terms?limit=3`)).body;
    expect(first.items).toEqual(terms.slice(0, 3));
    const second = await orders.get(
      `/v1/box-types/${standard}/terms?limit=3&cursor=${encodeURIComponent(String(first.next))}`,
    );
    expect(second.body).toEqual({ items: terms.slice(3), next: null });
  });

  it('given a box type of one supplier, then only that supplier has rounds with it, and says why', async () => {
    expect((await open('R-own', [standard, own])).status).toBe(201);
    const { supplierGln, designation } = await round('R-own');
    expect([supplierGln, designation.candidates]).toEqual([
      far,
      [
        { gln: near, metres: 0, verdict: 'other-box-types' },
        { gln: far, metres: 11_120, verdict: 'designated' },
      ],
    ]);
    const chosen = { supplierGln: near, supplierReason: 'it is nearer' };
    const refused = await open('R-chosen', [own], chosen);
    expect([refused.status, refused.body.code]).toEqual([409, 'SUPPLIER_CANNOT_SERVE']);
  });

  it('given a supplier that the view has not seen yet, then its box type is published all the same', async () => {
    const gln = completeKey('gln', '290000000299');
    let published: ReturnType<typeof put> | undefined;
    await withLockedTables(
      orders.database.url,
      [`${schemaOf(suppliersView('orders'))}.suppliers`],
      async () => {
        expect((await post('/v1/suppliers', { gln, name: 'new' })).status).toBe(201);
        published = put(gtinOf(9), type(1_000, 1, { supplierGln: gln, name: '新包' }));
        await new Promise((later) => setTimeout(later, 300));
      },
    );
    expect((await published)?.status).toBe(200);
  });

  it('given its supplier closes, then the round has nobody to go to, and standard rounds stay', async () => {
    await post(`/v1/suppliers/${far}/status`, { status: 'closed', reason: 'flood', occurredAt: at('07:00') });
    for (let n = 0; n < 400 && !(await round('R-own')).isUnserved; n += 1)
      await new Promise((later) => setTimeout(later, 50));
    expect(await round('R-own')).toMatchObject({ supplierGln: far, isUnserved: true });
    expect(await round('R-after')).toMatchObject({ supplierGln: near, isUnserved: false });
    const refused = await open('R-late', [own], { occurredAt: at('08:00') });
    expect([refused.status, refused.body.code]).toEqual([409, 'NO_SUPPLIER']);
  });

  it.each<[string, string, object, string | undefined, number, string]>([
    [
      'an unknown supplier',
      unpublished,
      type(1, 1, { supplierGln: communityGln }),
      undefined,
      404,
      'SUPPLIER_UNKNOWN',
    ],
    [
      'a GLN with a wrong check digit',
      unpublished,
      type(1, 1, { supplierGln: '2900000002010' }),
      undefined,
      400,
      'INPUT_INVALID',
    ],
    ['no contents', standard, { ...type(1, 1), contents: [] }, '"4"', 400, 'INPUT_INVALID'],
    ['a quantity of 0', standard, type(1, 0), '"4"', 400, 'INPUT_INVALID'],
    ['a quantity of 1.5', standard, type(1, 1.5), '"4"', 400, 'INPUT_INVALID'],
    ['a negative price', standard, type(-1, 4), '"4"', 400, 'INPUT_INVALID'],
    ['a price of 1,000,001 yuan', standard, type(100_000_100, 4), '"4"', 400, 'INPUT_INVALID'],
    ['new contents without If-Match', standard, type(3_500, 9), undefined, 428, 'IF_MATCH_MISSING'],
    ['new contents on a stale revision', standard, type(3_500, 9), '"2"', 412, 'STALE_REVISION'],
    ['another supplier', own, type(5_000, 1, { supplierGln: near }), '"1"', 409, 'BOX_TYPE_EXISTS'],
    ['another name', standard, type(3_500, 4, { name: '粮油包' }), '"4"', 409, 'BOX_TYPE_EXISTS'],
  ])('given %s, then it is refused and nothing changes', async (_, gtin, body, ifMatch, status, code) => {
    const before = await orders.store.head();
    const answer = await put(gtin, body, ifMatch);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await orders.store.head()).toBe(before);
  });

  it('given no such box type, then its terms are not found', async () => {
    const answer = await orders.get(`/v1/box-types/${unpublished}/terms`);
    expect([answer.status, answer.body.code]).toEqual([404, 'BOX_TYPE_UNKNOWN']);
  });

  it('given all that, then the view equals its rebuild', async () => {
    expect(await orders.service.app.get(Views).rebuild('orders.box-types')).toMatchObject({ equal: true });
  });
});
