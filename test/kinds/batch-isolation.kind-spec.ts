import { RunningBoxtrail, type Answer } from './running-boxtrail';

/** One caller sends input that cannot be stored. Commands of others are appended in the same batch and must succeed. */
describe('callers beside one that sends input that cannot be stored', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const good = (n: string): Promise<Answer> =>
    boxtrail.ask('POST', '/v1/passes', {
      json: {
        passId: n,
        plate: '吉A12345',
        carrierRef: 'carrier-1',
        authorityRef: 'office-1',
        zones: ['2401000000003'],
        validFrom: '2026-03-16T00:00:00Z',
        validUntil: '2027-03-16T00:00:00Z',
      },
    });
  const scan = (more: object) => ({
    sscc: '020123450100000017',
    scanId: `batch-isolation-${Math.random()}`,
    atGln: '2401000000003',
    kind: 'seen',
    byRef: 'p-1',
    ...more,
  });
  const post = (path: string, json: unknown) => boxtrail.ask('POST', path, { json });

  const bad: [name: string, send: () => Promise<Answer>][] = [
    ['NUL in a path', () => post('/v1/passes/%00/suspend', { reason: 'x' })],
    ['NUL in the middle of a path', () => post('/v1/passes/a%00b/revoke', { reason: 'x' })],
    ['half of a surrogate pair in a path', () => post('/v1/passes/%ED%A0%80/suspend', { reason: 'x' })],
    ['a very long path', () => post(`/v1/passes/${'p'.repeat(190)}/suspend`, { reason: 'x' })],
    ['NUL in a round', () => post('/v1/rounds/%00/close', {})],
    ['NUL in a load', () => post('/v1/loads/%00/seal', { sealId: 'S' })],
    ['NUL in a job', () => post('/v1/packing-jobs/%00/complete', {})],
    ['NUL in a text', () => post('/v1/passes/no/suspend', { reason: 'a\0b' })],
    ['year 0', () => post('/v1/scans', scan({ occurredAt: '0000-06-01T00:00:00Z' }))],
    [
      'year 0 in a text of a pass',
      () => post('/v1/passes', { passId: 'x', validFrom: '0000-01-01T00:00:00Z' }),
    ],
    ['a year before 1970', () => post('/v1/scans', scan({ occurredAt: '1900-06-01T00:00:00Z' }))],
    [
      'an offset that leads before 1970',
      () => post('/v1/scans', scan({ occurredAt: '1970-01-01T00:00:00+08:00' })),
    ],
  ];

  it.each(bad)(
    'given %s many times, then it is always refused, and all other callers succeed',
    async (_name, send) => {
      const name = _name.replace(/\W/g, '-');
      const answers = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const [refused, taken] = await Promise.all([send(), good(`${name}-${n}`)]);
          return [Math.floor(refused.status / 100), taken.status, refused.status, taken.text];
        }),
      );
      expect(answers.map(([refused, taken]) => [refused, taken])).toEqual(answers.map(() => [4, 201]));
    },
  );

  it('given bad lines among good ones in one file, then only the bad ones are quarantined', async () => {
    const times = [
      '0000-06-01T00:00:00Z',
      '1969-12-31T23:59:59Z',
      '+10000-01-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
    ];
    const lines = Array.from({ length: 40 }, (_, n) =>
      scan(n % 10 === 3 ? { occurredAt: times[Math.floor(n / 10)] } : { occurredAt: '2026-03-16T12:00:00Z' }),
    );
    const raw = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const { text } = await boxtrail.ask('POST', '/v1/scans', { raw, type: 'application/x-ndjson' });
    const summary = JSON.parse(text.trim().split('\n').at(-1) ?? '') as { summary: object };
    expect(summary.summary).toEqual({ accepted: 36, duplicate: 0, quarantined: 4, failed: 0 });
  });
});
