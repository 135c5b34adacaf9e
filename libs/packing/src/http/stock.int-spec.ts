import { BoxTypePublished, SupplierRegistered } from '@boxtrail/contracts';
import {
  at,
  box,
  cabbage,
  community,
  gln,
  gtin,
  need,
  PackingService,
  sscc,
  supplier,
  vegetables,
} from '../testing/packing-service';

let service: PackingService;
let other: PackingService;
beforeAll(async () => {
  service = await PackingService.start();
  other = await service.another();
});
afterAll(async () => {
  await other.stop();
  await service.stop();
});

const [rice, flour, milk, soap] = [gtin(11), gtin(12), gtin(13), gtin(14)];
let receipts = 0;
const receipt = (item: string, lot: string, quantity: number, more: object = {}) => ({
  ...{ receiptId: `GR-${(receipts += 1)}`, supplierGln: supplier, gtin: item, lot, quantity },
  ...{ source: 'Shuangyang farm', inspection: 'passed', occurredAt: at },
  ...more,
});
const receive = async (...lines: object[]) => {
  const { answers } = await service.lines('/v1/stock/receipts', lines);
  expect(answers.map(({ status }) => status)).toEqual(lines.map(() => 'accepted'));
};
const lotsOf = async (item: string, moment = '') =>
  (await service.read(`/v1/stock?supplierGln=${supplier}&gtin=${item}${moment}`)).body['items'];
const filled = (n: number, needId: string, lot: string, item: string, quantity = 2, more: object = {}) =>
  box(n, needId, { contents: [{ gtin: item, lot, quantity }], occurredAt: at, ...more });
const codes = (answers: readonly Record<string, unknown>[]) =>
  answers.map(({ status, code }) => code ?? status);

describe('packing from lots', () => {
  beforeAll(() => service.closeRound('S-1', [need('N-1', [vegetables, 20])]));

  it('given a lot without a receipt, then it is packed as before, and nothing is counted', async () => {
    const { answers } = await service.lines('/v1/packing-jobs/S-1/boxes', [filled(100, 'N-1', 'L-1', soap)]);
    expect(codes(answers)).toEqual(['accepted']);
    expect(await lotsOf(soap)).toEqual([]);
  });

  it('given five units, when two processes pack boxes of two, then two boxes are packed, no more', async () => {
    await receive(receipt(rice, 'R-1', 5, { bestBefore: '2026-03-20' }));
    const send = (which: PackingService, ...numbers: number[]) =>
      which.lines(
        '/v1/packing-jobs/S-1/boxes',
        numbers.map((n) => filled(n, 'N-1', 'R-1', rice)),
      );
    const all = await Promise.all([send(service, 110, 111), send(other, 112, 113)]);
    expect(codes(all.flatMap(({ answers }) => answers)).sort()).toEqual([
      ...['LOT_EXHAUSTED', 'LOT_EXHAUSTED', 'accepted', 'accepted'],
    ]);
    const dates = { bestBefore: '2026-03-20', producedOn: null };
    expect(await lotsOf(rice)).toEqual([
      {
        supplierGln: supplier,
        gtin: rice,
        lot: 'R-1',
        ...dates,
        received: 5,
        rejected: 0,
        packed: 4,
        left: 1,
      },
    ]);
  });

  it('given a refused box, when it is sent again with another lot, then it is packed under its number', async () => {
    await receive(receipt(rice, 'R-2', 2, { bestBefore: '2026-03-21' }));
    const [none] = (await service.lines('/v1/packing-jobs/S-1/boxes', [filled(114, 'N-1', 'R-1', rice)]))
      .answers;
    expect(none).toMatchObject({
      code: 'LOT_EXHAUSTED',
      detail: `lot R-1 of ${rice} at ${supplier} has 1 left, and box ${sscc(114)} needs 2`,
    });
    const again = await service.lines('/v1/packing-jobs/S-1/boxes', [filled(114, 'N-1', 'R-2', rice)]);
    expect(codes(again.answers)).toEqual(['accepted']);
  });

  it('given a box of two lots of which one is empty, then the other keeps its units', async () => {
    await receive(receipt(flour, 'F-1', 9), receipt(flour, 'F-2', 1));
    const contents = [
      { gtin: flour, lot: 'F-1', quantity: 2 },
      { gtin: flour, lot: 'F-2', quantity: 2 },
    ];
    const { answers } = await service.lines('/v1/packing-jobs/S-1/boxes', [box(115, 'N-1', { contents })]);
    expect(codes(answers)).toEqual(['LOT_EXHAUSTED']);
    expect(((await lotsOf(flour)) as { left: number }[]).map(({ left }) => left)).toEqual([9, 1]);
  });

  it.each([
    ['a lot past its date', 'M-1', 'LOT_OUT_OF_DATE'],
    ['a lot that failed its inspection', 'M-2', 'LOT_EXHAUSTED'],
  ])('given %s, then its box is refused', async (_, lot, code) => {
    if (lot === 'M-1')
      await receive(
        receipt(milk, 'M-1', 9, { bestBefore: '2026-03-15', occurredAt: '2026-03-14T01:00:00.000Z' }),
        receipt(milk, 'M-2', 9, { inspection: 'failed' }),
      );
    const { answers } = await service.lines('/v1/packing-jobs/S-1/boxes', [filled(116, 'N-1', lot, milk)]);
    expect(codes(answers)).toEqual([code]);
    const job = (await service.read('/v1/packing-jobs/S-1')).body;
    expect(job['awaited']).toEqual([]);
  });
});

