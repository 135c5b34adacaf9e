import { asTool, serve } from '@boxtrail/service';
import { OrdersModule } from '@boxtrail/orders';
import { completeKey } from '@boxtrail/kernel';
import { ordersConfig, OrdersService } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';
import { Settings } from '@boxtrail/settings';
import { custodyLimits, householdBoxLimit, roundGraceSeconds } from '../orders.settings';
import { RoundQueries } from '../views/rounds/rounds.queries';

const gtin = completeKey('gtin', '0690000000001');
const community = glnOfStation('220102001001');
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,,
220102001001,南关社区,community,2201,,,`;

const grace = (seconds: number) => ({
  settings: new Settings(
    [roundGraceSeconds, custodyLimits, householdBoxLimit],
    { ROUND_GRACE_SECONDS: String(seconds) },
    [],
  ),
});

/** A service with a community, a box type and a supplier. */
async function start(graceSeconds: number): Promise<OrdersService> {
  const orders = await OrdersService.start(grace(graceSeconds));
  await orders.csv(network);
  const contents = [{ gtin, name: '白菜', quantity: 1, unit: 'kg' }];
  await orders.send('PUT', `/v1/box-types/${gtin}`, {
    json: { name: '蔬菜包', kind: 'vegetables', priceFen: 3_000, contents },
  });
  await orders.post('/v1/suppliers', { gln: completeKey('gln', '290000000001'), name: '欧亚超市' }, 's');
  return orders;
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const open = (orders: OrdersService, roundId: string, cutoffAt: string) =>
  orders.post(
    '/v1/rounds',
    { roundId, communityGln: community, cutoffAt, gtins: [gtin], occurredAt: ago(600) },
    roundId,
  );
const need = (needId: string) => ({
  needId,
  householdRef: 'hh-1',
  building: '3',
  unit: '1',
  order: 'own',
  payment: 'prepaid',
  lines: [{ gtin, quantity: 1 }],
  occurredAt: ago(500),
});
const closings = async (orders: OrdersService, roundId: string) =>
  (await orders.events(`round-${roundId}`)).filter(({ event }) => event.type === 'orders.RoundClosed');

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('condition not met within 15 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the clock that closes rounds', () => {
  it('given two services and no grace, when a cut-off passes, then the round is closed once', async () => {
    const orders = await start(0);
    const other = await serve([OrdersModule], ordersConfig(orders.database, grace(0)));
    try {
      await open(orders, 'R-later', new Date(Date.now() + 3_600_000).toISOString());
      const rounds = Array.from({ length: 20 }, (_, i) => `R-${i}`);
      await Promise.all(rounds.map((roundId) => open(orders, roundId, ago(1))));
      await until(async () =>
        (await Promise.all(rounds.map((id) => closings(orders, id)))).every((c) => c.length > 0),
      );
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      for (const roundId of rounds) {
        const [closing, ...more] = await closings(orders, roundId);
        expect(more).toEqual([]);
        expect(closing?.event.data).toMatchObject({ roundId, closedBy: 'clock', needs: [] });
        expect(closing?.metadata).toMatchObject({ actor: 'clock', role: 'system' });
      }
      expect(await closings(orders, 'R-later')).toEqual([]);
    } finally {
      await other.close();
      await orders.stop();
    }
  });

  it('given a grace, then a round is due that long after its cut-off and its last need', async () => {
    const orders = await start(3_600);
    try {
      await open(orders, 'R-1', ago(300));
      await orders.send('POST', '/v1/rounds/R-1/needs', { json: need('N-1') });
      const { position } = (await orders.get('/v1/views')).body[0];
      await orders.get(`/v1/rounds?atLeast=${position}`);
      await orders.get(`/v1/rounds?atLeast=${await orders.store.head()}`);
      const rounds = orders.service.app.get(RoundQueries);
      // The cut-off is 300 s ago; the need was recorded just now.
      expect(await rounds.due(ago(200), 10)).toEqual([]);
      expect(await rounds.due(ago(-1), 10)).toEqual([{ roundId: 'R-1', revision: 2 }]);
      expect(await rounds.due(ago(-1), 0)).toEqual([]);

      const tool = await asTool([OrdersModule], ordersConfig(orders.database, grace(0)));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await tool.close();
      expect(await closings(orders, 'R-1')).toEqual([]);
    } finally {
      await orders.stop();
    }
  });
});
