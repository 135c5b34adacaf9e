import { LoadsOfToday, minutes, type ReadyLoad } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

describe('the status of loads and passes', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    today = await LoadsOfToday.start(boxtrail, 20);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const read = async (path: string) => {
    const { body } = await boxtrail.ask('GET', '/v1/views');
    const head = Math.max(...(body as { head: number }[]).map((view) => view.head));
    return (await boxtrail.ask('GET', `${path}?atLeast=${head}`)).body;
  };
  const scan = (load: ReadyLoad, what: string) => ({
    scanId: `${what}-${load.loadId}`,
    atGln: today.district,
  });
  const arrive = (load: ReadyLoad) =>
    today.must(`/v1/loads/${load.loadId}/arrivals`, { ...scan(load, 'arrived'), sealIntact: true });
  const receive = (load: ReadyLoad) =>
    today.must(`/v1/loads/${load.loadId}/receipts`, { ...scan(load, 'received'), ssccs: [load.box] });
  const withdraw = (load: ReadyLoad, what: string) =>
    today.must('/v1/corrections', {
      loadId: load.loadId,
      scanId: `${what}-${load.loadId}`,
      withdrawn: true,
      reason: 'wrong load',
      byRef: 'dock-1',
    });
  const leave = (load: ReadyLoad) => today.dispatch(load, { occurredAt: minutes(-5) });

  it.each<[string, ((load: ReadyLoad) => Promise<unknown>)[], string]>([
    ['nothing', [], 'sealed'],
    ['its dispatch', [leave], 'dispatched'],
    ['its arrival', [leave, arrive], 'arrived'],
    ['its receipt', [leave, arrive, receive], 'received'],
    ['an arrival that is withdrawn', [leave, arrive, (load) => withdraw(load, 'arrived')], 'dispatched'],
    [
      'a receipt that is withdrawn',
      [leave, arrive, receive, (load) => withdraw(load, 'received')],
      'arrived',
    ],
    ['an arrival before its dispatch', [arrive, leave], 'arrived'],
    ['an early arrival that is withdrawn', [arrive, (load) => withdraw(load, 'arrived')], 'sealed'],
  ])('given a load and %s, then its page says how far it is', async (_, happens, status) => {
    const load = await today.ready();
    for (const one of happens) await one(load);
    expect((await read(`/v1/loads/${load.loadId}`)).status).toBe(status);
  });

  it.each<[string, string]>([
    ['', 'issued'],
    ['suspend', 'suspended'],
    ['suspend reinstate', 'issued'],
    ['suspend reinstate suspend', 'suspended'],
    ['suspend reinstate suspend reinstate', 'issued'],
    ['suspend revoke', 'revoked'],
    ['revoke', 'revoked'],
  ])('given a pass and then "%s", then it is %s', async (changes, status) => {
    const n = today.next();
    const { vehiclePassId } = await today.passes(n, `吉S${n}`, `driver-s${n}`);
    for (const change of changes.split(' ').filter(Boolean)) {
      await today.must(`/v1/passes/${vehiclePassId}/${change}`, { reason: 'antigen test' });
    }
    expect((await read(`/v1/passes/${vehiclePassId}`)).status).toBe(status);
  });

  it('given a box that is taken off and loaded again, then the load has it once, and a retry changes nothing', async () => {
    const n = today.next();
    const box = await today.pack(minutes(-10));
    const loadId = `again-${n}`;
    const route = {
      fromGln: today.bench,
      toGln: today.district,
      plate: `吉T${n}`,
      driverRef: `driver-t${n}`,
    };
    await today.must('/v1/loads', { loadId, ...route });
    const path = `/v1/loads/${loadId}`;
    const first = { headers: { 'idempotency-key': `first-${n}` } };
    await today.must(`${path}/boxes`, { ssccs: [box] }, first);
    await today.must(`${path}/take-off`, { ssccs: [box], reason: 'too heavy' });
    await today.must(`${path}/boxes`, { ssccs: [box] }, first);
    expect((await read(path)).manifest).toEqual([]);
    await today.must(`${path}/boxes`, { ssccs: [box] });
    expect(await read(path)).toMatchObject({ manifest: [box], boxCount: 1 });
  });
});
