import { BoxSeen, LoadSealed, PassSuspended } from '@boxtrail/contracts';
import { Pool } from 'pg';
import { databaseUrl, keysOf, RealProcess, temporaryData } from '../support/boxtrail';
import { insertRaw } from '../support/raw-log';

interface Problem {
  readonly code: string;
  readonly detail: string;
}

const traceId = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;

/** Three events are damaged in the log of a running service: two of one load, one of a box. */
describe('unreadable events of the log, over HTTP', () => {
  const data = temporaryData();
  let service: RealProcess;
  let url: string;
  let pool: Pool | undefined;
  let sscc: string;
  let positions: number[];
  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '20', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
    sscc = /box (\d{18}): delivered/.exec(service.output)?.[1] ?? '';
    pool = new Pool({ connectionString: databaseUrl(data.dir), max: 2 });
    const sealed = { stream: 'load-broken', type: LoadSealed.type };
    positions = [
      await insertRaw(pool, { ...sealed, data: '{"loadId":"broken"}' }),
      await insertRaw(pool, { ...sealed, data: '{}' }),
      await insertRaw(pool, {
        stream: `custody-${sscc}`,
        type: BoxSeen.type,
        data: `{"sscc":"${sscc}"}`,
        occurredAt: '2026-03-16T23:00:00.000Z',
      }),
    ];
    // Later events are visible: the views have skipped the damaged ones.
    await get(`/v1/trails/${sscc}?atLeast=${positions[2]}`);
    await get(`/v1/loads?atLeast=${positions[2]}`);
    await get(`/v1/load-history/L1.1.1?atLeast=${positions[2]}`);
  }, 180_000);
  afterAll(async () => {
    await pool?.end();
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  const ask = (path: string, role = 'auditor', body?: object, key = path) =>
    fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        authorization: `Bearer ${keysOf(data.dir)[role]}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
    });
  const get = async (path: string) => {
    const response = await ask(path);
    return { status: response.status, body: (await response.json()) as object };
  };
  const refused = async (path: string, role?: string) => {
    const response = await ask(path, role);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const { code, detail } = (await response.json()) as Problem;
    return `${response.status} ${code}: ${detail}`;
  };
  const parked = (index: number) => ({
    position: positions[index],
    stream: 'load-broken',
    revision: index + 1,
    type: 'delivery.LoadSealed',
    reason: `delivery.LoadSealed/${index === 0 ? 'sealId' : 'loadId'}: Expected required property`,
    occurredAt: '2026-03-16T01:02:03.004Z',
    recordedAt: time,
    foundAt: time,
  });

  it('given a view that skipped some, then each is listed with place and reason, in log order', async () => {
    expect(await get('/v1/views/delivery.loads/unreadable')).toEqual({
      status: 200,
      body: { items: [parked(0), parked(1)], next: null },
    });
    expect(await get('/v1/views/audit.trails/unreadable')).toEqual({
      status: 200,
      body: {
        items: [
          parked(0),
          parked(1),
          {
            position: positions[2],
            stream: `custody-${sscc}`,
            revision: expect.any(Number) as number,
            type: 'delivery.BoxSeen',
            reason: 'delivery.BoxSeen/scanId: Expected required property',
            occurredAt: '2026-03-16T23:00:00.000Z',
            recordedAt: time,
            foundAt: time,
          },
        ],
        next: null,
      },
    });
    expect(await get('/v1/views/orders.rounds/unreadable')).toEqual({
      status: 200,
      body: { items: [], next: null },
    });
    const views = (await get('/v1/views')).body as { view: string; unreadable: number }[];
    const lacking = new Map(views.map(({ view, unreadable }) => [view, unreadable]));
    expect(
      ['audit.histories', 'audit.trails', 'delivery.loads', 'orders.rounds'].map((view) => lacking.get(view)),
    ).toEqual([2, 3, 2, 0]);
  });

  it('given pages, then each continues after the one before', async () => {
    const path = '/v1/views/delivery.loads/unreadable';
    expect((await get(`${path}?limit=1`)).body).toEqual({ items: [parked(0)], next: positions[0] });
    expect((await get(`${path}?limit=1&after=${positions[0]}`)).body).toEqual({
      items: [parked(1)],
      next: positions[1],
    });
    expect((await get(`${path}?limit=1&after=${positions[1]}`)).body).toEqual({ items: [], next: null });
  });

  it('given an unknown view, another role or an invalid page, then it is refused', async () => {
    expect(await refused('/v1/views/none/unreadable')).toMatch(
      /^404 VIEW_UNKNOWN: there is no view none; there are .*audit\.trails/,
    );
    for (const role of ['station', 'packer', 'carrier', 'checkpoint', 'grid-worker', 'team', 'partner'])
      expect(await refused('/v1/views/delivery.loads/unreadable', role)).toBe(
        `403 ROLE_NOT_ALLOWED: the role ${role} may not GET /v1/views/{view}/unreadable`,
      );
    const page = (query: string) => refused(`/v1/views/delivery.loads/unreadable?${query}`);
    expect([await page('after=-1'), await page('after=1.5'), await page('after=x')]).toEqual([
      '400 INPUT_INVALID: /after: after must be a whole number from 0 to 9007199254740991',
      '400 INPUT_INVALID: /after: after must be a whole number from 0 to 9007199254740991',
      expect.stringMatching(/^400 INPUT_INVALID: \/after: /),
    ]);
    expect([await page('limit=0'), await page('limit=201'), await page('cursor=abc')]).toEqual([
      '400 INPUT_INVALID: /limit: limit must be a whole number from 1 to 200',
      '400 INPUT_INVALID: /limit: limit must be a whole number from 1 to 200',
      '400 INPUT_INVALID: Unknown parameter: cursor',
    ]);
  });

  it('given a command on a stream with one, then it is refused, and other streams are not affected', async () => {
    const head = async () => ((await get('/v1/views')).body as { head: number }[])[0]!.head;
    const before = await head();
    const command = () => ask('/v1/loads/broken/seal', 'coordinator', { sealId: 'S' }, 'k-1');
    for (const response of [await command(), await command()]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([
        500,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await response.json()).toEqual({
        type: '/problems/EVENT_UNREADABLE',
        title: 'A stored event that the answer needs cannot be read by this release.',
        status: 500,
        code: 'EVENT_UNREADABLE',
        detail: `the event at position ${positions[0]}, delivery.LoadSealed of load-broken#1, cannot be read: delivery.LoadSealed/sealId: Expected required property`,
        traceId,
      });
    }
    expect(await head()).toBe(before);
    const passes = (await get('/v1/passes?limit=1')).body as { items: { passId: string }[] };
    const sound = `/v1/passes/${passes.items[0]!.passId}/suspend`;
    expect((await ask(sound, 'coordinator', { reason: 'stolen' })).status).toBe(200);
    expect(await head()).toBe(before + 1);
  });

  it('given a box with one, then its trail, also in the CLI, says where it breaks', async () => {
    const { body } = await get(`/v1/trails/${sscc}`);
    const words = `delivery.BoxSeen of custody-${sscc}#\\d+ at log position ${positions[2]} cannot be read: delivery.BoxSeen/scanId: Expected required property`;
    expect(body).toMatchObject({
      status: 'delivered',
      breaks: {
        kind: 'unreadable',
        position: positions[2],
        words: expect.stringMatching(words) as string,
        lastSure: { kind: 'handed-over' },
        firstAfter: null,
      },
      unreadable: [{ position: positions[2] }],
    });
    const run = async (...args: string[]) =>
      (await RealProcess.cli(['--data', data.dir, 'trail', sscc, ...args]).ended).stdout;
    const text = await run();
    expect(text.replaceAll(/\n {4,}(?! )(?=\S)/g, ' ')).toMatch(new RegExp(`!! unreadable: ${words}`));
    expect(text).toMatch(/breaks after handed over at .*, and it was not seen again \(unreadable\)/);
    expect(JSON.parse(await run('--json'))).toMatchObject({ unreadable: [{ position: positions[2] }] });
    expect(await run('--at', '2026-03-16T22:00:00Z')).toMatch(/\ncomplete: delivered/);
  }, 120_000);

  it('given some, then the metrics count them by view', async () => {
    const page = await (await fetch(`${url}/metrics`)).text();
    expect(page).toContain('boxtrail_view_unreadable_events{view="delivery.loads"} 2\n');
    expect(page).toContain('boxtrail_view_unreadable_events{view="audit.trails"} 3\n');
    expect(page).toContain('boxtrail_view_unreadable_events{view="orders.rounds"} 0\n');
  });

  it('given a view that needs every event, then it stops and names the event', async () => {
    const position = await insertRaw(pool!, { stream: 'pass-broken', type: PassSuspended.type, data: '{}' });
    const words = `the event at position ${position}, passes.PassSuspended of pass-broken#1, cannot be read: passes.PassSuspended/passId: Expected required property`;
    let passes: { view: string; state: string; reason?: string } | undefined;
    for (const deadline = Date.now() + 10_000; passes?.state !== 'failing' && Date.now() < deadline;) {
      const views = (await get('/v1/views')).body as { view: string; state: string; reason?: string }[];
      passes = views.find(({ view }) => view === 'passes.passes');
    }
    expect(passes).toMatchObject({ state: 'failing', reason: words });
    // The other views and all commands go on: the process stays ready.
    expect(await get('/health/ready')).toMatchObject({
      status: 200,
      body: { degraded: [`views: passes.passes is failing: ${words}`] },
    });
    expect(await refused(`/v1/passes?atLeast=${position}`)).toBe(
      `503 VIEW_BEHIND: position ${position} is not visible in passes.passes yet; ask again`,
    );
  });
});
