import { RunningBoxtrail } from './running-boxtrail';

const moments = [
  '0000-06-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00+08:00', // 1969 in UTC
  '9999-12-31T23:59:59-01:00', // 10000 in UTC
  '10000-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-03-16T24:00:00Z',
  '2026-03-16T00:00:60Z',
  '2026-03-16T00:00:00',
  '2026-03-16',
  '2026-03-16T00:00:00+25:00',
  '2026-03-16T00:00:00.1234567890Z',
  ' 2026-03-16T00:00:00Z',
  '1773619200000',
  '',
];

const gln = '2401000000003';
const sscc = '376104250021234569';

describe('times that are invalid or that a layer cannot hold', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each(moments)('given %j in a query, then 400 names it', async (moment) => {
    const text = encodeURIComponent(moment);
    for (const [path, pointer] of [
      [`/v1/trails/${sscc}?at=${text}`, '/at'],
      [`/v1/trails/${sscc}?knownAt=${text}`, '/knownAt'],
      [`/v1/diff?fromAt=${text}`, '/fromAt'],
      [`/v1/replay?from=${text}`, '/from'],
      [`/v1/exports/trails/${sscc}?at=${text}`, '/at'],
    ] as const) {
      const { status, body } = await boxtrail.ask('GET', path);
      expect({ path, status, code: body.code as string }).toEqual({
        path,
        status: 400,
        code: 'INPUT_INVALID',
      });
      expect(body.errors[0].pointer).toBe(pointer);
    }
  });

  it.each([...moments, 0, 1_773_619_200_000, true, {}, ['2026-03-16T00:00:00Z']])(
    'given %j in a body, then 400 names it',
    async (occurredAt) => {
      for (const [path, json] of [
        ['/v1/scans', { scanId: 's1', kind: 'seen', sscc, atGln: gln, byRef: 'x' }],
        ['/v1/passes/p1/suspend', { reason: 'x' }],
        ['/v1/verifications', { scanId: 's1', passId: 'p1', checkpointRef: 'c1', zoneGln: gln }],
        ['/v1/loads/l1/arrivals', { scanId: 's1', atGln: gln, sealIntact: true }],
      ] as const) {
        const { status, body } = await boxtrail.ask('POST', path, { json: { ...json, occurredAt } });
        expect({ path, status, code: body.code as string }).toEqual({
          path,
          status: 400,
          code: 'INPUT_INVALID',
        });
        expect(body.errors[0].pointer).toBe('/occurredAt');
      }
    },
  );

  it('given one such scan among lines, then only it is quarantined', async () => {
    const [{ sscc: box }] = (await boxtrail.ask('GET', '/v1/trails?limit=1')).body.items;
    const scan = { kind: 'seen', sscc: box, atGln: gln, byRef: 'x' };
    const lines = ['2026-03-16T09:00:00Z', '0000-06-01T00:00:00Z', '2026-03-16T10:00:00Z'].map(
      (occurredAt, i) => JSON.stringify({ ...scan, scanId: `moment-${i}`, occurredAt }),
    );
    const { text } = await boxtrail.ask('POST', '/v1/scans', {
      raw: lines.join('\n'),
      type: 'application/x-ndjson',
    });
    const answers = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { status?: string });
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'quarantined', 'accepted', undefined]);
  });

  it.each([
    '1970-01-01T00:00:00Z',
    '2026-03-16t09:30:00z',
    '2026-03-16T09:30:00.123456+08:00',
    '2026-03-16T09:30:00-03:30',
  ])('given %j, then it is accepted', async (at) => {
    const { status } = await boxtrail.ask('GET', `/v1/trails/${sscc}?at=${encodeURIComponent(at)}`);
    expect(status).toBe(404);
  });
});
