import { pdfText } from '../../../../test/support/pdf-text';
import { at, community, MoneyService, otherCommunity, sscc, supplier } from '../testing/money-service';

interface Line {
  readonly kind: string;
  readonly side: string;
  readonly amountFen: number;
  readonly balanceFen: number;
  readonly needPath: string | null;
  readonly boxPath: string | null;
}
const told = ({ kind, side, amountFen, balanceFen }: Line) => [kind, side, amountFen, balanceFen];

describe('statements', () => {
  let money: MoneyService;
  let settlement: {
    settlementId: string;
    statements: { items: { kind: string; ref: string; path: string }[] };
  };
  beforeAll(async () => {
    money = await MoneyService.start();
    await money.need('R-1', 2);
    await money.pack('R-1', sscc(1));
    await money.pack('R-1', sscc(2));
    await money.handOver(sscc(1), 60);
    await money.need('other-1', 1, { householdRef: '3-1', payment: 'on-account' });
    await money.followed();
    const collection = { collectionId: 'c-1', workerRef: 'grid-1', method: 'cash', amountFen: 9_000 };
    await money.post('/v1/ledger/needs/R-1/N-1/collections', { ...collection, occurredAt: at(70) });
    await money.post('/v1/ledger/needs/R-1/N-1/refunds', {
      ...{ sscc: sscc(1), reason: '发霉 mouldy', occurredAt: at(120) },
    });
    const settle = { communityGln: community, workerRef: 'grid-1', occurredAt: at(200) };
    const answer = await money.post('/v1/ledger/settlements', settle);
    expect(answer.status).toBe(200);
    settlement = answer.body;
    await money.followed();
  });
  afterAll(() => money.stop());

  /** The items of every page of a list, one by one. */
  async function allPages(path: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let cursor = ''; ;) {
      const { status, body } = await money.get(`${path}?limit=1&cursor=${cursor}`);
      expect([status, body.items]).toEqual([200, [expect.anything()]]);
      items.push(...body.items);
      if (body.next === null) return items;
      cursor = body.next;
    }
  }

  it('given a household, then each line names its need and its box, and the balances add up', async () => {
    const { status, body } = await money.get(`/v1/ledger/statements/household/hh-R-1?to=${at(150)}&lang=zh`);
    expect(status).toBe(200);
    expect(body.lines.map(told)).toEqual([
      ['reserve', 'debit', 10_000, 10_000],
      ['collect', 'credit', 9_000, 1_000],
      ['refund', 'credit', 5_000, -4_000],
    ]);
    expect(body.lines.map(({ needPath, boxPath }: Line) => [needPath, boxPath])).toEqual([
      ['/v1/ledger/needs/R-1/N-1', null],
      ['/v1/ledger/needs/R-1/N-1', null],
      ['/v1/ledger/needs/R-1/N-1', `/v1/trails/${sscc(1)}`],
    ]);
    expect(body.title).toBe('住户对账单');
    expect(body.lines[2].text).toBe('退款');
    expect(body.head.openingFen).toBe(0);
    expect(body.totals).toEqual({ lines: 3, debitFen: 10_000, creditFen: 14_000, closingFen: -4_000 });
    expect((await money.get(body.lines[0].needPath)).status).toBe(200);
  });

  it.each([
    ['supplier', supplier, 'supplier'],
    ['community', community, 'community'],
    ['worker', 'grid-1', 'cash'],
  ])(
    'given a %s and a period, then its balances are those of the account at both ends, in both times',
    async (kind, ref, account) => {
      const known = new Date().toISOString();
      const balance = async (moment: string) =>
        (await money.get(`/v1/ledger/accounts/${account}/${ref}?at=${moment}&knownAt=${known}`)).body
          .balanceFen as number;
      for (const [from, to] of [
        [at(0), at(65)],
        [at(65), at(120)],
        [at(120), at(300)],
      ] as const) {
        const query = `from=${from}&to=${to}&knownAt=${known}`;
        const { body } = await money.get(`/v1/ledger/statements/${kind}/${ref}?${query}`);
        const ends = [body.head.openingFen, body.totals.closingFen];
        expect({ from, ends }).toEqual({ from, ends: [await balance(from), await balance(to)] });
        const signed = ({ side, amountFen }: Line) => (side === 'debit' ? amountFen : -amountFen);
        const sum = body.lines.reduce((fen: number, line: Line) => fen + signed(line), ends[0]);
        expect(sum).toBe(ends[1]);
      }
      const early = `to=${at(300)}&knownAt=2026-01-01T00:00:00Z`;
      expect((await money.get(`/v1/ledger/statements/${kind}/${ref}?${early}`)).body.lines).toEqual([]);
    },
  );

  it('given a settlement, then its answer names each statement, and each can be fetched', async () => {
    const { settlementId, statements } = settlement;
    expect(statements.items.map(({ kind, ref }) => [kind, ref])).toEqual([
      ['community', community],
      ['household', 'hh-R-1'],
      ['worker', 'grid-1'],
    ]);
    const path = `/v1/ledger/settlements/${settlementId}/statements`;
    expect((await money.get(path)).body).toEqual(statements);
    expect(await allPages(path)).toEqual(statements.items);
    const closing: Record<string, number> = {};
    for (const { kind, path } of statements.items) {
      const { status, body } = await money.get(path);
      expect([kind, status]).toEqual([kind, 200]);
      closing[kind] = body.totals.closingFen;
    }
    expect(closing).toEqual({ community: -5_000, household: 0, worker: 5_000 });
    const { items } = (await money.get(`/v1/ledger/settlements?communityGln=${community}`)).body;
    expect(items).toMatchObject([{ settlementId, statements: 3 }]);
    const unknown = await money.get('/v1/ledger/settlements/none/statements');
    expect(unknown.body.code).toBe('SETTLEMENT_UNKNOWN');
  });

  it('given the entries of an account, then their pages are the whole list', async () => {
    const path = `/v1/ledger/accounts/community/${community}/entries`;
    const { items } = (await money.get(path)).body;
    expect(items.length).toBeGreaterThan(1);
    expect(await allPages(path)).toEqual(items);
  });

  it('given CSV, then it is in the language, in yuan, and no spreadsheet runs a text of it', async () => {
    const path = `/v1/ledger/statements/community/${otherCommunity}?format=csv`;
    const [chinese, program] = [await money.get(`${path}&lang=zh`), await money.get(`${path}&for=program`)];
    const [head, opening, line, closing] = chinese.text.split('\r\n').map((row) => row.split(','));
    expect(head?.slice(0, 5)).toEqual(['序号', '生效时间', '记录', '账户', '摘要']);
    expect([opening?.[4], opening?.[7], closing?.[4], closing?.[7]]).toEqual([
      ...['期初余额', '0.00', '期末余额', '-50.00'],
    ]);
    expect([line?.[4], line?.[5], line?.[6], line?.[9]]).toEqual(['需求预留', '贷', '50.00', "'3-1"]);
    expect(program.text.split('\r\n')[2]).toContain('reserve,credit,5000,-5000,on-account,3-1,');
  });

  it.each([
    ['zh', ['住户对账单', '期末余额：-40.00', '发霉', '应退住户40.00']],
    ['en', ['Statementofahousehold', 'closingbalance:-40.00', '发霉', 'Thehouseholdgets40.00']],
  ] as const)('given a PDF in %s, then it shows the lines and the balance in words', async (lang, shown) => {
    const { status, bytes } = await money.download(
      `/v1/ledger/statements/household/hh-R-1?to=${at(150)}&format=pdf&lang=${lang}`,
    );
    expect(status).toBe(200);
    const text = pdfText(bytes).join('').replace(/\s/g, '');
    for (const words of [...shown, sscc(1)]) expect(text).toContain(words);
  });

  it.each([
    ['an unknown household', 'household/nobody', 404, 'LEDGER_ACCOUNT_UNKNOWN'],
    ['an unknown kind', 'bank/x', 400, 'INPUT_INVALID'],
    ['a format that is none', 'household/hh-R-1?format=xlsx', 400, 'INPUT_INVALID'],
    ['a language that is none', 'household/hh-R-1?lang=fr', 400, 'INPUT_INVALID'],
    ['a period that ends first', `household/hh-R-1?from=${at(9)}&to=${at(9)}`, 400, 'PERIOD_EMPTY'],
    ['an end in the future', 'household/hh-R-1?to=2099-01-01T00:00:00Z', 400, 'TIME_IN_FUTURE'],
    ['a beginning in the future', 'household/hh-R-1?from=2099-01-01T00:00:00Z', 400, 'TIME_IN_FUTURE'],
  ])('given %s, then the statement is refused', async (_, path, status, code) => {
    const answer = await money.get(`/v1/ledger/statements/${path}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('given a key of the supplier, then it reads its own account and nothing else', async () => {
    const [own, foreign, unbound] = [
      await money.key('packer', supplier),
      await money.key('packer', community),
      await money.key('packer'),
    ];
    const paths = [
      `/v1/ledger/accounts/supplier/${supplier}`,
      `/v1/ledger/accounts/supplier/${supplier}/entries`,
      `/v1/ledger/statements/supplier/${supplier}`,
    ];
    for (const path of paths) {
      const { status, text } = await money.get(path, own);
      expect({ path, status, shown: text.includes('hh-R-1') }).toEqual({ path, status: 200, shown: false });
      for (const key of [foreign, unbound])
        expect((await money.get(path, key)).body.code).toBe('STATION_NOT_YOURS');
    }
    for (const path of [
      `supplier/${community}`,
      `community/${community}`,
      'household/hh-R-1',
      'worker/grid-1',
    ])
      expect((await money.get(`/v1/ledger/statements/${path}`, own)).body.code).toBe('STATION_NOT_YOURS');
    for (const path of ['accounts', 'needs', 'open-items', 'summary', 'settlements'])
      expect((await money.get(`/v1/ledger/${path}`, own)).body.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('given a key of another community, then it reads no statement of this one', async () => {
    const key = await money.key('grid-worker', otherCommunity);
    for (const path of ['household/hh-R-1', `community/${community}`, 'worker/grid-1'])
      expect((await money.get(`/v1/ledger/statements/${path}`, key)).body.code).toBe('STATION_NOT_YOURS');
  });
});
