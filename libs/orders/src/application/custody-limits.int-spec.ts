import { defaultCustodyLimits } from '@boxtrail/contracts';
import { OrdersModule } from '@boxtrail/orders';
import { serve, type Config } from '@boxtrail/service';
import { Settings } from '@boxtrail/settings';
import { ordersConfig, OrdersService } from '../../../../test/support/orders-service';
import { custodyLimits, roundGraceSeconds } from '../orders.settings';

const limits = (given: string): Partial<Config> => ({
  settings: new Settings([roundGraceSeconds, custodyLimits], { CUSTODY_LIMITS: given }, []),
});

describe('the limits of custody in the log', () => {
  let orders: OrdersService;
  beforeAll(async () => {
    orders = await OrdersService.start(limits(''));
  });
  afterAll(() => orders.stop());

  /** Starts processes with a setting, and ends them once they have recorded what they record. */
  const run = async (...settings: string[]) => {
    const services = await Promise.all(
      settings.map((given) => serve([OrdersModule], ordersConfig(orders.database, limits(given)))),
    );
    for (const service of services) await service.close();
  };
  const recorded = async () =>
    (await orders.events('custody-limits')).map(({ event, metadata }) => [event.data, metadata.actor]);
  const set = (changes: object) => [{ ...defaultCustodyLimits, ...changes }, 'setting:CUSTODY_LIMITS'];

  it('given the defaults, then nothing is recorded', async () => {
    await run('', 'municipal=48h');
    expect(await recorded()).toEqual([]);
  });

  it('given other limits, then they are recorded once, by however many processes', async () => {
    await run('district=12h', 'district=12h', 'district=12h');
    await run('district=12h');
    expect(await recorded()).toEqual([set({ district: 12 })]);
  });

  it('given the defaults again, then they are recorded', async () => {
    await run('');
    expect(await recorded()).toEqual([set({ district: 12 }), set({})]);
  });
});