describe('stock in both times', () => {
  it('given a moment, then the lots stand as they stood, as far as it was known', async () => {
    await service.closeRound('S-2', [need('N-1', [vegetables, 3])]);
    const item = gtin(20);
    await receive(receipt(item, 'T-1', 5, { occurredAt: '2026-03-16T00:00:00.000Z' }));
    const between = new Date().toISOString();
    await service.lines('/v1/packing-jobs/S-2/boxes', [filled(120, 'N-1', 'T-1', item)]);
    const left = async (moment: string) =>
      ((await lotsOf(item, moment)) as { left: number }[]).map((lot) => lot.left);
    expect(await left('')).toEqual([3]);
    expect(await left('&at=2026-03-16T00:59:59.999Z')).toEqual([5]);
    expect(await left(`&at=${at}`)).toEqual([3]);
    expect(await left(`&knownAt=${between}`)).toEqual([5]);
    expect(await left('&at=2026-03-15T23:59:59.999Z')).toEqual([]);
    expect(await left('&available=true&lot=T-1')).toEqual([3]);
  });
});

describe('which lots to take', () => {
  it('given lots with several dates, then the first to expire is proposed, and what is missing is said', async () => {
    const item = gtin(30);
    await service.put(
      `box-type-${gtin(31)}`,
      BoxTypePublished.of(at, {
        ...{
          gtin: gtin(31),
          name: 'box',
          kind: 'vegetables',
          priceFen: 1,
          custodyLimitHours: null,
          supplierGln: null,
        },
        contents: [{ gtin: item, name: 'noodles', quantity: 3, unit: 'bag' }],
      }),
    );
    await service.closeRound('S-3', [need('N-1', [gtin(31), 4])]);
    await receive(
      receipt(item, 'P-1', 5),
      receipt(item, 'P-2', 4, { bestBefore: '2099-03-20' }),
      receipt(item, 'P-3', 2, { bestBefore: '2099-03-19' }),
    );
    const lots = [
      { lot: 'P-3', bestBefore: '2099-03-19', quantity: 2 },
      { lot: 'P-2', bestBefore: '2099-03-20', quantity: 4 },
      { lot: 'P-1', bestBefore: null, quantity: 5 },
    ];
    const expected = {
      supplierGln: supplier,
      boxes: [{ boxType: gtin(31), count: 4 }],
      items: [{ gtin: item, name: 'noodles', quantity: 12, lots, missing: 1 }],
    };
    expect((await service.read('/v1/stock/proposals?jobId=S-3')).body).toEqual(expected);
    const byType = `supplierGln=${supplier}&boxType=${gtin(31)}&boxes=4`;
    expect((await service.read(`/v1/stock/proposals?${byType}`)).body).toEqual(expected);
  });
});

describe('a job closed short', () => {
  it('given a box that took its units and was never packed, then the lot gets them back', async () => {
    await service.closeRound('S-4', [need('N-1', [vegetables, 1])]);
    const item = gtin(40);
    await receive(receipt(item, 'C-1', 5));
    await service.put('packing-job-S-4', {
      ...{ type: 'packing.BoxesAssigned', occurredAt: at },
      data: { jobId: 'S-4', boxes: [{ sscc: sscc(140), needId: 'N-1', gtin: vegetables }] },
    });
    await service.put(`lot-${supplier}-${item}-C-1`, {
      ...{ type: 'packing.LotTaken', occurredAt: at },
      data: { supplierGln: supplier, gtin: item, lot: 'C-1', boxes: [{ sscc: sscc(140), quantity: 2, at }] },
    });
    expect(await lotsOf(item)).toMatchObject([{ packed: 2, left: 3 }]);
    await service.post('/v1/packing-jobs/S-4/complete', {
      shortageReason: 'the bench failed',
      occurredAt: at,
    });
    expect(await lotsOf(item)).toMatchObject([{ packed: 0, left: 5 }]);
  });
});

