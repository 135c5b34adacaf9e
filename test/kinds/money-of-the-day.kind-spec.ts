import { RunningBoxtrail } from './running-boxtrail';

interface NeedAccount {
  readonly needId: string;
  readonly openFen: number;
  readonly refundedFen: number;
  readonly collectedFen: number;
}

describe('the money of the played day', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
  }, 150_000);
  afterAll(() => boxtrail.stop());

  const itemsOf = async <Item>(path: string): Promise<Item[]> => {
    const { body } = await boxtrail.ask('GET', path);
    expect(body.next).toBeNull();
    return body.items as Item[];
  };

  it('given collections, a refund and a correction, then the ledger balances to the fen', async () => {
    const needs = await itemsOf<NeedAccount>('/v1/ledger/needs?limit=200');
    const sum = (of: (need: NeedAccount) => number) => needs.reduce((fen, need) => fen + of(need), 0);
    const { body: ledger } = await boxtrail.ask('GET', '/v1/ledger/summary');
    expect(ledger).toMatchObject({
      ...{ balanced: true, due: 0, openFen: sum(({ openFen }) => openFen) },
      refundedFen: sum(({ refundedFen }) => refundedFen),
      collectedFen: sum(({ collectedFen }) => collectedFen),
    });
    expect(needs.filter(({ refundedFen }) => refundedFen > 0)).toHaveLength(1);
    expect(ledger.collectedFen).toBeGreaterThan(0);
    expect((await boxtrail.ask('GET', '/v1/ledger/accounts/relief/city-relief')).body.balanceFen).toBe(1_000);
  });

  it('given cash that was handed over, then what is missing is an open item of the worker', async () => {
    const items = await itemsOf<{ kind: string; differenceFen: number; workerRef: string }>(
      '/v1/ledger/open-items?limit=200',
    );
    expect(items).toMatchObject([{ kind: 'hand-over', state: 'open', differenceFen: -500 }]);
    const account = `/v1/ledger/accounts/cash/${items[0]?.workerRef}`;
    expect((await boxtrail.ask('GET', account)).body.balanceFen).toBe(500);
    const methods = await itemsOf<{ kind: string }>(`${account}/entries?limit=200`);
    expect(new Set(methods.map(({ kind }) => kind))).toEqual(new Set(['collect', 'hand-over']));
  });
});
