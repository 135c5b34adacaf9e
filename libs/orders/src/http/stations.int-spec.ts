import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supplierUnknown, SupplierRegistered } from '@boxtrail/contracts';
import { serve, type Service } from '@boxtrail/service';
import { Views } from '@boxtrail/operations';
import { ordersConfig, OrdersService } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';
import { OrdersModule } from '../orders.module';

const header = 'code,name,tier,parentCode,street,latitude,longitude';
const file = (...lines: string[]) => [header, ...lines].join('\n');

/** A city, a district and a community. Each test has its own city in its own province. */
const network = (code: string) => ({
  city: `${code},长春市,municipal,,,43.817071,125.323544`,
  district: `${code}02,南关区,district,${code},,43.863989,125.350173`,
  community: `${code}02001001,南关社区,community,${code}02,长通街道,43.86,125.35`,
  cityGln: glnOfStation(code),
  districtGln: glnOfStation(`${code}02`),
  communityGln: glnOfStation(`${code}02001001`),
});

describe('the list of stations', () => {
  let orders: OrdersService;
  /** Position of the log before the test. */
  let before: number;
  beforeAll(async () => {
    orders = await OrdersService.start();
  });
  beforeEach(async () => {
    before = await orders.store.head();
  });
  afterAll(() => orders.stop());

  const stations = async (query = '') =>
    (await orders.get(`/v1/stations?atLeast=${await orders.store.head()}${query}`)).body;
  const one = async (gln: string) => orders.get(`/v1/stations/${gln}?atLeast=${await orders.store.head()}`);

  it('given an empty network, when a list comes, then its stations are registered line by line', async () => {
    const { city, district, community, cityGln, districtGln, communityGln } = network('2201');
    expect(await orders.csv(file(city, district, community))).toEqual({
      status: 200,
      etag: null,
      body: [
        { line: 2, status: 'accepted', id: cityGln, position: 1 },
        { line: 3, status: 'accepted', id: districtGln, position: 2 },
        { line: 4, status: 'accepted', id: communityGln, position: 3 },
        { summary: { accepted: 3, duplicate: 0, quarantined: 0, failed: 0 }, position: 3 },
      ],
    });
    expect((await one(communityGln)).body).toEqual({
      gln: communityGln,
      code: '220102001001',
      name: '南关社区',
      tier: 'community',
      parentGln: districtGln,
      street: '长通街道',
      latitude: 43.86,
      longitude: 125.35,
      responsible: null,
      revision: 1,
    });
  });

  it('given an imported list, when it is repeated, then nothing changes; each real change is recorded', async () => {
    const { city, district, community, communityGln } = network('1101');
    const list = file(city, district, community);
    const renamed = list.replace('南关社区', '新南关社区');
    await orders.csv(list);
    const statuses = async (text: string) =>
      (await orders.csv(text)).body.slice(0, -1).map((line: { status: string }) => line.status);
    expect(await statuses(list)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await statuses(renamed)).toEqual(['duplicate', 'duplicate', 'accepted']);
    expect(await statuses(renamed)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await statuses(list)).toEqual(['duplicate', 'duplicate', 'accepted']);
    expect((await orders.events(`station-${communityGln}`)).map(({ event }) => event.type)).toEqual([
      'orders.StationRegistered',
      'orders.StationChanged',
      'orders.StationChanged',
    ]);
  });

  it('given an Idempotency-Key, when its list is repeated after a newer one, then the newer one stays', async () => {
    const { city, cityGln } = network('1201');
    await orders.csv(file(city), { 'idempotency-key': 'monday' });
    await orders.csv(file(city).replace('长春市', '长春'));
    expect((await orders.csv(file(city), { 'idempotency-key': 'monday' })).body).toEqual([
      { line: 2, status: 'duplicate', id: cityGln, position: before + 1 },
      { summary: { accepted: 0, duplicate: 1, quarantined: 0, failed: 0 }, position: before + 1 },
    ]);
    expect((await one(cityGln)).body.name).toBe('长春');
  });

  it('given broken lines among good ones, then the good are imported and the broken are quarantined', async () => {
    const bytes = (text: string) => Buffer.from(`${text}\n`);
    const list = Buffer.concat([
      bytes(`\uFEFF${header},gln\r`),
      bytes('4101,郑州市,municipal,,,,,\r'),
      bytes('410103,no such tier,county,4101,,,,'),
      bytes('410104,no such parent,district,4109,,,,'),
      bytes('410105,no number,district,4101,,43.8.1,125,'),
      bytes('410106,beyond the pole,district,4101,,91,125,'),
      bytes('410107,cut off,district,4101'),
      Buffer.concat([Buffer.from('410108,'), Buffer.from([0xc4, 0xcf]), bytes(',district,4101,,,,')]),
      bytes('410109,with\0nothing,district,4101,,,,'),
      bytes('41011a,no code,district,4101,,,,'),
      bytes('990101,no province,district,4101,,,,'),
      bytes('410110,,district,4101,,,,'),
      bytes('410111,"quoted, and ""twice""",district,4101,,,,2901000000008'),
      bytes('410112,"two'),
      bytes('lines",district,4101,,,,'),
      bytes('410113,bad check digit,district,4101,,,,2901000000009'),
      bytes('410114,number taken,district,4101,,,,2901000000008'),
      bytes('410115,level with its parent,district,410111,,,,'),
      bytes('4102,a second city below the first,municipal,4101,,,,'),
      bytes('410116,an orphan,district,,,,,'),
      bytes('410111,said otherwise,district,4101,,,,2901000000008'),
      bytes('410117001001,above what is above,community,410117,,,,'),
      bytes('410117,净月区,district,4101,,,,'),
      bytes('410117,净月区,district,4101,,,,'),
    ]);
    const { body } = await orders.csv(list);
    const end = body.pop();
    const codes = body.map((line: { line: number; status: string; code?: string; id?: string }) => [
      line.line,
      line.code ?? `${line.status} ${line.id}`,
    ]);
    expect(codes).toEqual([
      [2, `accepted ${glnOfStation('4101')}`],
      [3, 'INPUT_INVALID'],
      [4, 'STATION_UNKNOWN'],
      [5, 'INPUT_INVALID'],
      [6, 'INPUT_INVALID'],
      [7, 'COLUMN_COUNT'],
      [8, 'ENCODING_INVALID'],
      [9, 'ENCODING_INVALID'],
      [10, 'INPUT_INVALID'],
      [11, 'INPUT_INVALID'],
      [12, 'INPUT_INVALID'],
      [13, 'accepted 2901000000008'],
      [14, `accepted ${glnOfStation('410112')}`],
      [16, 'INPUT_INVALID'],
      [17, 'STATION_CODE_FIXED'],
      [18, 'PARENT_TIER_WRONG'],
      [19, 'PARENT_TIER_WRONG'],
      [20, 'STATION_PARENT_REQUIRED'],
      [21, 'DUPLICATE_IN_REQUEST'],
      [22, `accepted ${glnOfStation('410117001001')}`],
      [23, `accepted ${glnOfStation('410117')}`],
      [24, `duplicate ${glnOfStation('410117')}`],
    ]);
    // Two codes were assigned GLNs; whether the second GLN was still free depends on timing.
    const position = end.position as number;
    expect([before + 6, before + 7]).toContain(position);
    expect(end).toEqual({ summary: { accepted: 5, duplicate: 1, quarantined: 16, failed: 0 }, position });
    const { items } = await stations(`&tier=district&parentGln=${glnOfStation('4101')}`);
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['quoted, and "twice"', '净月区', 'two lines'].sort(),
    );
    expect((await stations('&name=TWO%20LIN')).items).toMatchObject([{ name: 'two lines' }]);
    const { body: quarantine } = await orders.get('/v1/quarantine');
    expect(quarantine.items).toHaveLength(16);
    expect(quarantine.items[3]).toMatchObject({
      source: 'stations',
      line: 6,
      code: 'INPUT_INVALID',
      detail: '/latitude: latitude must be a number from -90 to 90',
      raw: '410106,beyond the pole,district,4101,,91,125,',
      actor: 'coordinator-1',
    });
  });

  it('given a header with its columns in another order, then they are read by name', async () => {
    const list =
      '"name",tier,code,street,longitude,latitude,gln,parentCode\n石家庄市,municipal,1301,,114.5,38.0,,';
    const gln = glnOfStation('1301');
    expect((await orders.csv(list)).body[0]).toEqual({
      line: 2,
      status: 'accepted',
      id: gln,
      position: before + 1,
    });
    expect((await one(gln)).body).toMatchObject({ code: '1301', latitude: 38, longitude: 114.5 });
  });

  it('given a station with its own GLN, then lists without GLNs keep it, and another GLN is refused', async () => {
    const { city, cityGln } = network('1401');
    const own = '2900000000018';
    await orders.csv(`${header},gln\n${city},${own}`);
    expect((await orders.csv(file(city))).body[0]).toMatchObject({ status: 'duplicate', id: own });
    const other = await orders.csv(`${header},gln\n${city},${cityGln}`);
    expect(other.body[0]).toMatchObject({ status: 'quarantined', code: 'STATION_GLN_FIXED' });
  });

  it('given the GLN of a supplier, then no station gets it, and the other way round', async () => {
    const { city, district, cityGln, districtGln } = network('1501');
    await orders.post('/v1/suppliers', { gln: districtGln, name: '欧亚超市' }, 's1');
    expect((await orders.csv(file(city, district))).body.slice(0, 2)).toMatchObject([
      { status: 'accepted' },
      { status: 'quarantined', code: 'GLN_TAKEN' },
    ]);
    const taken = await orders.post('/v1/suppliers', { gln: cityGln, name: '恒客隆' }, 's2');
    expect([taken.status, taken.body.code]).toEqual([409, 'GLN_TAKEN']);
  });

  it('given a GLN, then its station is answered with its revision; an unknown or malformed GLN is refused', async () => {
    const { city, cityGln, districtGln } = network('2101');
    await orders.csv(file(city));
    const found = await one(cityGln);
    expect([found.status, found.etag, found.body.code]).toEqual([200, '"1"', '2101']);
    const link = await one(encodeURIComponent(`https://id.example/414/${cityGln}`));
    expect(link.body.gln).toBe(cityGln);
    const codeOf = async (gln: string) => {
      const { status, body } = await orders.get(`/v1/stations/${gln}`);
      return [status, body.code];
    };
    expect(await codeOf(districtGln)).toEqual([404, 'STATION_UNKNOWN']);
    expect(await codeOf('2401000000004')).toEqual([400, 'INPUT_INVALID']);
    expect(await codeOf('%00')).toEqual([400, 'INPUT_INVALID']);
    expect((await orders.get('/v1/stations?tier=county')).body.code).toBe('INPUT_INVALID');
  });

  it.each([
    ['is empty', ''],
    ['lacks a column', 'code,name,tier,parentCode,street,latitude'],
    ['names an unknown column', `${header},colour`],
    ['names a column twice', `${header},code`],
    ['is no CSV', `"${header}`],
    ['is a station', network('3101').city],
    ['never ends', 'x'.repeat(9_000_000)],
  ])(
    'given a list, when its header %s, then the whole list is refused and nothing is imported',
    async (_, first) => {
      const kept = (await orders.get('/v1/quarantine?limit=200')).body.items.length;
      const { status, body } = await orders.csv(`${first}\n${network('3101').city}\n`);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'HEADER_INVALID' });
      expect(await orders.store.head()).toBe(before);
      expect((await orders.get('/v1/quarantine?limit=200')).body.items).toHaveLength(kept);
    },
  );

  it('given a body that is not a list, or a caller without the role, then it is refused', async () => {
    const json = await orders.post('/v1/stations/import', { code: '2201' }, 'k');
    expect([json.status, json.body.code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    const as = await orders.key('station');
    const raw = file(network('3201').city);
    const answer = await orders.send('POST', '/v1/stations/import', { as, raw, type: 'text/csv' });
    expect([answer.status, answer.body.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});

describe('who answers for a station', () => {
  const wang = { name: '王芳', position: '社区书记', phone: '+86 431 8888-0001' };
  let orders: OrdersService;
  let gln: string;
  let path: string;
  beforeAll(async () => {
    orders = await OrdersService.start();
    const { city, district, community, communityGln } = network('2201');
    await orders.csv(file(city, district, community));
    gln = communityGln;
    path = `/v1/stations/${gln}/responsible`;
  });
  afterAll(() => orders.stop());

  const responsible = async () => {
    const { body } = await orders.get(`/v1/stations/${gln}?atLeast=${await orders.store.head()}`);
    return body.responsible;
  };

  it('given a station, when somebody is named, then it shows the last one named', async () => {
    expect((await orders.post(path, wang, 'first')).body).toMatchObject({ gln, changed: true, revision: 1 });
    expect(await responsible()).toEqual(wang);
    expect((await orders.post(path, wang, 'same')).body).toMatchObject({ changed: false, revision: 1 });
    const li = { ...wang, name: '李明' };
    expect((await orders.post(path, li, 'second')).body).toMatchObject({ changed: true, revision: 2 });
    expect(await responsible()).toEqual(li);
  });

  it.each([
    ['an unknown station', { ...wang }, '/v1/stations/2401999999999/responsible', 404, 'STATION_UNKNOWN'],
    ['a mistyped GLN', { ...wang }, '/v1/stations/2401999999991/responsible', 400, 'INPUT_INVALID'],
    ['no name', { ...wang, name: undefined }, undefined, 400, 'INPUT_INVALID'],
    ['a blank position', { ...wang, position: ' ' }, undefined, 400, 'INPUT_INVALID'],
    ['letters in the number', { ...wang, phone: 'call me' }, undefined, 400, 'INPUT_INVALID'],
    ['a number that is too short', { ...wang, phone: '110' }, undefined, 400, 'INPUT_INVALID'],
    ['a number that is too long', { ...wang, phone: '1'.repeat(40) }, undefined, 400, 'INPUT_INVALID'],
    ['a name of 101 characters', { ...wang, name: '王'.repeat(101) }, undefined, 400, 'INPUT_INVALID'],
    ['a line break in a name', { ...wang, name: 'a\nb' }, undefined, 400, 'INPUT_INVALID'],
    ['an unknown field', { ...wang, email: 'a@b' }, undefined, 400, 'INPUT_INVALID'],
    [
      'a time in the future',
      { ...wang, occurredAt: '2999-01-01T00:00:00Z' },
      undefined,
      400,
      'TIME_IN_FUTURE',
    ],
  ])('given %s, then it is refused and nothing changes', async (what, body, other, status, code) => {
    const before = await orders.store.head();
    const answer = await orders.post(other ?? path, body, what.replaceAll(' ', '-'));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await orders.store.head()).toBe(before);
  });
});

describe('a GLN that two processes want at once', () => {
  let orders: OrdersService;
  let second: Service;
  let coordinator: string;
  beforeAll(async () => {
    orders = await OrdersService.start();
    second = await serve([OrdersModule], ordersConfig(orders.database));
    coordinator = await orders.key('coordinator');
  });
  afterAll(async () => {
    await second.close();
    await orders.stop();
  });

  it('given a station at one and a supplier at the other with one GLN, then exactly one gets it', async () => {
    const codes = Array.from({ length: 30 }, (_, i) => `22${10 + i}`);
    const answers: string[] = [];
    for (const code of codes) {
      const registering = fetch(`${second.url}/v1/suppliers`, {
        method: 'POST',
        body: JSON.stringify({ gln: glnOfStation(code), name: '欧亚超市' }),
        headers: {
          authorization: `Bearer ${coordinator}`,
          'content-type': 'application/json',
          'idempotency-key': code,
        },
      });
      const [list, supplier] = await Promise.all([
        orders.csv(file(`${code},长春市,municipal,,,,`)),
        registering,
      ]);
      const [line] = list.body as { status: string; code?: string }[];
      answers.push(`${line?.code ?? line?.status} ${supplier.status}`);
    }
    const expected = ['accepted 409', 'GLN_TAKEN 201'];
    expect(answers.filter((answer) => !expected.includes(answer))).toEqual([]);
    for (const code of codes) {
      const types = (await orders.events(`station-${glnOfStation(code)}`)).map(({ event }) => event.type);
      expect(types).toHaveLength(1);
    }
  });

  it('given a supplier of an older log with a stream of its own, then it keeps its GLN', async () => {
    const gln = glnOfStation('2301');
    const data = { ...supplierUnknown, gln, name: '恒客隆', latitude: null, longitude: null };
    await orders.happened(`supplier-${gln}`, SupplierRegistered.of('2026-03-01T00:00:00.000Z', data));
    const again = await orders.post('/v1/suppliers', { gln, name: '恒客隆' }, 'former');
    expect([again.status, again.body.changed]).toEqual([201, false]);
    const other = await orders.post('/v1/suppliers', { gln, name: '欧亚超市' }, 'other');
    expect([other.status, other.body.code]).toEqual([409, 'SUPPLIER_EXISTS']);
    const list = await orders.csv(file('2301,哈尔滨市,municipal,,,,'));
    expect(list.body[0]).toMatchObject({ status: 'quarantined', code: 'GLN_TAKEN' });
  });
});

describe('the network of a whole city', () => {
  let orders: OrdersService;
  beforeAll(async () => {
    orders = await OrdersService.start();
  });
  afterAll(() => orders.stop());

  it('is imported, is unchanged by a second import, and equals its rebuild', async () => {
    const csv = readFileSync(join(__dirname, '../../../../data/network-changchun.csv'));
    const summary = async () => (await orders.csv(csv)).body.at(-1);
    const accepted = { accepted: 2_814, duplicate: 0, quarantined: 0, failed: 0 };
    expect(await summary()).toEqual({ summary: accepted, position: 2_814 });
    const duplicate = { accepted: 0, duplicate: 2_814, quarantined: 0, failed: 0 };
    expect(await summary()).toEqual({ summary: duplicate, position: 2_814 });
    expect(await orders.store.head()).toBe(2_814);

    const tiers: Record<string, number> = {};
    let pages = 0;
    for (let next: string | null = ''; next !== null; pages += 1) {
      const query: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await orders.get(`/v1/stations?limit=200&atLeast=2814${query}`);
      for (const { tier } of body.items) tiers[tier] = (tiers[tier] ?? 0) + 1;
      next = body.next;
    }
    expect({ tiers, pages }).toEqual({ tiers: { municipal: 1, district: 15, community: 2_798 }, pages: 15 });
    const below = await orders.get(`/v1/stations?tier=district&parentGln=${glnOfStation('2201')}`);
    expect(below.body.items).toHaveLength(15);
    const named = async (name: string) => {
      const { body } = await orders.get(`/v1/stations?name=${encodeURIComponent(name)}`);
      return body.items.map(({ gln }: { gln: string }) => gln);
    };
    expect(await named(' 南关区 ')).toEqual([glnOfStation('220102')]);
    expect(await named('春市')).toEqual([glnOfStation('2201')]);
    expect([await named('南%区'), await named('南_区')]).toEqual([[], []]);
    expect((await orders.get('/v1/stations?name=%25')).body.code).toBe('INPUT_INVALID');
    const report = await orders.service.app.get(Views).rebuild('orders.stations');
    expect(report).toMatchObject({ rows: 2_814, equal: true, differences: [] });
  });
});
