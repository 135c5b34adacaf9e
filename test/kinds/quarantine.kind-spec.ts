import { RealProcess } from '../support/boxtrail';
import { RunningBoxtrail, type Answer } from './running-boxtrail';

interface Kept {
  readonly id: string;
  readonly source: string;
  readonly code: string;
  readonly raw: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly state: string;
}

describe('quarantine', () => {
  let boxtrail: RunningBoxtrail;
  let sscc: string;
  const gln = '2401000000003';
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const { body } = await boxtrail.ask('GET', '/v1/trails?limit=1');
    sscc = (body as { items: [{ sscc: string }] }).items[0].sscc;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  let n = 0;
  const scan = (fields: object = {}) => ({
    scanId: `mended-${(n += 1)}`,
    kind: 'seen',
    sscc,
    atGln: gln,
    byRef: 'w',
    occurredAt: '2026-03-16T12:00:00+08:00',
    ...fields,
  });
  const list = async (query = '') =>
    (await boxtrail.ask('GET', `/v1/quarantine?limit=200${query}`)).body.items as Kept[];
  /** Sends a line that is refused; returns its record in quarantine. */
  async function keep(
    raw: string | Uint8Array<ArrayBuffer>,
    path = '/v1/scans',
    type = 'application/x-ndjson',
  ): Promise<Kept> {
    const before = new Set((await list('&state=all')).map(({ id }) => id));
    const { status, text } = await boxtrail.ask('POST', path, { raw, type });
    expect(status).toBeLessThan(300);
    expect(text).toContain('"quarantined"');
    const added = (await list('&state=all')).filter(({ id }) => !before.has(id));
    expect(added).toHaveLength(1);
    return added[0] as Kept;
  }
  const resend = (id: string, body?: string, headers?: Record<string, string>): Promise<Answer> =>
    boxtrail.ask('POST', `/v1/quarantine/${id}/resend`, {
      as: 'coordinator',
      json: body === undefined ? {} : { body },
      ...(headers && { headers }),
    });
  const close = (id: string, reason = 'the scanner was broken', headers?: Record<string, string>) =>
    boxtrail.ask('POST', `/v1/quarantine/${id}/close`, {
      as: 'coordinator',
      json: { reason },
      ...(headers && { headers }),
    });

  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  const lines: [string, string | Uint8Array<ArrayBuffer>, string, string][] = [
    ['broken JSON', '{"scanId":"q-1"', '{"scanId":"q-1"', 'utf-8'],
    ['Chinese text', '{"note":"南关区"}', '{"note":"南关区"}', 'utf-8'],
    ['a backslash', '{"note":"a\\\\b"', '{"note":"a\\\\b"', 'utf-8'],
    ['emoji', '["😀"]', '["😀"]', 'utf-8'],
    ['control characters', '{"a":"\u0001\u001b"', '{"a":"\u0001\u001b"', 'utf-8'],
    ['NUL', bytes('{"a":"', [0], '"}'), '{"a":"\0"}', 'utf-8'],
    ['a right-to-left override', '{"a":"\u202e"', '{"a":"\u202e"', 'utf-8'],
    [
      'no UTF-8',
      bytes('{"a":"', [0xff, 0xfe], '"}'),
      Buffer.from(bytes('{"a":"', [0xff, 0xfe], '"}')).toString('base64'),
      'base64',
    ],
    ['GBK', bytes([0xc4, 0xcf]), Buffer.from([0xc4, 0xcf]).toString('base64'), 'base64'],
    [
      'half a character',
      bytes('"', [0xe5, 0x8d]),
      Buffer.from(bytes('"', [0xe5, 0x8d])).toString('base64'),
      'base64',
    ],
    ['an overlong form', bytes([0xc0, 0x80]), Buffer.from([0xc0, 0x80]).toString('base64'), 'base64'],
  ];
  it.each(lines)(
    'given a line with %s, then exactly its bytes are shown, and their encoding',
    async (_, sent, raw, encoding) => {
      const kept = await keep(sent);
      expect(kept).toMatchObject({
        source: 'scans',
        raw,
        encoding,
        state: 'open',
        bytes: Buffer.from(sent as string).length,
      });
      const { body } = await boxtrail.ask('GET', `/v1/quarantine/${kept.id}`);
      expect(body).toMatchObject({ raw, encoding, resends: [], closed: null });
    },
  );

  it('given a long line, then the list shows its first characters, and the line shows all of it', async () => {
    const long = `["${'南'.repeat(2_000)}`;
    const kept = await keep(long);
    expect(kept).toMatchObject({ encoding: 'utf-8', bytes: Buffer.from(long).length });
    expect(long.startsWith(kept.raw)).toBe(true);
    expect(kept.raw.length).toBeGreaterThan(1_000);
    expect((await boxtrail.ask('GET', `/v1/quarantine/${kept.id}`)).body.raw).toBe(long);
  });

  it('given a line, when it is corrected and sent again, then it is accepted once and linked', async () => {
    const good = scan();
    const { id } = await keep(JSON.stringify({ ...good, kind: 'sean' }));
    // Unchanged it is refused again, and stays open.
    const refused = await resend(id);
    expect([refused.status, refused.body]).toMatchObject([
      200,
      { quarantineId: id, status: 'refused', code: 'INPUT_INVALID' },
    ]);
    expect((await list()).map((line) => line.id)).toContain(id);
    const worse = await resend(id, '{');
    expect(worse.body).toMatchObject({ status: 'refused', code: 'JSON_INVALID' });

    const key = { 'idempotency-key': `resend-${id}` };
    const first = await resend(id, JSON.stringify(good), key);
    expect(first.body).toMatchObject({
      status: 'accepted',
      quarantineId: id,
      id: good.scanId,
      position: expect.any(Number) as number,
    });
    expect((await resend(id, JSON.stringify(good), key)).body).toEqual(first.body);
    const again = await resend(id, JSON.stringify(good));
    expect([again.status, again.body.code]).toEqual([409, 'QUARANTINE_LINE_DONE']);
    expect((await close(id)).status).toBe(409);

    const { body } = await boxtrail.ask('GET', `/v1/quarantine/${id}`);
    expect(body).toMatchObject({
      state: 'resent',
      raw: JSON.stringify({ ...good, kind: 'sean' }),
      resends: [
        { by: expect.stringContaining('coordinator') as string, body: null, answer: { status: 'refused' } },
        { body: { raw: '{', encoding: 'utf-8' }, answer: { status: 'refused', code: 'JSON_INVALID' } },
        { body: { raw: JSON.stringify(good) }, answer: { status: 'accepted' } },
      ],
    });
    expect((await list()).map((line) => line.id)).not.toContain(id);
    expect((await list('&state=resent')).map((line) => line.id)).toContain(id);
    const trail = await boxtrail.ask('GET', `/v1/trails/${sscc}?atLeast=${first.body.position}`);
    const seen = trail.body.steps.filter(
      ({ details }: { details: { scanId?: string } }) => details.scanId === good.scanId,
    );
    expect(seen).toHaveLength(1);
  });

  it('given a line without a time, then it is dated at its first arrival', async () => {
    const good = { ...scan(), occurredAt: undefined };
    const before = new Date().toISOString();
    const { id } = await keep(JSON.stringify({ ...good, atGln: '1' }));
    const after = new Date().toISOString();
    await new Promise((next) => setTimeout(next, 1_100));
    const { body } = await resend(id, JSON.stringify(good));
    expect(body).toMatchObject({ status: 'accepted' });
    const trail = await boxtrail.ask('GET', `/v1/trails/${sscc}?atLeast=${body.position}`);
    const step = trail.body.steps.find(
      ({ details }: { details: { scanId?: string } }) => details.scanId === good.scanId,
    );
    expect(step.occurredAt >= before && step.occurredAt <= after).toBe(true);
  });

  it('given a row of a list of stations, then it is corrected with or without its header', async () => {
    const header = 'code,name,tier,parentCode,street,latitude,longitude';
    for (const [mended, code] of [
      ['2399,修好的站,municipal,,,,', '2399'],
      ['name;tier;code;parentCode;street;longitude;latitude\n另一站;municipal;2398;;;;', '2398'],
    ] as const) {
      const { id, source } = await keep(
        `${header}\n${code},,municipal,,,,\n`,
        '/v1/stations/import',
        'text/csv',
      );
      expect(source).toBe('stations');
      expect((await resend(id)).body).toMatchObject({ status: 'refused' });
      expect((await resend(id, `${header}\n1\n2`)).body).toMatchObject({
        status: 'refused',
        code: 'ROW_MISSING',
      });
      const { body } = await resend(id, mended);
      expect(body).toEqual({ ...body, status: 'accepted', id: expect.any(String) as string });
    }
  });

  it('given an unpacked box of a receipt, then it can be sent again unchanged or corrected', async () => {
    const loads = (await boxtrail.ask('GET', '/v1/loads?limit=1')).body.items as {
      loadId: string;
      toGln: string;
    }[];
    const { loadId, toGln } = loads[0] ?? { loadId: '', toGln: '' };
    const before = new Set((await list('&source=loads/receipts')).map(({ id }) => id));
    const { status, body } = await boxtrail.ask('POST', `/v1/loads/${loadId}/receipts`, {
      json: {
        scanId: `receipt-${(n += 1)}`,
        atGln: toGln,
        ssccs: ['376104250021234569'],
        occurredAt: '2026-03-16T20:00:00+08:00',
      },
    });
    expect([status, body.quarantined]).toMatchObject([200, [{ sscc: '376104250021234569' }]]);
    const kept = (await list('&source=loads/receipts')).find(({ id }) => !before.has(id));
    expect(kept?.id).toMatch(/^delivery\.\d+$/);
    const id = kept?.id ?? '';
    expect((await resend(id)).body).toMatchObject({ status: 'refused', code: kept?.code });
    const mended = (kept?.raw ?? '').replace('376104250021234569', sscc);
    const { body: taken } = await resend(id, mended);
    expect(taken).toMatchObject({ status: 'accepted' });
    const trail = await boxtrail.ask('GET', `/v1/trails/${sscc}?atLeast=${taken.position}`);
    expect(trail.body.steps).toContainEqual(
      expect.objectContaining({ kind: 'found', place: expect.objectContaining({ gln: toGln }) as object }),
    );
  });

  it('given a line that cannot be corrected, then it is closed once, with a reason, and kept', async () => {
    const { id } = await keep('{"nobody":"knows');
    expect(
      (await boxtrail.ask('POST', `/v1/quarantine/${id}/close`, { as: 'coordinator', json: {} })).status,
    ).toBe(400);
    const key = { 'idempotency-key': `close-${id}` };
    const first = await close(id, 'the scanner was broken', key);
    expect([first.status, first.body]).toMatchObject([
      200,
      {
        state: 'closed',
        closed: { by: expect.stringContaining('coordinator') as string, reason: 'the scanner was broken' },
      },
    ]);
    expect((await close(id, 'the scanner was broken', key)).body).toEqual(first.body);
    expect((await close(id)).body).toMatchObject({ status: 409, code: 'QUARANTINE_LINE_DONE' });
    expect((await resend(id)).body).toMatchObject({ status: 409, code: 'QUARANTINE_LINE_DONE' });
    expect((await list('&state=closed')).find((line) => line.id === id)).toMatchObject({
      raw: '{"nobody":"knows',
    });
  });

  it('given filters, then only matching lines are listed, in pages', async () => {
    const all = await list('&state=all');
    expect(all.length).toBeGreaterThan(10);
    const filtered = await list('&state=all&source=scans&code=JSON_INVALID');
    expect(filtered.length).toBeGreaterThan(0);
    expect(filtered).toEqual(all.filter(({ source, code }) => source === 'scans' && code === 'JSON_INVALID'));
    const paged: Kept[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body }: Answer = await boxtrail.ask(
        'GET',
        `/v1/quarantine?state=all&limit=3${next === '' ? '' : `&cursor=${next}`}`,
      );
      paged.push(...(body.items as Kept[]));
      next = body.next as string | null;
    }
    expect(paged).toEqual(all);
  });

  it.each([
    'YWJj',
    '%00',
    'MS4',
    '-',
    'MQ%3D%3D',
    'OTk5OTk5OTk5OTk5OTk5OTk5OTk5',
    "'",
    'LTE',
    'MHgx',
    'null',
    'ICAx',
  ])('given %s as cursor, then 400', async (cursor) => {
    const { status, body } = await boxtrail.ask('GET', `/v1/quarantine?cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, expect.stringMatching(/^(CURSOR|INPUT)_INVALID$/) as string]);
  });

  it.each([
    '0',
    '-1',
    'x',
    'delivery.',
    'delivery.x',
    'orders.1',
    '1e3',
    '99999999999999999999',
    '%00',
    'delivery.1;',
    '٣',
  ])('given %s as line, then it is refused', async (id) => {
    for (const { status } of [
      await boxtrail.ask('GET', `/v1/quarantine/${id}`),
      await resend(id),
      await close(id),
    ])
      expect([400, 404]).toContain(status);
  });

  it('given another role, or a sender of other lines, then it is refused', async () => {
    const { id } = await keep('{"role":');
    const bodies = { resend: {}, close: { reason: 'x' } };
    // A line of another sender is unknown to those that may mend their own.
    const expected = {
      auditor: 'ROLE_NOT_ALLOWED',
      station: 'QUARANTINE_UNKNOWN',
      partner: 'QUARANTINE_UNKNOWN',
    };
    for (const [as, code] of Object.entries(expected))
      for (const [what, json] of Object.entries(bodies))
        expect((await boxtrail.ask('POST', `/v1/quarantine/${id}/${what}`, { as, json })).body.code).toBe(
          code,
        );
    for (const as of ['station', 'partner'])
      expect((await boxtrail.ask('GET', `/v1/quarantine/${id}`, { as })).body.code).toBe(
        'QUARANTINE_UNKNOWN',
      );
    expect((await boxtrail.ask('GET', `/v1/quarantine/${id}`)).body.state).toBe('open');
    const noKey = await fetch(`${boxtrail.url}/v1/quarantine/${id}/resend`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${boxtrail.keys['coordinator']}`,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect(noKey.status).toBe(400);
  });

  it('given the command, then it lists, shows, resends and closes lines', async () => {
    const run = async (...args: string[]) => {
      const { code, output } = await RealProcess.cli(['--data', boxtrail.dir, 'quarantine', ...args]).ended;
      return { code, output };
    };
    const good = scan();
    const [first, second] = [
      await keep(`{"bad":"\u001b[2J${n}`),
      await keep(JSON.stringify({ ...good, sscc: '1' })),
    ];
    const listed = await run('list', '--source', 'scans');
    expect(listed).toMatchObject({ code: 0, output: expect.stringContaining(first.id) as string });
    expect(listed.output).toContain('\\u001b[2J');
    expect(listed.output).toMatch(/\d+ open lines in quarantine/);
    expect((await run('show', second.id)).output).toContain(good.scanId);
    expect(await run('resend', second.id)).toMatchObject({
      code: 1,
      output: expect.stringContaining('refused') as string,
    });
    expect(await run('resend', second.id, '--body', JSON.stringify(good))).toMatchObject({
      code: 0,
      output: expect.stringContaining('accepted') as string,
    });
    expect(await run('close', first.id, '--reason', 'noise')).toMatchObject({ code: 0 });
    expect((await run('show', first.id)).output).toContain('noise');
  }, 120_000);
});