describe('bad receipts', () => {
  const good = () => receipt(gtin(50), 'B-1', 5);
  it.each<[string, object, number, string]>([
    ['a quantity of 0', { quantity: 0 }, 400, 'INPUT_INVALID'],
    ['a negative quantity', { quantity: -1 }, 400, 'INPUT_INVALID'],
    ['a fraction', { quantity: 1.5 }, 400, 'INPUT_INVALID'],
    ['a huge quantity', { quantity: 1_000_001 }, 400, 'INPUT_INVALID'],
    ['a wrong check digit', { gtin: '06901234000031' }, 400, 'INPUT_INVALID'],
    ['a lot with a blank', { lot: 'a b' }, 400, 'INPUT_INVALID'],
    ['no source', { source: null }, 400, 'INPUT_INVALID'],
    ['an unknown result of the inspection', { inspection: 'fine' }, 400, 'INPUT_INVALID'],
    ['a day that does not exist', { bestBefore: '2026-02-30' }, 400, 'INPUT_INVALID'],
    ['a time instead of a day', { bestBefore: '2026-03-16T00:00:00Z' }, 400, 'INPUT_INVALID'],
    ['a field of another route', { sscc: sscc(1) }, 400, 'INPUT_INVALID'],
    ['a receipt in the future', { occurredAt: '2999-01-01T00:00:00Z' }, 400, 'TIME_IN_FUTURE'],
    ['an unknown supplier', { supplierGln: gln(99) }, 404, 'STATION_UNKNOWN'],
    ['a production date in the future', { producedOn: '2026-03-17' }, 409, 'PRODUCED_IN_FUTURE'],
    ['a best-before in the past', { bestBefore: '2026-03-15' }, 409, 'BEST_BEFORE_PASSED'],
    [
      'a best-before date before the production',
      { bestBefore: '2026-03-17', producedOn: '2026-03-18', occurredAt: '2026-03-18T00:00:00Z' },
      409,
      'BEST_BEFORE_PRODUCTION',
    ],
  ])('given %s, then it is refused and nothing changes', async (_, changes, status, code) => {
    const before = await service.store.head();
    const answer = await service.post('/v1/stock/receipts', { ...good(), ...changes });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await service.store.head()).toBe(before);
  });

  it('given a licence, then goods are received on its last day, and not afterwards', async () => {
    const described = { gln: gln(60), name: 'Firm', latitude: null, longitude: null, kind: null };
    const licence = { number: 'JY1', expiresOn: '2026-03-16' };
    const registered = { ...described, licence, dailyCapacity: null };
    await service.put(`station-${gln(60)}`, SupplierRegistered.of(at, registered));
    const send = async (occurredAt: string) => {
      const body = receipt(gtin(52), 'L-1', 1, { supplierGln: gln(60), occurredAt });
      return service.post('/v1/stock/receipts', body);
    };
    expect((await send('2026-03-16T15:59:59.000Z')).status).toBe(200);
    const head = await service.store.head();
    const late = await send('2026-03-16T16:00:00.000Z');
    expect([late.status, late.body['code'], late.body['detail']]).toEqual([
      ...[409, 'LICENCE_EXPIRED'],
      `the licence of supplier ${gln(60)} ended with 2026-03-16, and the goods came on 2026-03-17`,
    ]);
    expect(await service.store.head()).toBe(head);
  });

  it('given good and bad lines, then each has its answer, and a second sending changes nothing', async () => {
    const lines = [receipt(gtin(51), 'B-2', 1), receipt(gtin(51), 'B-2', 1, { quantity: 0 })];
    expect(codes((await service.lines('/v1/stock/receipts', lines)).answers)).toEqual([
      'accepted',
      'INPUT_INVALID',
    ]);
    const head = await service.store.head();
    expect(codes((await service.lines('/v1/stock/receipts', lines)).answers)).toEqual([
      'duplicate',
      'INPUT_INVALID',
    ]);
    expect(await service.store.head()).toBe(head);
  });

  it('given a key of a community, then it may neither receive nor read the stock of a supplier', async () => {
    const key = await service.key('packer', community);
    const answer = await service.post('/v1/stock/receipts', good(), {}, key);
    expect([answer.status, answer.body['code']]).toEqual([403, 'STATION_NOT_YOURS']);
    expect((await service.get('/v1/stock', key)).body['items']).toEqual([]);
  });

  it.each([
    ['?boxes=0', 400, 'INPUT_INVALID'],
    ['', 400, 'INPUT_INVALID'],
    [`?supplierGln=${supplier}`, 400, 'INPUT_INVALID'],
    [`?supplierGln=${supplier}&boxType=${cabbage}`, 404, 'BOX_TYPE_UNKNOWN'],
    ['?jobId=never', 404, 'JOB_UNKNOWN'],
  ])('given a proposal for %j, then it is refused', async (query, status, code) => {
    const answer = await service.get(`/v1/stock/proposals${query}`);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});
