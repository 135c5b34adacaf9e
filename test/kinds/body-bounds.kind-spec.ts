import { RunningBoxtrail } from './running-boxtrail';

const many = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(',');
const gln = '2401000000003';

/** Bodies of about 1 MB that are expensive to parse without bounds. */
const bodies: readonly [string, string, string][] = [
  ['90,000 unknown keys', '/v1/passes', `{${many(90_000, (i) => `"k${i}":1`)}}`],
  [
    '90,000 unknown keys in a field',
    '/v1/corrections',
    `{"corrected":{${many(90_000, (i) => `"k${i}":1`)}}}`,
  ],
  [
    'objects of unknown keys',
    '/v1/box-types',
    `{"contents":[${many(1_900, () => `{${many(60, (i) => `"k${i}":1`)}}`)}]}`,
  ],
  ['100,000 levels', '/v1/passes', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['100,000 levels of objects', '/v1/passes', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['500,000 numbers', '/v1/passes', `{"zones":[${many(500_000, () => '1')}]}`],
  ['300,000 empty objects', '/v1/passes', `{"zones":[${many(300_000, () => '{}')}]}`],
  ['a text of 1 MB', '/v1/passes/p1/suspend', `{"reason":"${'x'.repeat(1_000_000)}"}`],
  ['a key of 1 MB', '/v1/passes/p1/suspend', `{"${'x'.repeat(1_000_000)}":1}`],
  ['a number of 1 MB', '/v1/loads/l1/arrivals', `{"atGln":${'1'.repeat(1_000_000)}}`],
  ['120,000 escapes', '/v1/passes/p1/suspend', `{"reason":"${'\\u0041'.repeat(120_000)}"}`],
  ['9,000 invalid boxes of one digit', '/v1/loads/l1/boxes', `{"ssccs":[${many(9_000, () => '"1"')}]}`],
  ['5,000 invalid boxes of one letter', '/v1/loads/l1/boxes', `{"ssccs":[${many(5_000, () => '"x"')}]}`],
  ['1 MB of blanks', '/v1/passes', `{${' '.repeat(1_000_000)}"a":1}`],
  ['one bracket too few after 1 MB', '/v1/passes', `{"zones":[${many(50_000, () => `"${gln}"`)}]`],
  [
    '50 names of 9,900 combining marks',
    '/v1/box-types',
    `{"contents":[${many(50, () => `{"name":"a${'\u0301\u0316'.repeat(4_950)}"}`)}]}`,
  ],
  [
    'keys of 9,900 combining marks',
    '/v1/loads/l1/boxes',
    `{"ssccs":[${many(50, () => `"a${'\u0301\u0316'.repeat(4_950)}"`)}]}`,
  ],
];

const header = 'code,name,tier,parentCode,street,latitude,longitude';
/** Lines of a list of stations that are expensive to parse without bounds. */
const rows: readonly [string, string, number][] = [
  ['unclosed quoted cells', 'x","y', 20_000],
  ['long lines of unclosed quoted cells', `x${'","'.repeat(20_000)}y`, 16],
  ['the longest lines of unclosed quoted cells', `x${'","'.repeat(83_000)}y`, 4],
  ['250,000 empty cells', ','.repeat(250_000), 8],
  ['125,000 cells', 'a,'.repeat(125_000), 8],
  ['250,000 quotation marks', '"'.repeat(250_000), 4],
  ['250,000 blanks', `${' '.repeat(250_000)}x`, 8],
  ['cells of blanks', ',   '.repeat(60_000), 8],
  ['cells that end in quotation marks', `="${'a"'.repeat(120_000)}`, 4],
  ['a name of 80,000 combining marks', `2201,a${'\u0301\u0316'.repeat(40_000)},municipal,,,,`, 8],
  ['a name of 9,000 combining marks', `2201,a${'\u0301\u0316'.repeat(4_500)},municipal,,,,`, 50],
  ['a code of 9,000 combining marks', `2${'\u0301\u0316'.repeat(4_500)},a,municipal,,,,`, 50],
  ['a code that grows under NFKC', `${'\ufdfa'.repeat(10_000)},a,municipal,,,,`, 50],
];

describe('bodies that are expensive to parse', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  /** Longest response time of `/health/live`, in ms, until the work ends. */
  async function worstHealth(work: Promise<unknown>): Promise<number> {
    let [worst, done] = [0, false];
    void work.finally(() => (done = true));
    do {
      const start = performance.now();
      expect((await boxtrail.ask('GET', '/health/live', { as: null })).status).toBe(200);
      worst = Math.max(worst, performance.now() - start);
    } while (!done);
    return worst;
  }

  it.each(bodies)(
    'given %s, then it is refused, and health answers beside eight of them',
    async (_, path, raw) => {
      const method = path === '/v1/box-types' ? 'PUT' : 'POST';
      const url = method === 'PUT' ? `${path}/02061041500216` : path;
      const asked = Promise.all(Array.from({ length: 8 }, () => boxtrail.ask(method, url, { raw })));
      // Without bounds each took seconds. Other load on the machine may add to it.
      expect(await worstHealth(asked)).toBeLessThan(2_000);
      for (const { status, body, text } of await asked) {
        expect(status).toBe(400);
        expect(['JSON_INVALID', 'INPUT_INVALID']).toContain(body.code);
        expect(body.errors?.length ?? 0).toBeLessThanOrEqual(20);
        expect(text.length).toBeLessThan(10_000);
      }
    },
  );

  it.each([
    ['300,000 empty lines', '\n'.repeat(300_000), { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 }],
    [
      '5,000,000 empty lines',
      '\r\n'.repeat(5_000_000),
      { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 },
    ],
    [
      '20,000 empty objects',
      '{}\n'.repeat(20_000),
      { accepted: 0, duplicate: 0, quarantined: 20_000, failed: 0 },
    ],
    [
      '20,000 lines that are not JSON',
      'x\n'.repeat(20_000),
      { accepted: 0, duplicate: 0, quarantined: 20_000, failed: 0 },
    ],
  ])(
    'given %s, then each line is answered, and health answers meanwhile',
    async (_, raw, summary) => {
      const asked = boxtrail.ask('POST', '/v1/scans', { raw, type: 'application/x-ndjson' });
      expect(await worstHealth(asked)).toBeLessThan(2_000);
      const { status, text } = await asked;
      expect(status).toBe(200);
      expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ summary });
    },
    120_000,
  );

  it.each(rows)(
    'given a list of stations with %s, then no row is imported, and health answers meanwhile',
    async (_, row, count) => {
      const raw = `${header}\n${`${row}\n`.repeat(count)}`;
      const asked = boxtrail.ask('POST', '/v1/stations/import', { raw, type: 'text/csv' });
      expect(await worstHealth(asked)).toBeLessThan(2_000);
      const { status, text } = await asked;
      expect(status).toBe(200);
      const { summary } = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as {
        summary: { accepted: number };
      };
      expect(summary.accepted).toBe(0);
    },
    60_000,
  );

  it('given an endless line from a client that half-closes, then it always gets its answer', async () => {
    const head = `POST /v1/scans HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${boxtrail.keys['admin']}\r\n`;
    const body = 'x'.repeat(24_000_000);
    for (let i = 0; i < 6; i += 1) {
      const answer = await boxtrail.exchange(
        `${head}content-type: application/x-ndjson\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        30_000,
      );
      expect(answer).toContain('LINE_TOO_LONG');
    }
  }, 240_000);

  it('given the largest allowed lists, then they are read', async () => {
    const ssccs = Array.from({ length: 5_000 }, () => '376104250021234569');
    const { status, body } = await boxtrail.ask('POST', '/v1/loads/none/receipts', {
      json: { scanId: 's1', atGln: gln, ssccs, damaged: ssccs, sealBroken: ssccs, sealIntact: 1 },
    });
    expect({ status, detail: body.detail as string }).toEqual({
      status: 400,
      detail: 'Unknown field: sealIntact',
    });
  });
});
