import { completeKey } from '@boxtrail/kernel';
import { OrdersService, type Answer } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';

const at = (time: string) => `2026-03-16T${time}:00.000Z`;
const gtin = completeKey('gtin', '0690000000001');
const [here, there] = ['220102001001', '220102001002'].map(glnOfStation) as [string, string];
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35
220102001002,there,community,220102,,,`;
const need = (needId: string, changes: object = {}) => ({
  ...{ needId, householdRef: `hh-${needId}`, building: '3', unit: '2-501', order: 'own', payment: 'prepaid' },
  ...{ lines: [{ gtin, quantity: 1 }], occurredAt: at('07:00') },
  ...changes,
});
const found = ({ status, body }: Answer) => [status, body.code];

describe('needs that change, and needs that come late', () => {
  let orders: OrdersService;
  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(network);
    await orders.post('/v1/suppliers', { gln: completeKey('gln', '290000000001'), name: '超市' }, 's');
    const contents = [{ gtin, name: '白菜', quantity: 2, unit: 'kg' }];
    await orders.send('PUT', `/v1/box-types/${gtin}`, {
      json: { name: '蔬菜包', kind: 'vegetables', priceFen: 3_000, contents },
    });
  });
  afterAll(() => orders.stop());

  const open = (roundId: string, cutoffAt: string, communityGln = here) =>
    orders.post(
      '/v1/rounds',
      { roundId, communityGln, cutoffAt, gtins: [gtin], occurredAt: at('06:00') },
      `open-${roundId}`,
    );
  const record = (roundId: string, body: object) =>
    orders.send('POST', `/v1/rounds/${roundId}/needs`, { json: body });
  let keys = 0;
  const change = (path: string, changes: object, ifMatch: string | null, key = `change-${(keys += 1)}`) => {
    const { needId: _, ...json } = need('N-1', changes) as { needId: string };
    const match: Record<string, string> = ifMatch === null ? {} : { 'if-match': ifMatch };
    return orders.send('PUT', path, { json, headers: { 'idempotency-key': key, ...match } });
  };
  const shown = async (roundId: string) =>
    (await orders.get(`/v1/rounds/${roundId}?atLeast=${await orders.store.head()}`)).body;

  it('given a need, when it is changed at its revision, then it is as changed, and both stay in the log', async () => {
    await open('R-1', at('08:30'));
    await record('R-1', need('N-1'));
    await record('R-1', need('N-2'));
    const path = '/v1/rounds/R-1/needs/N-1';
    const [{ revision }] = (await shown('R-1')).needs;
    const changed = await change(path, { lines: [{ gtin, quantity: 3 }] }, `"${revision}"`, 'once');
    expect(changed).toMatchObject({ status: 200, body: { roundId: 'R-1', needId: 'N-1', changed: true } });
    expect((await change(path, { lines: [{ gtin, quantity: 3 }] }, `"${revision}"`, 'once')).body).toEqual(
      changed.body,
    );
    const now = await shown('R-1');
    expect(now).toMatchObject({ needCount: 2, boxes: 4, amountFen: 12_000 });
    expect(now.needs).toMatchObject([
      { needId: 'N-2', revision: 3, amountFen: 3_000 },
      { needId: 'N-1', revision: 5, amountFen: 9_000, cancelled: null, status: 'placed' },
    ]);
    const types = (await orders.events('round-R-1')).map(({ event }) => event.type);
    expect(types.slice(3)).toEqual(['orders.NeedCancelled', 'orders.NeedRecorded']);
  });

  it('given bad changes, then each is refused with its code and nothing changes', async () => {
    const before = await orders.store.head();
    const path = '/v1/rounds/R-1/needs/N-1';
    const unit = { unit: '9' };
    expect(found(await change(path, unit, null))).toEqual([428, 'IF_MATCH_MISSING']);
    expect(found(await change(path, unit, '*'))).toEqual([428, 'IF_MATCH_MISSING']);
    expect(found(await change(path, unit, '"2"'))).toEqual([412, 'STALE_REVISION']);
    expect(found(await change('/v1/rounds/R-1/needs/N-9', unit, '"2"'))).toEqual([404, 'NEED_UNKNOWN']);
    expect(found(await change('/v1/rounds/R-9/needs/N-1', unit, '"2"'))).toEqual([404, 'ROUND_UNKNOWN']);
    expect(found(await change(path, { ...unit, occurredAt: at('08:31') }, '"5"'))).toEqual([
      409,
      'ROUND_CUT_OFF_PASSED',
    ]);
    expect(found(await change(path, { lines: [{ gtin, quantity: 21 }] }, '"5"'))).toEqual([
      409,
      'HOUSEHOLD_LIMIT',
    ]);
    expect(found(await change(path, { lines: [{ gtin, quantity: 0 }] }, '"5"'))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    expect(found(await change(path, { order: 'proxy', placedByRef: 'grid-7' }, '"5"'))).toEqual([
      400,
      'PROXY_NEEDS_REASON',
    ]);
    const withdraw = await orders.send('DELETE', `${path}?reason=moved&occurredAt=${at('08:31')}`);
    expect(found(withdraw)).toEqual([409, 'ROUND_CUT_OFF_PASSED']);
    expect(found(await record('R-1', need('N-3', { lines: [{ gtin, quantity: 21 }] })))).toEqual([
      409,
      'HOUSEHOLD_LIMIT',
    ]);
    expect(await orders.store.head()).toBe(before);
  });

  it('given a type that contradicts a special need, then the need is refused until it is declared', async () => {
    const declare = (body: object, of = gtin) =>
      orders.send('PUT', `/v1/box-types/${of}/suitability`, { json: body });
    const special = (specialNeeds: string[]) => record('R-1', need('D-1', { specialNeeds }));
    expect(found(await special(['halal']))).toEqual([409, 'BOX_TYPE_UNSUITABLE']);
    expect(found(await declare({ suitableFor: ['halal'], unsuitableFor: ['halal'] }))).toEqual([
      400,
      'SUITABILITY_CONTRADICTS',
    ]);
    expect(found(await declare({ suitableFor: ['vegan'], unsuitableFor: [] }))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    expect(
      found(await declare({ suitableFor: [], unsuitableFor: [] }, completeKey('gtin', '0690000000009'))),
    ).toEqual([404, 'BOX_TYPE_UNKNOWN']);
    const halal = { suitableFor: ['halal'], unsuitableFor: ['diabetic'] };
    expect((await declare(halal)).body.changed).toBe(true);
    expect((await declare(halal)).body.changed).toBe(false);
    expect((await orders.get(`/v1/box-types/${gtin}/suitability`)).body).toEqual({ gtin, ...halal });
    expect((await special(['halal', 'diabetic'])).body).toMatchObject({
      code: 'BOX_TYPE_UNSUITABLE',
      detail: `box type ${gtin} is declared unsuitable for a household with the special need diabetic; choose another`,
    });
    expect((await special(['halal'])).body.changed).toBe(true);
    expect(found(await change('/v1/rounds/R-1/needs/D-1', { specialNeeds: ['diabetic'] }, '"6"'))).toEqual([
      409,
      'BOX_TYPE_UNSUITABLE',
    ]);
  });

  it('given a late need and no later round, then the refusal says so', async () => {
    const late = await record('R-1', need('L-1', { occurredAt: at('08:31') }));
    expect(late.body).toMatchObject({
      status: 409,
      code: 'ROUND_CUT_OFF_PASSED',
      detail: `round R-1 had its cut-off at ${at('08:30')}, and community ${here} has no open round that could take need L-1`,
    });
  });

  it('given a late need, then it goes once to the round with the next cut-off of its community', async () => {
    await open('R-0', at('08:31'), there);
    await open('R-3', at('18:30'));
    await open('R-2', at('12:30'));
    const late = need('L-1', { occurredAt: at('08:31') });
    const taken = await record('R-1', late);
    expect(taken).toMatchObject({
      status: 200,
      body: { roundId: 'R-2', needId: 'L-1', lateFor: 'R-1', changed: true },
    });
    expect((await shown('R-2')).needs).toMatchObject([{ needId: 'L-1', lateFor: 'R-1' }]);
    await orders.post('/v1/rounds/R-2/close', { occurredAt: at('12:30') }, 'close-2');
    // A retry finds the round that took it, although another is open.
    expect((await record('R-1', late)).body).toMatchObject({
      roundId: 'R-2',
      lateFor: 'R-1',
      changed: false,
    });
    expect((await shown('R-3')).needs).toEqual([]);
  });

  it('given lines for a closed round, then those that are new go to the next one, and each line says so', async () => {
    await orders.post('/v1/rounds/R-1/close', { occurredAt: at('08:30') }, 'close-1');
    const lines = [
      need('N-2'),
      need('L-2'),
      need('L-3', { occurredAt: at('18:31') }),
      need('L-4', { unit: '' }),
    ];
    const { body } = await orders.ndjson('/v1/rounds/R-1/needs', lines);
    expect(body).toMatchObject([
      { line: 1, status: 'duplicate', id: 'N-2' },
      { line: 2, status: 'accepted', id: 'L-2', movedTo: 'R-3' },
      { line: 3, status: 'quarantined', code: 'ROUND_CUT_OFF_PASSED' },
      { line: 4, status: 'quarantined', code: 'INPUT_INVALID' },
      { summary: { accepted: 1, duplicate: 1, quarantined: 2 } },
    ]);
    expect((await shown('R-3')).needs).toMatchObject([{ needId: 'L-2', lateFor: 'R-1' }]);
  });
});
