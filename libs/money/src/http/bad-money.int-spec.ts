import {
  community,
  district,
  gln,
  gtin,
  MoneyService,
  otherCommunity,
  sscc,
  supplier,
} from '../testing/money-service';

/** `/v1/ledger` and what follows, a body, and the code of the answer. */
type Row = readonly [what: string, path: string, body: object | string, code: string];

const need = '/v1/ledger/needs/R-1/N-1';
const collection = { collectionId: 'c-1', workerRef: 'grid-1', method: 'cash', amountFen: 100 };
const refund = { sscc: sscc(1), reason: 'mouldy' };
const movement = {
  movementId: 'm-1',
  kind: 'hand-over',
  communityGln: community,
  toRef: 'h',
  amountFen: 100,
};
const correction = {
  ...{ correctionId: 'k-1', communityGln: community, amountFen: 100, reason: 'entered twice' },
  ...{ debit: { kind: 'relief', ref: 'fund' }, credit: { kind: 'cash', ref: 'grid-1' } },
};
const settlement = { communityGln: community, workerRef: 'grid-1' };
const cash = '/v1/ledger/cash/grid-1/movements';
const future = '2099-01-01T00:00:00Z';
const amounts: readonly [string, unknown][] = [
  ['negative', -1],
  ['no', 0],
  ['fractional', 1.5],
  ['huge', 100_000_001],
  ['beyond all numbers', 1e300],
  ['text', '100'],
  ['missing', undefined],
];

const withAmounts = (path: string, body: object): Row[] =>
  amounts.map(([what, amountFen]) => [
    `${what} amount at ${path}`,
    path,
    { ...body, amountFen },
    'INPUT_INVALID',
  ]);

const rows: readonly Row[] = [
  ...withAmounts(`${need}/collections`, collection),
  ...withAmounts(cash, movement),
  ...withAmounts('/v1/ledger/corrections', correction),
  ['a method that is none', `${need}/collections`, { ...collection, method: 'card' }, 'INPUT_INVALID'],
  ['a field too many', `${need}/collections`, { ...collection, more: 1 }, 'INPUT_INVALID'],
  [
    'a collection in the future',
    `${need}/collections`,
    { ...collection, occurredAt: future },
    'TIME_IN_FUTURE',
  ],
  ['an unknown need', '/v1/ledger/needs/R-1/N-9/collections', collection, 'NEED_ACCOUNT_UNKNOWN'],
  ['an unknown round', '/v1/ledger/needs/R-9/N-1/collections', collection, 'NEED_ACCOUNT_UNKNOWN'],
  [
    'a box with a wrong check digit',
    `${need}/refunds`,
    { ...refund, sscc: '376104250000000010' },
    'INPUT_INVALID',
  ],
  ['a refund without a reason', `${need}/refunds`, { sscc: sscc(1) }, 'INPUT_INVALID'],
  ['a refund of an undelivered box', `${need}/refunds`, { ...refund, sscc: sscc(2) }, 'BOX_NOT_POSTED'],
  ['a refund of an unknown need', '/v1/ledger/needs/R-1/N-9/refunds', refund, 'NEED_ACCOUNT_UNKNOWN'],
  ['an unknown community', cash, { ...movement, communityGln: '6900000999990' }, 'INPUT_INVALID'],
  ['a community that is not there', cash, { ...movement, communityGln: gln(900) }, 'STATION_UNKNOWN'],
  [
    'a supplier that is not there',
    cash,
    { ...movement, kind: 'pay-supplier', toRef: gln(900) },
    'STATION_UNKNOWN',
  ],
  ['a kind of movement that is none', cash, { ...movement, kind: 'steal' }, 'INPUT_INVALID'],
  [
    'one account twice',
    '/v1/ledger/corrections',
    { ...correction, credit: correction.debit },
    'SAME_ACCOUNT',
  ],
  [
    'an account of no kind',
    '/v1/ledger/corrections',
    { ...correction, debit: { kind: 'x', ref: 'y' } },
    'INPUT_INVALID',
  ],
  [
    'a correction in the future',
    '/v1/ledger/corrections',
    { ...correction, occurredAt: future },
    'TIME_IN_FUTURE',
  ],
  [
    'an open item that is not there',
    '/v1/ledger/open-items/none/close',
    { reason: 'x' },
    'OPEN_ITEM_UNKNOWN',
  ],
  [
    'a settlement of an unknown community',
    '/v1/ledger/settlements',
    { ...settlement, communityGln: gln(900) },
    'STATION_UNKNOWN',
  ],
  [
    'a settlement of a community without accounts',
    '/v1/ledger/settlements',
    { ...settlement, communityGln: district },
    'NOTHING_TO_SETTLE',
  ],
  [
    'a settlement of an unknown account',
    '/v1/ledger/settlements',
    { ...settlement, account: { kind: 'household', ref: 'nobody' } },
    'LEDGER_ACCOUNT_UNKNOWN',
  ],
  [
    'a settlement of an account of no kind',
    '/v1/ledger/settlements',
    { ...settlement, account: { kind: 'x', ref: 'y' } },
    'INPUT_INVALID',
  ],
  [
    'a settlement of what is reserved',
    '/v1/ledger/settlements',
    { ...settlement, account: { kind: 'community', ref: community } },
    'ACCOUNT_SETTLED',
  ],
  ['no JSON', '/v1/ledger/settlements', '{', 'JSON_INVALID'],
];

