import { completeKey } from '@boxtrail/kernel';
import { Views } from '@boxtrail/operations';
import { box, district, gln, need, PackingService, supplier, vegetables } from '../testing/packing-service';

const prefix = supplier.slice(0, 7);
const range = (rangeId: string, more: object = {}) => ({
  ...{
    supplierGln: supplier,
    rangeId,
    benchRef: 'bench-1',
    companyPrefix: prefix,
    extensionDigit: 5,
    count: 4,
  },
  ...more,
});

let service: PackingService;
beforeAll(async () => {
  service = await PackingService.start();
});
afterAll(() => service.stop());

const allocate = (body: object, key?: string) => service.post('/v1/sscc-ranges', body, {}, key);

describe('ranges of box numbers', () => {
  it('given a bench, then it gets consecutive numbers, once, and packs with them', async () => {
    const { status, body } = await allocate(range('monday'));
    const first = `5${prefix}000000000`;
    expect([status, String(body['first']).slice(0, 17), String(body['last']).slice(0, 17)]).toEqual([
      200,
      first,
      `5${prefix}000000003`,
    ]);
    const again = await allocate(range('monday'));
    expect(again.body).toMatchObject({ first: body['first'], last: body['last'], changed: false });
    const path = `/v1/sscc-ranges/${supplier}/monday`;
    const { ssccs } = (await service.read(path)).body as { ssccs: string[] };
    expect([ssccs.length, ssccs[0], ssccs[3]]).toEqual([4, body['first'], body['last']]);
    await service.closeRound('R-numbers', [need('N-1', [vegetables, 1])]);
    const packed = box(0, 'N-1', { sscc: ssccs[0] });
    expect((await service.post('/v1/packing-jobs/R-numbers/boxes', packed)).status).toBe(200);
    expect((await service.read(path)).body).toMatchObject({ packed: 1, count: 4, benchRef: 'bench-1' });
  });

  it('given numbers that the supplier brought itself, then the next range begins after them', async () => {
    const next = (await allocate(range('tuesday', { count: 100 }))).body;
    const own = (await service.read(`/v1/sscc-ranges/${supplier}/tuesday`)).body['ssccs'] as string[];
    expect(own[0]).toBe(next['first']);
    // A number of another extension digit, which nobody asked for.
    const brought = `6${own[50]!.slice(1, 17)}`;
    await service.closeRound('R-brought', [need('N-1', [vegetables, 1])]);
    const line = box(0, 'N-1', { sscc: completeKey('sscc', brought) });
    expect((await service.post('/v1/packing-jobs/R-brought/boxes', line)).status).toBe(200);
    const { body } = await allocate(range('sixth', { extensionDigit: 6 }));
    expect(String(body['first']).slice(0, 17)).toBe(String(BigInt(brought) + 1n));
  });

  it('given two processes that ask at the same time, then no number is given twice', async () => {
    const other = await service.another();
    try {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 === 0 ? service : other).post('/v1/sscc-ranges', range(`both-${i}`, { count: 50 })),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const firsts = answers
        .map(({ body }) => Number(String(body['first']).slice(8, 17)))
        .sort((a, b) => a - b);
      expect(firsts.map((first) => first - firsts[0]!)).toEqual(firsts.map((_, i) => 50 * i));
    } finally {
      await other.stop();
    }
  });

  it('given ranges, then they are listed by their first number, page by page, filtered', async () => {
    const ids = async (query: string) => {
      const { body } = await service.read(`/v1/sscc-ranges${query}`);
      return [(body['items'] as { rangeId: string }[]).map(({ rangeId }) => rangeId), body['next']] as const;
    };
    const [page, next] = await ids('?limit=2');
    expect(page).toEqual(['monday', 'tuesday']);
    expect((await ids(`?limit=200&cursor=${encodeURIComponent(String(next))}`))[0].at(-1)).toBe('sixth');
    expect(await ids('?benchRef=bench-9')).toEqual([[], null]);
    expect((await ids(`?supplierGln=${supplier}&benchRef=bench-1&limit=200`))[0]).toHaveLength(15);
  });

  it('given a key of another place, then it neither gets nor sees numbers of the supplier', async () => {
    const foreign = await service.key('packer', district);
    const { status, body } = await allocate(range('stolen'), foreign);
    expect([status, body['code']]).toEqual([403, 'STATION_NOT_YOURS']);
    const one = await service.get(`/v1/sscc-ranges/${supplier}/monday`, foreign);
    expect([one.status, one.body['code']]).toEqual([403, 'STATION_NOT_YOURS']);
    expect((await service.get('/v1/sscc-ranges', foreign)).body['items']).toEqual([]);
  });

  it.each([
    ['an unknown supplier', { supplierGln: gln(98) }, 404, 'SUPPLIER_UNKNOWN'],
    ['a GLN with a wrong check digit', { supplierGln: `${supplier.slice(0, 12)}x` }, 400, 'INPUT_INVALID'],
    ['a foreign prefix', { companyPrefix: '7777777' }, 400, 'COMPANY_PREFIX_WRONG'],
    ['a prefix that is too short', { companyPrefix: prefix.slice(0, 6) }, 400, 'INPUT_INVALID'],
    ['a whole GLN', { companyPrefix: supplier }, 400, 'INPUT_INVALID'],
    ['no numbers', { count: 0 }, 400, 'INPUT_INVALID'],
    ['half a number', { count: 1.5 }, 400, 'INPUT_INVALID'],
    ['too many numbers', { count: 10_001 }, 400, 'INPUT_INVALID'],
    ['two extension digits', { extensionDigit: 10 }, 400, 'INPUT_INVALID'],
    ['a range without a name', { rangeId: '' }, 400, 'INPUT_INVALID'],
    ['the same name with other content', { rangeId: 'monday', count: 5 }, 409, 'RANGE_EXISTS'],
    [
      'more numbers than the prefix has',
      { companyPrefix: supplier.slice(0, 12), extensionDigit: 9, count: 10_000, benchRef: 'full' },
      200,
      undefined,
    ],
    [
      'a prefix without numbers',
      { companyPrefix: supplier.slice(0, 12), extensionDigit: 9, count: 1 },
      409,
      'RANGE_EXHAUSTED',
    ],
    ['a time in the future', { occurredAt: '2999-01-01T00:00:00Z' }, 400, 'TIME_IN_FUTURE'],
  ])('given %s, then the answer is %j -> %i %s', async (name, more, status, code) => {
    const before = await service.store.head();
    const answer = await allocate(range(name.replaceAll(' ', '-'), more));
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await service.store.head()).toBe(status === 200 ? before + 1 : before);
  });

  it('given no such range, then it is not found', async () => {
    const { status, body } = await service.read(`/v1/sscc-ranges/${supplier}/none`);
    expect([status, body['code']]).toEqual([404, 'RANGE_UNKNOWN']);
  });

  it('given all that, then the view equals its rebuild', async () => {
    expect(await service.app.get(Views).rebuild('packing.sscc-ranges')).toMatchObject({ equal: true });
  });
});
