import {
  describeWithKafka,
  outsider,
  startTestBroker,
  type Outsider,
  type TestBroker,
} from '../../../../test/support/kafka/broker';
import { at, community, sscc, ssccs } from '../testing/delivery-day';
import { DeliveryService } from '../testing/delivery-service';

describeWithKafka('scans over the topic scans.in, on a real Kafka', () => {
  let broker: TestBroker;
  let service: DeliveryService;
  let gate: Outsider;

  beforeAll(async () => {
    broker = await startTestBroker();
    const kafka = broker.config();
    service = await DeliveryService.start({ kafka });
    await service.pack(...ssccs(1, 20));
    gate = await outsider(kafka, `${kafka.prefix}.scans.in`);
  }, 120_000);
  afterAll(async () => {
    await gate.close();
    await service.stop();
    await broker.close();
  });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 45_000; !(await isSo());) {
      if (Date.now() > deadline) throw new Error('condition not met within 45 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const scan = (scanId: string, n: number) => ({
    scanId,
    kind: 'seen',
    sscc: sscc(n),
    atGln: community,
    byRef: 'gate-7',
    occurredAt: at('16:00'),
  });
  const attributes = {
    ce_specversion: '1.0',
    ce_id: 'm-1',
    ce_source: 'urn:gate:7',
    ce_type: 'boxtrail.scan',
    'content-type': 'application/json',
  };
  const send = (
    key: string,
    value: string | Buffer | null,
    headers: Record<string, string | Buffer> = attributes,
  ) => gate.send(key, value, headers);

  interface Kept {
    readonly source: string;
    readonly code: string;
    readonly detail: string;
    readonly raw: string;
    readonly actor: string;
  }
  const quarantine = async (): Promise<Kept[]> =>
    (await service.get('/v1/quarantine?limit=200')).body.items as Kept[];

  it('given a scan, once or repeatedly, then it is one fact of its source, as over REST', async () => {
    for (let i = 0; i < 3; i += 1) await send(sscc(1), JSON.stringify(scan('k-1', 1)));
    await send(sscc(2), JSON.stringify(scan('k-2', 2)));
    await until(async () => (await service.events(`custody-${sscc(2)}`)).length === 1);
    await until(async () => (await service.events(`custody-${sscc(1)}`)).length === 1);
    const [recorded, ...more] = await service.store.read(`custody-${sscc(1)}`);
    expect(more).toEqual([]);
    expect(recorded).toMatchObject({
      metadata: { actor: 'urn:gate:7', role: 'partner' },
      event: { type: 'delivery.BoxSeen', occurredAt: at('16:00') },
    });
    const { position, revision } = recorded ?? {};
    const outcome = { scanId: 'k-1', sscc: sscc(1), revision, position, changed: true };
    expect((await service.post('/v1/scans', scan('k-1', 1))).body).toEqual(outcome);
    expect(await service.store.read(`custody-${sscc(1)}`)).toHaveLength(1);
  });

  it('given scans with a time in body, attributes or neither, then they are dated so, or at arrival', async () => {
    const { occurredAt: _occurredAt, ...untimed } = scan('t-1', 6);
    const timed = { ...attributes, ce_time: '2026-03-16T15:30:00+08:00' };
    await send(sscc(6), JSON.stringify(untimed), timed);
    await send(sscc(7), JSON.stringify(scan('t-2', 7)), timed);
    await send(sscc(8), JSON.stringify({ ...untimed, scanId: 't-3', sscc: sscc(8) }));
    const happened = async (n: number) =>
      (await service.store.read(`custody-${sscc(n)}`))[0]?.event.occurredAt;
    for (const n of [6, 7, 8]) await until(async () => (await happened(n)) !== undefined);
    expect([await happened(6), await happened(7)]).toEqual(['2026-03-16T07:30:00.000Z', at('16:00')]);
    const [came] = await service.store.read(`custody-${sscc(8)}`);
    expect(Math.abs(Date.parse(came!.event.occurredAt) - Date.parse(came!.recordedAt))).toBeLessThan(60_000);
    // The same over REST, which knows no attributes, is the same fact.
    expect((await service.post('/v1/scans', untimed)).body).toMatchObject({ revision: 1, changed: true });
    expect(await service.store.read(`custody-${sscc(6)}`)).toHaveLength(1);
  });

  /** What stands behind its place. */
  const ends = (words: string): string => expect.stringContaining(`: ${words}`) as string;
  const good = JSON.stringify(scan('bad', 3));
  const untimed = (scanId: string) => JSON.stringify({ ...scan(scanId, 3), occurredAt: undefined });
  const wrong: [string, string, string | Buffer | null, Record<string, string | Buffer>, Partial<Kept>][] = [
    [
      'no attributes',
      sscc(3),
      good,
      {},
      {
        code: 'CLOUDEVENT_INVALID',
        detail: expect.stringMatching(
          /\.scans\.in\/\d@\d+: not a CloudEvent 1\.0: send ce_specversion/,
        ) as string,
        actor: 'unknown',
      },
    ],
    [
      'another type',
      sscc(3),
      good,
      { ...attributes, ce_type: 'scan' },
      { code: 'CLOUDEVENT_INVALID', detail: ends('the type must be boxtrail.scan, not "scan"') },
    ],
    [
      'no source',
      sscc(3),
      good,
      { ...attributes, ce_source: '' },
      {
        code: 'CLOUDEVENT_INVALID',
        detail: ends('ce_source must be a URI reference of 1 to 200 visible ASCII characters'),
      },
    ],
    [
      'a time without an offset',
      sscc(3),
      good,
      { ...attributes, ce_time: '2026-03-16T15:30:00' },
      {
        code: 'CLOUDEVENT_INVALID',
        detail: ends('ce_time must be a date and time with an offset, as in 2026-03-16T09:30:00+08:00'),
      },
    ],
    [
      'attributes that lie in the future',
      sscc(3),
      JSON.stringify({ ...scan('ahead-by-attribute', 3), occurredAt: undefined }),
      { ...attributes, ce_time: '2099-01-01T00:00:00Z' },
      { code: 'TIME_IN_FUTURE' },
    ],
    [
      'another media type',
      sscc(3),
      good,
      { ...attributes, 'content-type': 'text/plain' },
      { code: 'CLOUDEVENT_INVALID', detail: ends('content-type must be application/json') },
    ],
    [
      'the key of another box',
      sscc(4),
      good,
      attributes,
      { code: 'MESSAGE_KEY_WRONG', detail: ends(`its key must be "${sscc(3)}", which it is about, or null`) },
    ],
    [
      'a body that is no JSON',
      sscc(3),
      '{"scanId":',
      attributes,
      { code: 'JSON_INVALID', source: 'scans', actor: 'urn:gate:7' },
    ],
    [
      'a body that is not UTF-8',
      sscc(3),
      Buffer.from([0x7b, 0xff, 0x7d]),
      attributes,
      { code: 'ENCODING_INVALID' },
    ],
    [
      'a body too large',
      sscc(3),
      JSON.stringify({ ...scan('big', 3), note: 'x'.repeat(300_000) }),
      attributes,
      { code: 'CLOUDEVENT_INVALID', detail: ends('its body is larger than 262144 bytes') },
    ],
    [
      'a wrong check digit',
      '123',
      JSON.stringify({ ...scan('digit', 3), sscc: '123' }),
      attributes,
      { code: 'INPUT_INVALID' },
    ],
    [
      'a box nobody packed',
      sscc(999),
      JSON.stringify(scan('none', 999)),
      attributes,
      { code: 'BOX_UNKNOWN' },
    ],
    ['a tombstone', sscc(3), null, attributes, { code: 'CLOUDEVENT_INVALID', raw: '' }],
    ...(
      [
        ['the year 0', { occurredAt: '0000-06-01T00:00:00Z' }],
        ['a year before PostgreSQL', { occurredAt: '-4800-06-01T00:00:00Z' }],
        ['an object named constructor', { scanId: { constructor: 1 } }],
        ['NUL', { byRef: 'gate\0' }],
        ['half a character', { kind: 'damaged', note: '\ud800' }],
        ['a name that is too long', { scanId: 'x'.repeat(10_000) }],
        ['a number for a text', { byRef: 7 }],
        ['a list for a text', { atGln: [community] }],
        ['null for a text', { kind: null }],
        ['a property nobody knows', { colour: 'red' }],
      ] as const
    ).map(([what, change]): (typeof wrong)[number] => [
      what,
      sscc(3),
      JSON.stringify({ ...scan(what.replaceAll(' ', '-'), 3), ...change }),
      attributes,
      {},
    ]),
    ...(
      [
        ['__proto__', `{"__proto__":{"kind":"seen"},"scanId":"proto","sscc":"${sscc(3)}"}`],
        ['a huge number', `{"scanId":1e400,"sscc":"${sscc(3)}"}`],
        ['lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
        ['null', 'null'],
        ['text', '"scan"'],
        ['nothing but spaces', '   '],
      ] as const
    ).map(([what, value]): (typeof wrong)[number] => [what, sscc(3), value, attributes, {}]),
    [
      'the year 0 in its attributes',
      sscc(3),
      untimed('year-0'),
      { ...attributes, ce_time: '0000-06-01T00:00:00Z' },
      {},
    ],
    [
      'a time in the future',
      sscc(3),
      JSON.stringify({ ...scan('ahead', 3), occurredAt: '2099-01-01T00:00:00Z' }),
      attributes,
      { code: 'TIME_IN_FUTURE' },
    ],
  ];

  it.each(wrong)(
    'given a message with %s, then it is quarantined with the reason, and later ones are recorded',
    async (what, key, value, headers, reason) => {
      const before = new Set((await quarantine()).map((kept) => `${kept.source} ${kept.raw} ${kept.detail}`));
      const unique =
        typeof value === 'string' && value.startsWith('{"scanId":"bad"')
          ? JSON.stringify({ ...scan(`bad ${what}`.replaceAll(' ', '-'), 3) })
          : value;
      await send(key, unique, headers);
      await send(sscc(5), JSON.stringify(scan(`behind-${wrong.findIndex(([name]) => name === what)}`, 5)));
      await until(async () => (await quarantine()).length > before.size);
      const kept = (await quarantine()).filter(
        (each) => !before.has(`${each.source} ${each.raw} ${each.detail}`),
      );
      expect(kept).toHaveLength(1);
      expect(kept[0]).toMatchObject(reason);
      await until(async () =>
        (await service.events(`custody-${sscc(5)}`)).some(({ data }) =>
          JSON.stringify(data).includes(`behind-${wrong.findIndex(([name]) => name === what)}`),
        ),
      );
    },
  );

  it('given good and bad scans in one batch, then only the bad ones are quarantined, with their place', async () => {
    const good = Array.from({ length: 20 }, (_, i) => JSON.stringify(scan(`mixed-${i}`, 9)));
    const bad = wrong.map(([, , value, headers]) => ({ key: sscc(3), value, headers }));
    const before = (await quarantine()).length;
    const messages = good.flatMap((value, i) => [
      ...bad.slice(2 * i, 2 * i + 2).map((one) => ({ ...one, key: sscc(9) })),
      { key: sscc(9), value, headers: attributes },
    ]);
    await gate.sendAll(messages);
    await until(async () => (await service.events(`custody-${sscc(9)}`)).length === good.length);
    await until(async () => (await quarantine()).length === before + bad.length);
    const places = (await quarantine())
      .slice(before)
      .map(({ detail }) => detail.slice(0, detail.indexOf(': ')));
    expect(new Set(places).size).toBe(bad.length);
    for (const place of places) expect(place).toMatch(/\.scans\.in\/\d@\d+$/);
  });

  it('given refused messages, then none is in the log', async () => {
    expect(await service.store.read(`custody-${sscc(3)}`)).toEqual([]);
    expect(await service.store.read(`custody-${sscc(999)}`)).toEqual([]);
  });
});