describe('bad input to the ledger', () => {
  let money: MoneyService;
  beforeAll(async () => {
    money = await MoneyService.start();
    await money.need('R-1', 2);
    await money.pack('R-1', sscc(1));
    await money.pack('R-1', sscc(2));
    await money.handOver(sscc(1));
    await money.need('other-1', 1);
    await money.followed();
  });
  afterAll(() => money.stop());

  it.each(rows)('given %s, then %s answers its code and changes nothing', async (_, path, body, code) => {
    const before = await money.store.head();
    const answer = await money.post(path, body);
    expect({ code: answer.body.code as string, status: answer.status >= 400 }).toEqual({
      code,
      status: true,
    });
    expect(await money.store.head()).toBe(before);
  });

  it.each([
    ['collection', `${need}/collections`, collection, { amountFen: 90 }, 'COLLECTION_EXISTS'],
    ['movement', cash, movement, { toRef: 'other' }, 'MOVEMENT_EXISTS'],
    ['correction', '/v1/ledger/corrections', correction, { reason: 'other' }, 'CORRECTION_EXISTS'],
  ] as const)(
    'given a replayed %s, then it has one effect, and its id is refused for another',
    async (_, path, body, other, code) => {
      const occurredAt = '2026-03-16T08:00:00Z';
      expect((await money.post(path, { ...body, occurredAt })).body).toMatchObject({ changed: true });
      const head = await money.store.head();
      expect((await money.post(path, { ...body, occurredAt })).body).toMatchObject({ changed: false });
      expect((await money.post(path, { ...body, occurredAt, ...other })).body.code).toBe(code);
      expect(await money.store.head()).toBe(head);
    },
  );

  it('given a refunded box, then a second refund is refused', async () => {
    expect((await money.post(`${need}/refunds`, refund)).status).toBe(200);
    expect((await money.post(`${need}/refunds`, refund)).body.code).toBe('BOX_ALREADY_REFUNDED');
    await money.followed();
    const { body } = await money.get(need);
    expect([body.refundedFen, body.postedFen, body.openFen]).toEqual([5_000, 0, 5_000]);
  });

  it('given two settlements at once, then one pays and the other is refused', async () => {
    const settle = () =>
      money.post('/v1/ledger/settlements', { ...settlement, communityGln: otherCommunity });
    const answers = await Promise.all([settle(), settle(), settle()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.map(({ body }) => body.code as string).filter(Boolean)).toEqual([
      'COMMUNITY_SETTLED',
      'COMMUNITY_SETTLED',
    ]);
  });

  it('given a settled account, then it is refused again, also while another is open', async () => {
    await money.need('R-2', 1);
    await money.followed();
    const settle = (ref: string) =>
      money.post('/v1/ledger/settlements', { ...settlement, account: { kind: 'household', ref } });
    const { status, body } = await settle('hh-R-2');
    expect([
      status,
      body.statements.items.map(({ kind, ref }: Record<string, string>) => [kind, ref]),
    ]).toEqual([
      200,
      [
        ['community', community],
        ['household', 'hh-R-2'],
        ['worker', 'grid-1'],
      ],
    ]);
    const open = await money.get(`/v1/ledger/accounts?kind=household&open=true&communityGln=${community}`);
    expect(open.body.items.length).toBeGreaterThan(0);
    const head = await money.store.head();
    expect((await settle('hh-R-2')).body.code).toBe('ACCOUNT_SETTLED');
    const own = { ...settlement, account: { kind: 'cash', ref: settlement.workerRef } };
    expect((await money.post('/v1/ledger/settlements', own)).body.code).toBe('SAME_ACCOUNT');
    expect(await money.store.head()).toBe(head);
  });

  it('given a payment code that was paid, then it is refused again, whatever the id of the collection', async () => {
    await money.need('R-3', 1);
    await money.followed();
    const pay = (collectionId: string, method: string, amountFen: number) =>
      money.post('/v1/ledger/needs/R-3/N-1/collections', {
        ...{ collectionId, workerRef: 'grid-2', method, amountFen, occurredAt: '2026-03-16T08:00:00Z' },
      });
    expect((await pay('c-1', 'code', 5_000)).body.changed).toBe(true);
    const head = await money.store.head();
    expect((await pay('c-1', 'code', 5_000)).body.changed).toBe(false);
    expect((await pay('c-2', 'code', 5_000)).body.code).toBe('PAYMENT_CODE_USED');
    expect(await money.store.head()).toBe(head);
    expect((await pay('c-3', 'code', 100)).status).toBe(200);
    expect((await pay('c-4', 'cash', 5_000)).status).toBe(200);
  });

  it('given a key of another community, then it sees and changes nothing of this one', async () => {
    const key = await money.key('grid-worker', otherCommunity);
    const code = async (path: string, body?: object) =>
      (await (body === undefined ? money.get(path, key) : money.post(path, body, key))).body.code as string;
    expect(await code(need)).toBe('STATION_NOT_YOURS');
    expect(await code(`${need}/collections`, { ...collection, collectionId: 'c-9' })).toBe(
      'STATION_NOT_YOURS',
    );
    expect(await code(cash, { ...movement, movementId: 'm-9' })).toBe('STATION_NOT_YOURS');
    expect(await code(`/v1/ledger/accounts/household/hh-R-1`)).toBe('STATION_NOT_YOURS');
    for (const path of ['/v1/ledger/needs', '/v1/ledger/accounts', '/v1/ledger/open-items'])
      expect((await money.get(`${path}?limit=200`, key)).text).not.toContain(community);
    const { body } = await money.get(`/v1/ledger/accounts/supplier/${supplier}/entries`, key);
    expect(body.items).toEqual([]);
  });

  it('given a key of the district, then it sees no household', async () => {
    const key = await money.key('grid-worker', district);
    for (const path of [
      '/v1/ledger/needs',
      '/v1/ledger/accounts',
      `/v1/ledger/accounts/community/${community}/entries`,
      need,
    ]) {
      const { status, text } = await money.get(path, key);
      expect({ path, status, shown: text.includes('hh-R-1') }).toEqual({ path, status: 200, shown: false });
    }
    const { body } = await money.get('/v1/ledger/accounts/household/hh-R-1', key);
    expect(body.code).toBe('STATION_NOT_YOURS');
    expect(gtin).toHaveLength(14);
  });
});
