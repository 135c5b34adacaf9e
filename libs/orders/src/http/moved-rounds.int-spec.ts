import { completeKey } from '@boxtrail/kernel';
import { Views } from '@boxtrail/operations';
import { OrdersService } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';

const [near, next, far] = [1, 2, 3].map((n) => completeKey('gln', String(290_000_000_100 + n))) as [
  string,
  string,
  string,
];
const gtin = completeKey('gtin', '0690000000001');
const at = (time: string) => `2026-03-16T${time}:00.000Z`;
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35
220102001002,there,community,220102,,43.87,125.36`;
const communities = ['220102001001', '220102001002'].map(glnOfStation);

describe('the rounds of a supplier that may not work', () => {
  let orders: OrdersService;
  let keys = 0;
  const post = async (path: string, json: object) => {
    const answer = await orders.post(path, json, `k${(keys += 1)}`);
    expect([path, answer.status < 300, answer.body.code]).toEqual([path, true, undefined]);
    return answer.body;
  };
  const status = (gln: string, to: 'active' | 'suspended' | 'closed', time: string) =>
    post(`/v1/suppliers/${gln}/status`, { status: to, reason: `is ${to}`, occurredAt: at(time) });
  const open = (roundId: string, community = 0) =>
    post('/v1/rounds', {
      ...{ roundId, communityGln: communities[community], gtins: [gtin] },
      ...{ cutoffAt: at('23:30'), occurredAt: at('06:00') },
    });
  /** Waits for a round as it should become. */
  async function becomes(roundId: string, wanted: object): Promise<void> {
    for (const deadline = Date.now() + 20_000; ; await new Promise((later) => setTimeout(later, 50))) {
      const { body } = await orders.get(`/v1/rounds/${roundId}?atLeast=${await orders.store.head()}`);
      try {
        expect(body).toMatchObject(wanted);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(network);
    const contents = [{ gtin, name: '白菜', quantity: 2, unit: 'kg' }];
    const type = { name: '蔬菜包', kind: 'vegetables', priceFen: 3_000, contents };
    await orders.send('PUT', `/v1/box-types/${gtin}`, { json: type });
    for (const [i, gln] of [near, next, far].entries())
      await post('/v1/suppliers', {
        gln,
        name: `supplier ${i}`,
        latitude: 43.86 + i / 10,
        longitude: 125.35,
      });
  });
  afterAll(() => orders.stop());

  it('given a closed supplier, then its open rounds go to the next one by proximity, and each says why', async () => {
    await open('R-1');
    await open('R-2', 1);
    await open('R-closed');
    await post('/v1/rounds/R-closed/close', { occurredAt: at('06:30') });
    await status(near, 'closed', '07:00');
    const why = { fromGln: near, cause: 'closed', reason: 'is closed', at: at('07:00') };
    for (const roundId of ['R-1', 'R-2']) {
      await becomes(roundId, { supplierGln: next, isUnserved: false, moved: why });
      const { body } = await orders.get(`/v1/rounds/${roundId}`);
      expect(
        body.designation.candidates.map((one: Record<string, string>) => [one['gln'], one['verdict']]),
      ).toEqual([
        [near, 'closed'],
        [next, 'designated'],
        [far, 'farther'],
      ]);
    }
    // Its needs were sent to the supplier.
    expect((await orders.get('/v1/rounds/R-closed')).body).toMatchObject({ supplierGln: near, moved: null });
    const listed = (await orders.get(`/v1/rounds?movedFrom=${near}`)).body.items;
    expect(listed.map(({ roundId }: { roundId: string }) => roundId)).toEqual(['R-1', 'R-2']);
  });

  it('given no other supplier, then the round says so once, and the first one that works again serves it', async () => {
    await status(far, 'suspended', '08:00');
    await status(next, 'suspended', '08:10');
    await becomes('R-1', { supplierGln: next, isUnserved: true });
    await status(far, 'closed', '08:20');
    await status(near, 'active', '08:30');
    const why = { fromGln: next, cause: 'suspended', reason: 'is suspended', at: at('08:30') };
    await becomes('R-1', { supplierGln: near, isUnserved: false, moved: why });
    const types = (await orders.events('round-R-1')).map(({ event }) => event.type.replace('orders.', ''));
    expect(types).toEqual(['RoundOpened', 'RoundMoved', 'RoundNotMoved', 'RoundMoved']);
  });

  it('given moved rounds, then their view equals its rebuild', async () => {
    expect(await orders.service.app.get(Views).rebuild('orders.rounds')).toMatchObject({ equal: true });
  });
});
