import { LoadsOfToday, minutes, type ReadyLoad } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

describe('the status of loads, passes and door rounds', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 40);
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
  ])('given a load and %s, then its page has the right status', async (_, happens, status) => {
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

  /** All pages: other files add passes too. */
  const passesOf = async (status: string) => {
    const found: { passId: string; status: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await boxtrail.ask('GET', `/v1/passes?status=${status}&limit=200${page}`);
      const { items, next } = body as { items: typeof found; next: string | null };
      found.push(...items);
      cursor = next;
    }
    return found;
  };

  const validities: readonly (readonly [string, string, string, string])[] = [
    ['', 'over', 'expired', 'a'],
    ['suspend', 'over', 'suspended', 'b'],
    ['suspend reinstate', 'over', 'expired', 'c'],
    ['revoke', 'over', 'revoked', 'd'],
    ['suspend revoke', 'over', 'revoked', 'e'],
    ['', 'running', 'issued', 'f'],
    ['suspend', 'running', 'suspended', 'g'],
    ['suspend reinstate', 'running', 'issued', 'h'],
    ['revoke', 'running', 'revoked', 'i'],
    ['', 'not begun', 'issued', 'j'],
  ];
  it.each(validities)(
    'given a pass and then "%s", when its validity is %s, then it is %s, alone and in the list',
    async (changes, validity, status, id) => {
      const passId = `validity-${id}`;
      const [from, until] = { over: [-60, -1], running: [-60, 60], 'not begun': [30, 60] }[validity] ?? [];
      await today.must('/v1/passes', {
        passId,
        plate: '吉A88888',
        carrierRef: 'f',
        zones: [today.city],
        validFrom: minutes(from ?? 0),
        validUntil: minutes(until ?? 0),
        authorityRef: 'bureau',
      });
      for (const change of changes.split(' ').filter(Boolean)) {
        await today.must(`/v1/passes/${passId}/${change}`, { reason: 'antigen test' });
      }
      expect((await read(`/v1/passes/${passId}`)).status).toBe(status);
      const listed: string[] = [];
      for (const asked of ['issued', 'suspended', 'revoked', 'expired']) {
        const items = await passesOf(asked);
        expect(items.every((pass) => pass.status === asked)).toBe(true);
        if (items.some((pass) => pass.passId === passId)) listed.push(asked);
      }
      expect(listed).toEqual([status]);
    },
  );

  const doorScans: Record<string, object> = {
    'handed-over': { kind: 'handed-over', receivedByRef: 'resident-1', method: 'in-person' },
    refused: { kind: 'failed', reason: 'refused' },
    'not-at-home': { kind: 'failed', reason: 'not-at-home' },
    returned: { kind: 'returned' },
    lost: { kind: 'lost' },
    found: { kind: 'found' },
    destroyed: { kind: 'destroyed' },
    seen: { kind: 'seen' },
  };
  it.each<[string, string, string | null, 'out' | 'ended']>([
    ['', 'out', null, 'out'],
    ['seen', 'out', null, 'out'],
    ['handed-over', 'handed-over', null, 'ended'],
    ['refused', 'failed', 'refused', 'out'],
    ['not-at-home handed-over', 'handed-over', 'not-at-home', 'ended'],
    ['not-at-home refused returned', 'returned', 'refused', 'ended'],
    ['lost', 'lost', null, 'ended'],
    ['lost found', 'found', null, 'ended'],
    ['destroyed', 'destroyed', null, 'ended'],
    ['handed-over withdraw', 'out', null, 'out'],
    ['refused withdraw', 'out', null, 'out'],
    ['not-at-home handed-over withdraw', 'failed', 'not-at-home', 'out'],
  ])(
    'given a door round and then "%s", then its box is %s, %s, and the round %s',
    async (scans, status, why, round) => {
      const n = today.next();
      const box = await today.pack(minutes(-20));
      const doorRoundId = `doors-${n}`;
      const start = { doorRoundId, fromGln: today.bench, teamRef: 'team-1', ssccs: [box] };
      await today.must('/v1/door-rounds', { ...start, occurredAt: minutes(-15) });
      let last = '';
      for (const [i, what] of scans.split(' ').filter(Boolean).entries()) {
        if (what === 'withdraw') {
          const wrong = { sscc: box, scanId: last, withdrawn: true, reason: 'wrong box', byRef: 'team-1' };
          await today.must('/v1/corrections', wrong);
          continue;
        }
        last = `doors-${n}-${i}`;
        const sighting = {
          scanId: last,
          sscc: box,
          atGln: today.bench,
          byRef: 'team-1',
          occurredAt: minutes(i - 14),
        };
        await today.must('/v1/scans', { ...sighting, ...doorScans[what] });
      }
      const shown = await read(`/v1/door-rounds/${doorRoundId}`);
      expect(shown.status).toBe(round);
      expect(shown.boxes).toMatchObject([{ sscc: box, status, failedBecause: why }]);
    },
  );

  it('given a box taken off and loaded again, then the load has it once and a retry changes nothing', async () => {
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
