import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';

/** A valid SSCC and a valid GLN that do not exist. */
const noBox = '376104250021234569';
const noStation = '9501101530003';
const farFuture = '2999-01-01T00:00:00Z';
/** Times before the first record and before the first event. */
const longAgo = '2020-01-01T00:00:00Z';

describe('requests that cannot be answered', () => {
  const data = temporaryData();
  let service: RealProcess;
  let url: string;
  let sscc: string;
  let headBefore: number;
  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '20', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
    sscc = (JSON.parse(await text('/v1/trails?limit=1')) as { items: { sscc: string }[] }).items[0]!.sscc;
    headBefore = await head();
  }, 180_000);
  afterEach(async () => expect({ head: await head() }).toEqual({ head: headBefore }));
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const key = keysOf(data.dir)[method === 'GET' ? 'auditor' : 'admin'];
    const body = method === 'GET' ? undefined : '{}';
    const type = body !== undefined && { 'content-type': 'application/json', 'idempotency-key': path };
    return fetch(`${url}${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${key}`, ...type, ...headers },
    });
  };
  const text = async (path: string) => (await ask(path)).text();
  /** `status CODE: detail`, with the present time removed. */
  const told = async (response: Response): Promise<string> => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { status, code, detail } = (await response.json()) as Record<string, string>;
    expect(Number(status)).toBe(response.status);
    return `${status} ${code}: ${detail?.replace(/\(it is .*\)/, '(it is now)')}`;
  };
  const head = async () => (JSON.parse(await text('/v1/views')) as { head: number }[])[0]!.head;

  it.each([
    [`/v1/trails/${noBox}`, `404 BOX_UNKNOWN: no event and no line in quarantine names a box ${noBox}`],
    [`/v1/boxes/${noBox}`, `404 BOX_UNKNOWN: box ${noBox} was never packed`],
    [`/v1/accounts/${noStation}`, `404 STATION_UNKNOWN: no station or supplier has the GLN ${noStation}`],
    [`/v1/stations/${noStation}`, `404 STATION_UNKNOWN: no station has the GLN ${noStation}`],
    ['/v1/loads/none', '404 LOAD_UNKNOWN: load none does not exist'],
    ['/v1/load-history/none', '404 LOAD_UNKNOWN: nothing was ever recorded of load none'],
    ['/v1/rounds/none', '404 ROUND_UNKNOWN: round none was never opened'],
    ['/v1/round-history/none', '404 ROUND_UNKNOWN: nothing was ever recorded of round none'],
    ['/v1/passes/none', '404 PASS_UNKNOWN: pass none was never issued'],
    ['/v1/packing-jobs/none', '404 JOB_UNKNOWN: packing job none does not exist'],
    ['/v1/nowhere', '404 ROUTE_UNKNOWN: there is no GET /v1/nowhere'],
    ['/v1/trails/123', '400 INPUT_INVALID: /sscc: SSCC must be 18 digits; "123" has 3'],
    [
      `/v1/trails/${noBox.slice(0, 17)}8`,
      `400 INPUT_INVALID: /sscc: SSCC ${noBox.slice(0, 17)}8 has check digit 8, expected 9`,
    ],
  ])('given an unknown or invalid id: GET %s', async (path, answer) => {
    expect(await told(await ask(path))).toBe(answer);
  });

  it('given an unknown view, when it is rebuilt, then the existing ones are named', async () => {
    expect(await told(await ask('/v1/views/none/rebuild', {}, 'POST'))).toMatch(
      /^404 VIEW_UNKNOWN: there is no view none; there are .*audit\.trails/,
    );
  });

  it.each(['stations', 'rounds', 'packing-jobs', 'passes', 'loads', 'trails', 'diff', 'quarantine'])(
    'given an invalid cursor: %s',
    async (list) => {
      for (const cursor of ['xyz', '%21', 'a%00'])
        expect(await told(await ask(`/v1/${list}?cursor=${cursor}`))).toBe(
          '400 CURSOR_INVALID: this is no cursor; pass `next` of the page before, unchanged',
        );
    },
  );

  it.each([
    ['/v1/events?after=-1', '/after: after must be a whole number from 0 to 9007199254740991'],
    ['/v1/events?after=1.5', '/after: after must be a whole number from 0 to 9007199254740991'],
    ['/v1/events?limit=201', '/limit: limit must be a whole number from 1 to 200'],
    ['/v1/trails?limit=0', '/limit: limit must be a whole number from 1 to 200'],
    ['/v1/trails?atLeast=-1', '/atLeast: atLeast must be a whole number from 0 to 9007199254740991'],
  ])('given an invalid number: GET %s', async (path, words) => {
    expect(await told(await ask(path))).toBe(`400 INPUT_INVALID: ${words}`);
  });

  it('given a future time, then every route refuses it', async () => {
    const ahead = `400 TIME_IN_FUTURE: 2999-01-01T00:00:00.000Z lies in the future (it is now)`;
    for (const path of [
      `/v1/trails/${sscc}?at=`,
      `/v1/trails/${sscc}?knownAt=`,
      '/v1/accounts?at=',
      '/v1/accounts?knownAt=',
      '/v1/summary?at=',
      '/v1/load-history/L1.1.1?at=',
      '/v1/diff?fromAt=',
      '/v1/diff?toKnownAt=',
      '/v1/replay?from=',
      '/v1/replay?to=',
    ])
      expect(`${path} ${await told(await ask(`${path}${farFuture}`))}`).toBe(`${path} ${ahead}`);
    const none =
      'must be a date and time with an offset, of the years 1970 to 9999, as in 2026-03-16T09:30:00+08:00';
    for (const moment of ['noon', '2026-02-30T00:00:00Z', '2026-03-16T09:30:00', '2026-03-16'])
      expect(await told(await ask(`/v1/trails/${sscc}?at=${moment}`))).toBe(
        `400 INPUT_INVALID: /at: at ${none}`,
      );
  });

  it('given a time before the first event, then no box, empty accounts and no difference', async () => {
    expect(await told(await ask(`/v1/trails/${sscc}?knownAt=${longAgo}`))).toBe(
      `404 BOX_UNKNOWN: nothing was known of box ${sscc} then`,
    );
    expect(await told(await ask(`/v1/trails/${sscc}?at=${longAgo}`))).toBe(
      `404 BOX_UNKNOWN: nothing had happened to box ${sscc} then`,
    );
    expect(await told(await ask(`/v1/load-history/L1.1.1?knownAt=${longAgo}`))).toMatch(/^404 LOAD_UNKNOWN/);
    expect(JSON.parse(await text(`/v1/summary?knownAt=${longAgo}`))).toMatchObject({
      boxes: 0,
      byStatus: {},
      broken: 0,
      accountsBalanced: true,
    });
    const { items } = JSON.parse(await text(`/v1/accounts?knownAt=${longAgo}`)) as {
      items: { in: number; out: number; held: number; writtenOff: number }[];
    };
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((a) => a.in + a.out + a.held + a.writtenOff === 0)).toBe(true);
    const both = `fromKnownAt=${longAgo}&toKnownAt=2020-01-02T00:00:00Z`;
    expect(JSON.parse(await text(`/v1/diff?${both}`))).toEqual({ items: [], next: null });
    expect(await text(`/v1/replay?to=${longAgo}`)).toBe('');
  });

  it('given a diff with its times swapped, then it is the reverse diff', async () => {
    const [early, late] = ['2026-03-16T02:00:00Z', '2026-03-16T12:00:00Z'];
    type Diff = { items: { sscc: string; from: object | null; to: object | null }[] };
    const forth = JSON.parse(await text(`/v1/diff?fromAt=${early}&toAt=${late}&limit=200`)) as Diff;
    const back = JSON.parse(await text(`/v1/diff?fromAt=${late}&toAt=${early}&limit=200`)) as Diff;
    expect(forth.items.length).toBeGreaterThan(0);
    expect(back.items).toEqual(forth.items.map(({ from, to, ...box }) => ({ ...box, from: to, to: from })));
  });

  it('given a replay with from after to, then it is refused', async () => {
    expect(await told(await ask('/v1/replay?from=2026-03-17T00:00:00Z&to=2026-03-16T00:00:00Z'))).toBe(
      '400 PERIOD_EMPTY: from (2026-03-17T00:00:00.000Z) must be before to (2026-03-16T00:00:00.000Z)',
    );
  });

  it('given a Last-Event-ID that is not in the replay, then it is refused', async () => {
    const after = (id: string) => ask('/v1/replay?by=recorded', { 'last-event-id': id });
    for (const id of ['x', '-1', '1.5', '1e3', '1, 2', '99999999999999999999'])
      expect(await told(await after(id))).toBe(
        '400 CURSOR_INVALID: Last-Event-ID takes the id of an event of this replay, which is its log position',
      );
    expect(await told(await after('9999999'))).toMatch(
      /^400 POSITION_UNKNOWN: the log has no such position yet: its last is \d+$/,
    );
  });

  it.each([
    ['/v1/views/none/rebuild', 404],
    [`/v1/boxes/${noBox}/seal`, 400],
    ['/v1/nowhere', 404],
  ])('given an impossible POST %s, then %i', async (path, status) => {
    expect((await ask(path, {}, 'POST')).status).toBe(status);
  });
});
