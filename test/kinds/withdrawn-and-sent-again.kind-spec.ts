import { OpenRound } from './open-round';
import { RunningBoxtrail } from './running-boxtrail';

/** How a need is sent; `first` and `again` are two requests. */
type Way = 'json' | 'ndjson';

describe('a need that is withdrawn and recorded again', () => {
  let boxtrail: RunningBoxtrail;
  let round: OpenRound;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    round = await OpenRound.in(boxtrail);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const send = async (way: Way, need: object, key: string | null) => {
    if (way === 'ndjson') return (await round.recordLines([need], key))[0]?.status === 'accepted';
    const { status, body } = await round.record(need, key);
    expect(status).toBe(200);
    return body.changed as boolean;
  };
  const statusOf = async (needId: string) => (await round.needShown(needId)).status as string;

  const ways: [Way, Way][] = [
    ['json', 'json'],
    ['json', 'ndjson'],
    ['ndjson', 'json'],
    ['ndjson', 'ndjson'],
  ];
  const keys: [string, string | null, string | null][] = [
    ['new keys', 'first', 'second'],
    ['a new key after none', null, 'second'],
    ['no key after one', 'first', null],
    ['no keys', null, null],
  ];
  const contents: [string, object][] = [
    ['the same content', {}],
    ['another content', { unit: '9-901' }],
    ['the same content and time', { occurredAt: '2026-03-16T07:00:00+08:00' }],
  ];
  const table = ways.flatMap(([first, again]) =>
    keys.flatMap(([named, k1, k2]) =>
      contents.map(([what, c]) => [first, again, named, what, k1, k2, c] as const),
    ),
  );

  it.each(table.map((row, i) => [...row, `N-${i}`] as const))(
    'given one sent as %s, when it is sent again as %s under %s with %s, then it is open again',
    async (first, again, _named, _what, k1, k2, content, needId) => {
      const key = (k: string | null) => k && `${needId}-${k}`;
      const base = 'occurredAt' in content ? content : {};
      expect(await send(first, round.need(needId, base), key(k1))).toBe(true);
      expect((await round.withdraw(needId)).body.changed).toBe(true);
      expect(await statusOf(needId)).toBe('cancelled');
      expect(await send(again, round.need(needId, content), key(k2))).toBe(true);
      expect(await round.needShown(needId)).toMatchObject({
        status: 'placed',
        cancelled: null,
        unit: (content as { unit?: string }).unit ?? '2-501',
      });
    },
  );

  it.each<[Way]>([['json'], ['ndjson']])(
    'given a withdrawn one, when its first request (%s) is repeated, then it stays withdrawn',
    async (way) => {
      const needId = `retried-${way}`;
      const need = round.need(needId);
      // A single request gets its first answer; a line is answered as a duplicate.
      const retried = way === 'json';
      await send(way, need, `${needId}-first`);
      await round.withdraw(needId);
      expect(await send(way, need, `${needId}-first`)).toBe(retried);
      expect(await statusOf(needId)).toBe('cancelled');
      expect(await send(way, need, `${needId}-second`)).toBe(true);
      expect(await statusOf(needId)).toBe('placed');
      await round.withdraw(needId);
      expect(await send(way, need, `${needId}-second`)).toBe(retried);
      expect(await send(way, need, `${needId}-first`)).toBe(retried);
      expect(await statusOf(needId)).toBe('cancelled');
    },
  );

  it('given one recorded again, when its first withdrawal is repeated, then it stays open', async () => {
    const need = round.need('W-1');
    await round.record(need);
    const first = await round.withdraw('W-1', 'w-first');
    expect((await round.withdraw('W-1', 'w-first')).body).toEqual(first.body);
    await round.record(need);
    expect((await round.withdraw('W-1', 'w-first')).body).toEqual(first.body);
    expect(await statusOf('W-1')).toBe('placed');
    expect((await round.withdraw('W-1', 'w-second')).body.changed).toBe(true);
    expect((await round.withdraw('W-1')).body.changed).toBe(false);
    expect(await statusOf('W-1')).toBe('cancelled');
  });

  it('given repeated withdrawals and recordings, then the last one counts, once in the round', async () => {
    const own = await OpenRound.in(boxtrail);
    for (let i = 0; i < 5; i += 1) {
      await own.record(own.need('B-1', { unit: `${i}`, lines: [{ gtin: own.gtin, quantity: i + 1 }] }));
      expect(await own.shown()).toMatchObject({
        needCount: 1,
        boxes: i + 1,
        amountFen: own.priceFen * (i + 1),
      });
      if (i < 4) await own.withdraw('B-1');
    }
    expect((await own.shown()).needs).toMatchObject([{ needId: 'B-1', unit: '4', status: 'placed' }]);
    expect((await boxtrail.ask('POST', `${own.path}/close`, { json: {} })).status).toBe(200);
    expect((await own.record(own.need('B-1', { unit: '0' }))).body).toMatchObject({
      status: 409,
      code: 'NEED_EXISTS',
    });
    const report = await boxtrail.ask('POST', '/v1/views/orders.rounds/rebuild', { json: {} });
    expect(report.text).toContain('"equal":true');
  });

  it.each([
    [{ unit: '1' }],
    [{ building: '4' }],
    [{ householdRef: 'hh-other' }],
    [{ order: 'proxy', placedByRef: 'grid-7', proxyReason: 'ill' }],
    [{ specialNeeds: ['halal'] }],
    [{ payment: 'on-account', order: 'proxy', placedByRef: 'grid-7', proxyReason: 'ill' }],
  ])('given an open one, when it is sent with %j, then the error says what to do', async (changes) => {
    await round.record(round.need('S-1'));
    const answer = await round.record(round.need('S-1', changes));
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'NEED_EXISTS',
      detail: 'need S-1 exists with other content; withdraw it and record a new one',
    });
    expect(await round.recordLines([round.need('S-1', changes)])).toMatchObject([
      { status: 'quarantined', code: 'NEED_EXISTS' },
    ]);
    expect(await statusOf('S-1')).toBe('placed');
  });

  it.each([
    ['one key', 'list-1'],
    ['no key', null],
  ])(
    'given a list under %s that names a need twice, then the second line says what to do',
    async (named, key) => {
      const needId = `twice-${named.replace(' ', '-')}`;
      const lines = [round.need(needId), round.need(needId), round.need(needId, { unit: '9' })];
      for (const first of ['accepted', 'duplicate']) {
        expect(await round.recordLines(lines, key)).toMatchObject([
          { status: first },
          { status: 'duplicate' },
          { status: 'quarantined', code: 'NEED_EXISTS' },
        ]);
      }
    },
  );
});
