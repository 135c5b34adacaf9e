import { leastDelay, maxDelay } from './event-loop-delay';
import { RunningBoxtrail } from './running-boxtrail';

const perHour = 150;
const scanners = ['admin', 'coordinator', 'station', 'packer', 'carrier', 'team', 'partner'];

describe('a box with very many scans', () => {
  let boxtrail: RunningBoxtrail;
  let box: string;
  let city: string;
  let before: number;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], { MAX_SCANS_PER_BOX_AND_HOUR: String(perHour) });
    box = (await boxtrail.ask('GET', '/v1/trails?limit=1')).body.items[0].sscc as string;
    city = (await boxtrail.ask('GET', '/v1/loads?limit=1')).body.items[0].toGln as string;
    before = (await boxtrail.ask('GET', `/v1/trails/${box}`)).body.stepCount as number;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const scan = (scanId: string, sscc = box) => ({
    scanId,
    kind: 'damaged',
    sscc,
    atGln: city,
    byRef: 'dock-1',
  });
  const send = async (as: string, ids: readonly string[]) => {
    const raw = ids.map((id) => JSON.stringify(scan(id))).join('\n');
    const { text } = await boxtrail.ask('POST', '/v1/scans', { as, raw, type: 'application/x-ndjson' });
    const answers = text.trimEnd().split('\n');
    return JSON.parse(answers.at(-1) ?? '{}').summary as object;
  };
  const idsOf = (as: string, n: number) => Array.from({ length: n }, (_, i) => `again-${as}-${i}`);

  it.each(scanners)(
    'given 200 scans of it by a %s, then 150 are recorded and 50 are quarantined',
    async (as) => {
      expect(await send(as, idsOf(as, 200))).toMatchObject({
        accepted: perHour,
        duplicate: 0,
        quarantined: 50,
      });
    },
  );

  it('given the same lines again, then recorded ones are duplicates and do not count again', async () => {
    const again = await send('station', idsOf('station', 200));
    expect(again).toMatchObject({ accepted: 0, duplicate: perHour, quarantined: 50 });
  });

  it('given one more scan of it, then 429 with Retry-After; another box can be scanned', async () => {
    const { status, headers, body } = await boxtrail.ask('POST', '/v1/scans', {
      as: 'station',
      json: scan('one'),
    });
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'SCANS_OF_BOX_LIMITED', '600']);
    const { body: boxes } = await boxtrail.ask('GET', '/v1/trails?limit=2');
    const other = scan('other', boxes.items[1].sscc as string);
    expect((await boxtrail.ask('POST', '/v1/scans', { as: 'station', json: other })).status).toBe(200);
  });

  it.each([1, 7, 50, 200, 333, 500, 1000])(
    'given pages of %d steps, then together they are the whole trail',
    async (limit) => {
      const all = before + scanners.length * perHour;
      const { body: views } = await boxtrail.ask('GET', '/v1/views');
      const head = Math.max(...(views as { head: number }[]).map((view) => view.head));
      const seen: string[] = [];
      let cursor = '';
      for (let pages = 0; pages < 12; pages += 1) {
        const query = `limit=${limit}&atLeast=${head}${cursor && `&cursor=${cursor}`}`;
        const { status, body } = await boxtrail.ask('GET', `/v1/trails/${box}?${query}`);
        expect([status, body.stepCount, body.firstStep]).toEqual([200, all, seen.length + 1]);
        expect(body.openCount).toBeGreaterThanOrEqual(scanners.length * perHour);
        expect(body.openFindings).toHaveLength(500);
        type Step = { source: { eventId: string }; findings: object[] };
        seen.push(...(body.steps as Step[]).map(({ source }) => source.eventId));
        if (body.next === null) break;
        expect(body.steps).toHaveLength(limit);
        cursor = body.next as string;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(Math.min(all, 12 * limit));
    },
  );

  it.each([
    ['the first page as JSON', 'application/json', false],
    ['the last page as JSON', 'application/json', true],
    ['the first page as text', 'text/plain', false],
    ['the last page as text', 'text/plain', true],
  ])(
    'given 1,050 open findings, when %s is read, then other requests are not delayed',
    async (_, accept, last) => {
      const path = `/v1/trails/${box}?limit=1000`;
      const { body } = await boxtrail.ask('GET', path);
      expect(body.openCount).toBeGreaterThanOrEqual(1_050);
      const page = last ? `${path}&cursor=${body.next as string}` : path;
      const least = await leastDelay(boxtrail, async () => {
        expect((await boxtrail.ask('GET', page, { headers: { accept } })).status).toBe(200);
      });
      expect(least).toBeLessThanOrEqual(maxDelay);
    },
  );

  it('given an ordinary box, then its trail is one page', async () => {
    const { body: boxes } = await boxtrail.ask('GET', '/v1/trails?limit=3');
    const { body } = await boxtrail.ask('GET', `/v1/trails/${boxes.items[2].sscc as string}`);
    expect([body.next, body.steps.length, body.firstStep]).toEqual([null, body.stepCount, 1]);
  });

  it.each(['x', 'c3RlcHM', Buffer.from('steps 123 4').toString('base64url')])(
    'given the invalid cursor %s, then it is refused',
    async (cursor) => {
      const { status, body } = await boxtrail.ask('GET', `/v1/trails/${box}?cursor=${cursor}`);
      expect([status, body.code]).toEqual([400, 'CURSOR_INVALID']);
    },
  );

  it('given a page of a long trail as text, then it counts the rest and ends with the verdict', async () => {
    const headers = { accept: 'text/plain' };
    const { text } = await boxtrail.ask('GET', `/v1/trails/${box}?limit=20`, { headers });
    expect(text).toMatch(/\n {2}\.\.\. \d+ steps after; the next page: cursor=[\w-]+\n/);
    expect(text.split('\n').at(-1)).toMatch(/open questions$/);
  });
});
