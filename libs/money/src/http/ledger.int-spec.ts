import { PackingJobFellShort, PackingJobMoved, RoundMoved } from '@boxtrail/contracts';
import { completeKey } from '@boxtrail/kernel';
import {
  at,
  community,
  gtin,
  handedOver,
  MoneyService,
  needRecorded,
  sscc,
  supplier,
} from '../testing/money-service';

/** The parts of an answer that the test is about. */
const picked = (body: Record<string, unknown>, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, body[name]]));
const sums = ['reservedFen', 'openFen', 'postedFen', 'voidedFen', 'refundedFen'] as const;

describe('the ledger follows the facts of the other contexts', () => {
  let money: MoneyService;
  beforeAll(async () => {
    money = await MoneyService.start();
  });
  afterAll(() => money.stop());

  const needOf = async (roundId: string) => {
    await money.followed();
    const { body } = await money.get(`/v1/ledger/needs/${roundId}/N-1`);
    return picked(body, ...sums);
  };

  it('given a delivered box and a shortage, then one is posted and the other voided', async () => {
    await money.need('R-1', 2);
    await money.pack('R-1', sscc(1));
    await money.handOver(sscc(1));
    const shortages = [{ needId: 'N-1', gtin, missing: 1, reason: 'sold out' }];
    await money.put('job-R-1', PackingJobFellShort.of(at(30), { jobId: 'R-1', packed: 1, shortages }));
    expect(await needOf('R-1')).toEqual({
      ...{ reservedFen: 10_000, openFen: 0, postedFen: 5_000, voidedFen: 5_000, refundedFen: 0 },
    });
    const { body } = await money.get('/v1/ledger/needs/R-1/N-1');
    expect(body.parts).toEqual([
      { sscc: sscc(1), gtin: null, postedFen: 5_000, voidedFen: 0, refundedFen: 0 },
      { sscc: null, gtin, postedFen: 0, voidedFen: 5_000, refundedFen: 0 },
    ]);
  });

  const designation = { rule: 'distance' as const, reason: null, candidates: [], compared: 2 };
  it.each([
    ['a round', 'R-moved', 30, RoundMoved, {}],
    ['the job of a round', 'R-job', 31, PackingJobMoved, { jobId: 'R-job' }],
  ])(
    'given %s that went to another supplier before the delivery, then that one is owed the money',
    async (...row) => {
      const [, roundId, number, event, ids] = row;
      await money.need(roundId, 1);
      expect(await needOf(roundId)).toMatchObject({ openFen: 5_000 });
      const toGln = completeKey('gln', String(690_000_000_000 + number));
      const why = { cause: 'closed' as const, reason: 'fire', designation };
      const move = { ...ids, roundId, communityGln: community, fromGln: supplier, toGln, ...why };
      await money.put(`moved-${roundId}`, event.of(at(10), move as never));
      await money.pack(roundId, sscc(number));
      await money.handOver(sscc(number));
      expect(await needOf(roundId)).toMatchObject({ openFen: 0, postedFen: 5_000 });
      const { body } = await money.get(`/v1/ledger/accounts/supplier/${toGln}`);
      expect(body.balanceFen).toBe(-5_000);
      const kinds = (
        await money.get(`/v1/ledger/accounts/community/${community}/entries?limit=200`)
      ).body.items
        .filter((entry: { roundId: string }) => entry.roundId === roundId)
        .map(({ kind }: { kind: string }) => kind);
      expect(kinds).toEqual(['reserve', 'post']);
    },
  );

  it('given a handover that is in the log before the box, then it is posted once', async () => {
    await money.need('R-2', 1);
    await money.handOver(sscc(2));
    expect(await needOf('R-2')).toMatchObject({ openFen: 5_000, postedFen: 0 });
    await money.pack('R-2', sscc(2));
    await money.handOver(sscc(2)); // sent twice
    expect(await needOf('R-2')).toMatchObject({ openFen: 0, postedFen: 5_000 });
  });

  it('given a corrected handover, then its posting is reversed, and both entries stay in both times', async () => {
    await money.need('R-3', 1);
    await money.pack('R-3', sscc(3));
    await money.handOver(sscc(3), 60);
    expect(await needOf('R-3')).toMatchObject({ openFen: 0, postedFen: 5_000 });
    const known = new Date().toISOString();
    await new Promise((next) => setTimeout(next, 20));
    await money.takeBack(sscc(3), 120);
    expect(await needOf('R-3')).toMatchObject({ openFen: 5_000, postedFen: 0 });
    const { body } = await money.get(`/v1/ledger/accounts/supplier/${supplier}/entries?limit=200`);
    const own = body.items.filter((entry: { roundId: string }) => entry.roundId === 'R-3');
    expect(
      own.map((entry: Record<string, unknown>) => [
        entry['side'],
        entry['kind'],
        entry['occurredAt'],
        entry['sscc'],
      ]),
    ).toEqual([
      ['credit', 'post', at(60), sscc(3)],
      ['debit', 'post-reversed', at(120), sscc(3)],
    ]);
    const balance = async (moment: string) =>
      (await money.get(`/v1/ledger/accounts/supplier/${supplier}?${moment}`)).body.balanceFen as number;
    const now = await balance('');
    expect((await balance(`at=${at(90)}`)) - now).toBe(-5_000);
    expect((await balance(`knownAt=${known}`)) - now).toBe(-5_000);
    expect(await balance(`at=${at(0)}`)).toBe(0);
  });

  it('given a withdrawn need that is recorded again with other boxes, then the new amount is reserved', async () => {
    await money.need('R-4', 2);
    expect(await needOf('R-4')).toMatchObject({ openFen: 10_000 });
    await money.withdraw('R-4');
    expect(await needOf('R-4')).toMatchObject({ openFen: 0, voidedFen: 10_000 });
    await money.put('round-R-4', needRecorded('R-4', 3));
    expect(await needOf('R-4')).toMatchObject({ reservedFen: 25_000, openFen: 15_000, voidedFen: 10_000 });
  });

  it('given a need on account, then the household owes it', async () => {
    await money.need('R-5', 1, { payment: 'on-account', order: 'proxy', placedByRef: 'grid-4' });
    await money.followed();
    const { body } = await money.get('/v1/ledger/accounts/on-account/hh-R-5');
    expect(picked(body, 'balanceFen', 'entries')).toEqual({ balanceFen: 5_000, entries: 1 });
  });

  it('given a list of many needs and a burst of handovers, then all are followed with few appends', async () => {
    const ids = Array.from({ length: 300 }, (_, i) => `many-${i}`);
    await money.need('R-6', 1);
    await money.put('round-R-6', ...ids.map((needId) => needRecorded('R-6', 1, { needId })));
    for (let n = 100; n < 103; n += 1)
      await money.put(`delivery-${sscc(n)}`, handedOver(sscc(n), 60, `s-${n}`));
    const { openFen, due } = await money.followed();
    expect(due).toBe(0);
    expect(openFen).toBeGreaterThanOrEqual(301 * 5_000);
  });

  it('collects, pays the driver, keeps the difference open, and settles once', async () => {
    await money.need('R-7', 2);
    await money.pack('R-7', sscc(7));
    await money.handOver(sscc(7));
    await money.followed();
    const collection = { collectionId: 'c-1', workerRef: 'grid-7', method: 'cash', amountFen: 9_000 };
    const path = '/v1/ledger/needs/R-7/N-1/collections';
    const [one, two] = [await money.post(path, collection), await money.post(path, collection)];
    expect([one.status, one.body.changed, two.status, two.body.changed]).toEqual([200, true, 200, false]);
    const paid = {
      movementId: 'm-1',
      kind: 'pay-supplier',
      communityGln: community,
      toRef: supplier,
      amountFen: 4_000,
    };
    expect((await money.post('/v1/ledger/cash/grid-7/movements', paid)).status).toBe(200);
    const { items } = (
      await money.get(`/v1/ledger/open-items?state=open&atLeast=${await money.store.head()}`)
    ).body;
    expect(
      items.map((item: Record<string, unknown>) => [item['kind'], item['differenceFen']]).sort(),
    ).toEqual([
      ['collection', -1_000],
      ['pay-supplier', expect.any(Number)],
    ]);
    const [{ itemId }] = items.filter(({ kind }: { kind: string }) => kind === 'collection');
    const close = () => money.post(`/v1/ledger/open-items/${itemId}/close`, { reason: 'paid later' });
    expect([(await close()).status, (await close()).body.code]).toEqual([200, 'OPEN_ITEM_CLOSED']);

    const settle = () =>
      money.post('/v1/ledger/settlements', { communityGln: community, workerRef: 'grid-7' });
    expect((await settle()).status).toBe(200);
    const head = await money.store.head();
    const open = (
      await money.get(`/v1/ledger/accounts?open=true&communityGln=${community}&atLeast=${head}&limit=200`)
    ).body;
    expect(open.items.map(({ kind }: { kind: string }) => kind)).toEqual(['cash', 'community']);
    expect((await settle()).body.code).toBe('COMMUNITY_SETTLED');
    const { balanced, debitFen, creditFen } = await money.followed();
    expect([balanced, debitFen]).toEqual([true, creditFen]);
  });
});
