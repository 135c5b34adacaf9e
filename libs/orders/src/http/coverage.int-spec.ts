import { BoxHandedOver, BoxPacked, FactCorrected, PackingJobFellShort } from '@boxtrail/contracts';
import { completeKey } from '@boxtrail/kernel';
import { OrdersService } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';

const at = (time: string, day = 16) => `2026-03-${day}T${time}:00.000Z`;
const gtin = completeKey('gtin', '0690000000001');
const sscc = (n: number) => completeKey('sscc', `20123450${String(n).padStart(9, '0')}`);
const [city, here, there] = ['2201', '220102001001', '220102001002'].map(glnOfStation) as [
  string,
  string,
  string,
];
const supplierGln = completeKey('gln', '290000000001');
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35
220102001002,there,community,220102,,,`;

const household = (householdRef: string, changes: object = {}) => ({
  ...{ householdRef, building: '3', unit: '2-501', occurredAt: at('01:00', 14) },
  ...changes,
});

describe('households and their coverage', () => {
  let orders: OrdersService;
  let position = 0;
  beforeAll(async () => {
    orders = await OrdersService.start();
    await orders.csv(network);
    await orders.post('/v1/suppliers', { gln: supplierGln, name: '超市', occurredAt: at('01:00') }, 's');
    const contents = [{ gtin, name: '白菜', quantity: 2, unit: 'kg' }];
    await orders.send('PUT', `/v1/box-types/${gtin}`, {
      json: { name: '蔬菜包', kind: 'vegetables', priceFen: 3_000, contents },
    });
  });
  afterAll(() => orders.stop());

  const register = (body: unknown, gln = here, headers = {}) =>
    orders.send('POST', `/v1/communities/${gln}/households`, { json: body, headers });
  const coverage = async (query = 'at=2026-03-17T01:00:00Z', as?: string) =>
    (await orders.send('GET', `/v1/coverage?${query}&atLeast=${position}`, as === undefined ? {} : { as }))
      .body;
  const households = async (query = '', as?: string) =>
    (
      await orders.send(
        'GET',
        `/v1/coverage/${here}?at=2026-03-17T01:00:00Z&atLeast=${position}${query}`,
        as === undefined ? {} : { as },
      )
    ).body;
  const brief = (page: {
    items: { householdRef: string; standing: string; daysSinceLastBox: number | null }[];
  }) =>
    page.items.map(
      ({ householdRef, standing, daysSinceLastBox }) => `${householdRef} ${standing} ${daysSinceLastBox}`,
    );

  it('given bad input, then each is refused with its code and nothing is known', async () => {
    const refused = async (body: unknown, gln?: string) => {
      const answer = await register(body, gln);
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
    };
    expect(await refused(household('a b'))).toEqual([400, 'INPUT_INVALID', '/householdRef']);
    expect(await refused(household('H', { building: '' }))).toEqual([400, 'INPUT_INVALID', '/building']);
    expect(await refused(household('H', { unit: 5 }))).toEqual([400, 'INPUT_INVALID', '/unit']);
    expect(await refused(household('H', { name: '王芳' }))).toEqual([400, 'INPUT_INVALID', '/name']);
    expect(await refused(household('H', { specialNeeds: ['vegan'] }))).toEqual([
      400,
      'INPUT_INVALID',
      '/specialNeeds/0',
    ]);
    expect(await refused(household('H', { occurredAt: '2199-01-01T00:00:00Z' }))).toEqual([
      400,
      'TIME_IN_FUTURE',
      '/occurredAt',
    ]);
    expect((await refused(household('H'), city)).slice(0, 2)).toEqual([409, 'STATION_NOT_A_COMMUNITY']);
    expect((await refused(household('H'), supplierGln)).slice(0, 2)).toEqual([404, 'STATION_UNKNOWN']);
    const bound = await orders.key('grid-worker', there);
    const foreign = await orders.send('POST', `/v1/communities/${here}/households`, {
      json: household('H'),
      as: bound,
    });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await orders.events(`households-${here}`)).toEqual([]);
    expect((await coverage()).city).toMatchObject({ households: 0, shareWithinThreeDays: null });
  });

  it('given a list of households, then each line is answered; sent again it changes nothing', async () => {
    const lines = [household('H-1'), household('H-2', { specialNeeds: ['halal'] }), { householdRef: 'H-3' }];
    const send = () => orders.ndjson(`/v1/communities/${here}/households`, lines);
    const statuses = ({ body }: { body: { status?: string }[] }) =>
      body.flatMap(({ status }) => status ?? []);
    expect(statuses(await send())).toEqual(['accepted', 'accepted', 'quarantined']);
    expect(statuses(await send())).toEqual(['duplicate', 'duplicate', 'quarantined']);
    expect(await orders.events(`households-${here}`)).toHaveLength(2);
  });

  it('given a household that moves and moves back, then the last address is shown', async () => {
    const moved = { unit: '1-101' };
    expect((await register(household('H-2', moved))).body.changed).toBe(true);
    ({ position } = (await register(household('H-2'))).body);
    const { items } = await households('&standing=never-asked');
    expect(items).toMatchObject([
      { householdRef: 'H-1', unit: '2-501', registered: true, lastBoxAt: null, daysSinceLastBox: null },
      { householdRef: 'H-2', unit: '2-501', specialNeeds: [] },
    ]);
  });

  describe('after a round', () => {
    const need = (needId: string, householdRef: string, quantity = 1) => ({
      ...{ needId, householdRef, building: '3', unit: '2-501', order: 'own', payment: 'prepaid' },
      ...{ lines: [{ gtin, quantity }], occurredAt: at('02:00') },
    });
    const handedOver = (n: number, time: string) =>
      BoxHandedOver.of(time, {
        ...{ sscc: sscc(n), scanId: `S-${n}`, atGln: here, byRef: 'team', receivedByRef: 'x' },
        ...{ method: 'in-person', proofRef: null },
      });
    const happened = async (stream: string, event: Parameters<typeof orders.happened>[1]) =>
      (position = await orders.happened(stream, event));

    it('given needs of which some are served, then each household stands where it does', async () => {
      await orders.post(
        '/v1/rounds',
        { roundId: 'R', communityGln: here, cutoffAt: at('03:00'), gtins: [gtin], occurredAt: at('01:30') },
        'round',
      );
      for (const one of [need('N-1', 'H-1', 2), need('N-4', 'H-4'), need('N-5', 'H-5')])
        await orders.post('/v1/rounds/R/needs', one, one.needId);
      await orders.send('DELETE', `/v1/rounds/R/needs/N-5?reason=moved&occurredAt=${at('02:30')}`);
      await orders.post('/v1/rounds/R/close', { occurredAt: at('03:00') }, 'close');
      await happened(
        `box-${sscc(1)}`,
        BoxPacked.of(at('04:00'), {
          ...{ sscc: sscc(1), jobId: 'R', needId: 'N-1', gtin, contents: [{ gtin, lot: 'L', quantity: 2 }] },
          ...{ weightGrams: 500, packedAtGln: supplierGln, destinationGln: here, householdRef: 'H-1' },
          ...{ building: '3', unit: '2-501', order: 'own', placedByRef: null, specialNeeds: [] },
        }),
      );
      await happened(`box-${sscc(1)}`, handedOver(1, at('06:00', 15)));
      // One of its two boxes is still awaited.
      expect(brief(await households())).toEqual([
        'H-2 never-asked null',
        'H-1 not-served 1',
        'H-4 not-served null',
        'H-5 withdrawn null',
      ]);
      const shortages = [
        { needId: 'N-1', gtin, missing: 1, reason: 'none left' },
        { needId: 'N-4', gtin, missing: 1, reason: 'none left' },
      ];
      await happened(
        'packing-job-R',
        PackingJobFellShort.of(at('07:00'), { jobId: 'R', packed: 1, shortages }),
      );
      expect(brief(await households())).toContain('H-1 served 1');
      expect(await coverage()).toMatchObject({
        city: {
          ...{ households: 4, served: 1, notServed: 1, withdrawn: 1, neverAsked: 1 },
          ...{ servedWithinThreeDays: 1, shareWithinThreeDays: 0.25 },
        },
        items: [{ communityGln: here, households: 4, waitingSince: at('01:00', 14), waitingDays: 3 }],
        next: null,
      });
      const rounds = (await orders.get(`/v1/coverage/${here}/rounds?atLeast=${position}`)).body;
      expect(rounds.items).toEqual([
        {
          roundId: 'R',
          status: 'closed',
          households: 4,
          served: 1,
          notServed: 1,
          withdrawn: 1,
          neverAsked: 1,
        },
      ]);
    });

    it('given a round, then a page of it and the next one hold all households once', async () => {
      const first = await households('&roundId=R&limit=3');
      const second = await households(`&roundId=R&limit=3&cursor=${first.next}`);
      expect(brief({ items: [...first.items, ...second.items] })).toEqual([
        'H-2 never-asked null',
        'H-1 served 1',
        'H-4 not-served null',
        'H-5 withdrawn null',
      ]);
      expect(second.next).toBeNull();
      expect(brief(await households('&roundId=R&standing=served'))).toEqual(['H-1 served 1']);
      expect(await households('&roundId=R-9')).toMatchObject({ code: 'ROUND_UNKNOWN' });
      expect(await households('&standing=hungry')).toMatchObject({ code: 'INPUT_INVALID' });
    });

    it('given a handover that is withdrawn, then the household is not served', async () => {
      await happened(
        `box-${sscc(1)}`,
        FactCorrected.of(at('08:00'), {
          ...{ sscc: sscc(1), loadId: null, scanId: 'S-1', fact: 'delivery.BoxHandedOver', ssccs: [] },
          ...{ instead: null, reason: 'wrong door', byRef: 'team' },
        }),
      );
      expect(brief(await households('&standing=served'))).toEqual([]);
      expect((await coverage()).city).toMatchObject({ served: 0, servedWithinThreeDays: 0 });
    });

    it('given keys of other places, then they see their own households only', async () => {
      const [bound, district] = [
        await orders.key('team', here),
        await orders.key('station', glnOfStation('220102')),
      ];
      expect((await households('', bound)).items).toHaveLength(4);
      expect((await households('', district)).items).toEqual([]);
      expect((await coverage('', district)).items).toHaveLength(1);
      expect(await households('', await orders.key('team', there))).toMatchObject({
        code: 'STATION_NOT_YOURS',
      });
      expect(await coverage('', await orders.key('team', there))).toMatchObject({
        city: { households: 0 },
        items: [],
      });
      expect(await coverage('', await orders.key('packer'))).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    });
  });
});
