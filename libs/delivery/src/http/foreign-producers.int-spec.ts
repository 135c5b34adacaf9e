import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import {
  compressions,
  JavaProducer,
  kcat,
  packedAs,
  whatKcatLacks,
  type Compression,
  type ForeignProducer,
  type Outgoing,
} from '../../../../test/support/kafka/foreign-producers';
import { at, community, sscc, ssccs } from '../testing/delivery-day';
import { DeliveryService } from '../testing/delivery-service';

describeWithKafka('producers that are not kafkajs, on a real Kafka', () => {
  let broker: TestBroker;
  let service: DeliveryService;
  let topic: string;
  let java: JavaProducer;
  let librdkafka: ForeignProducer;
  let box = 0;

  beforeAll(async () => {
    broker = await startTestBroker();
    const kafka = broker.config();
    topic = `${kafka.prefix}.scans.in`;
    service = await DeliveryService.start({ kafka });
    await service.pack(...ssccs(1, 100));
    java = await JavaProducer.start(broker.brokers, topic);
    librdkafka = kcat(broker.brokers, topic);
  }, 180_000);
  afterAll(async () => {
    await java.close();
    await service.stop();
    await broker.close();
  });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 60_000; !(await isSo());) {
      if (Date.now() > deadline) throw new Error('condition not met within 60 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** A scan of a box that no other test has, long enough to be worth packing. */
  function scan() {
    box += 1;
    const body = {
      scanId: `scan-${box}`,
      kind: 'damaged',
      sscc: sscc(box),
      atGln: community,
      byRef: 'gate-7',
      occurredAt: at('16:00'),
      note: 'a corner is dented; '.repeat(20),
    };
    return { body, sscc: body.sscc, json: JSON.stringify(body) };
  }
  const attributes: Outgoing['headers'] = [
    ['ce_specversion', '1.0'],
    ['ce_id', 'm-1'],
    ['ce_source', 'urn:gate:7'],
    ['ce_type', 'boxtrail.scan'],
    ['content-type', 'application/json'],
  ];
  const without = (name: string) => attributes.filter(([other]) => other !== name);
  const event = (data: object) => ({
    specversion: '1.0',
    id: 'm-1',
    source: 'urn:gate:7',
    type: 'boxtrail.scan',
    datacontenttype: 'application/json',
    ...data,
  });
  const typed = (type: string): Outgoing['headers'] => [['content-type', type]];

  const isIn = async (key: string) =>
    (await service.store.read(`custody-${key}`)).map(({ metadata, event: { type } }) => [
      metadata.actor,
      type,
    ]);
  const taken = [['urn:gate:7', 'delivery.BoxDamaged']];

  interface Kept {
    readonly code: string;
    readonly detail: string;
  }
  const quarantine = async (): Promise<Kept[]> =>
    (await service.get('/v1/quarantine?limit=200')).body.items as Kept[];

  type Sent = [string, (scan: { body: object; sscc: string; json: string }) => Outgoing];
  const accepted: Sent[] = [
    [
      'the key and attributes as documented',
      ({ sscc, json }) => ({ key: sscc, value: json, headers: attributes }),
    ],
    ['no key', ({ json }) => ({ key: null, value: json, headers: attributes })],
    [
      'a key as a scanner reads it',
      ({ sscc, json }) => ({ key: `]C100${sscc}`, value: json, headers: attributes }),
    ],
    [
      'a structured event',
      ({ sscc, body }) => ({
        key: sscc,
        value: JSON.stringify(event({ data: body })),
        headers: typed('application/cloudevents+json; charset=UTF-8'),
      }),
    ],
    [
      'a structured event in Base64',
      ({ sscc, json }) => ({
        key: sscc,
        value: JSON.stringify(event({ data_base64: Buffer.from(json).toString('base64') })),
        headers: typed('application/cloudevents+json'),
      }),
    ],
    [
      'a structured event without any header',
      ({ body }) => ({ key: null, value: JSON.stringify(event({ data: body })), headers: [] }),
    ],
    [
      'a batch of one event',
      ({ sscc, body }) => ({
        key: sscc,
        value: JSON.stringify([event({ data: body })]),
        headers: typed('application/cloudevents-batch+json'),
      }),
    ],
    [
      'headers named as HTTP names them',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: attributes.map(([name, value]) => [
          name.replace('ce_', 'CE-').replace('content', 'Content'),
          value,
        ]),
      }),
    ],
    [
      'headers named as AMQP names them',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: attributes.map(([name, value]) => [name.replace('ce_', 'cloudEvents:'), value]),
      }),
    ],
    ['no content type', ({ sscc, json }) => ({ key: sscc, value: json, headers: without('content-type') })],
    [
      'a content type with parameters',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: [...without('content-type'), ['content-type', 'application/vnd.gate+json; charset=utf-8']],
      }),
    ],
    [
      'a header without a value',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: [...attributes, ['ce_time', null], ['trace', null]],
      }),
    ],
    [
      'headers that come twice',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: [...attributes, ...attributes, ['x', '1'], ['x', '2']],
      }),
    ],
  ];

  const refused: [string, (scan: { sscc: string; json: string }) => Outgoing, RegExp][] = [
    [
      'a tombstone',
      ({ sscc }) => ({ key: sscc, value: null, headers: attributes }),
      /it has no body \(a tombstone\)/,
    ],
    [
      'a null source',
      ({ sscc, json }) => ({
        key: sscc,
        value: json,
        headers: [...without('ce_source'), ['ce_source', null]],
      }),
      /ce_source must be a URI reference/,
    ],
    [
      'two sources',
      ({ sscc, json }) => ({ key: sscc, value: json, headers: [...attributes, ['ce_source', 'urn:gate:8']] }),
      /ce_source has two values/,
    ],
    [
      'the binary format Avro',
      ({ sscc, json }) => ({ key: sscc, value: json, headers: typed('application/cloudevents+avro') }),
      /content-type must be application\/json, application\/cloudevents\+json or/,
    ],
    [
      'an empty batch',
      ({ sscc }) => ({ key: sscc, value: '[]', headers: typed('application/cloudevents-batch+json') }),
      /it holds no event/,
    ],
    ['no attributes', ({ sscc, json }) => ({ key: sscc, value: json, headers: [] }), /not a CloudEvent 1.0/],
  ];

  /** What is refused goes to quarantine with its place, and what the same producer sends next is taken in. */
  async function refuses(producer: ForeignProducer, message: Outgoing, words: RegExp): Promise<void> {
    const before = (await quarantine()).length;
    await producer.send('zstd', message);
    const next = scan();
    await producer.send('zstd', { key: next.sscc, value: next.json, headers: attributes });
    await until(async () => (await isIn(next.sscc)).length === 1);
    await until(async () => (await quarantine()).length === before + 1);
    const kept = (await quarantine()).at(-1);
    expect(kept?.detail).toMatch(new RegExp(`^${topic}/\\d+@\\d+: `));
    expect(kept?.detail).toMatch(words);
  }

  const producers: [string, () => ForeignProducer, string | undefined][] = [
    ['kcat (librdkafka)', () => librdkafka, whatKcatLacks()],
    ['the Java client', () => java, undefined],
  ];

  describe.each(producers)('%s', (_, producer, lacks) => {
    if (lacks !== undefined) {
      if (process.env['CI'])
        it('needs kcat', () => {
          throw new Error(lacks);
        });
      else it.skip(`NOT RUN: ${lacks}`, () => undefined);
      return;
    }

    it.each(compressions)(
      'given a scan encoded with %s, then it is recorded',
      async (compression: Compression) => {
        const { sscc, json } = scan();
        await producer().send(compression, { key: sscc, value: json, headers: attributes });
        await until(async () => (await isIn(sscc)).length === 1);
        expect(await isIn(sscc)).toEqual(taken);
        if (broker.dataDir !== undefined)
          expect([...(await packedAs(broker.dataDir, topic))]).toContain(compression);
      },
    );

    it.each(accepted)('given %s, then the scan is recorded', async (_, message) => {
      const one = scan();
      await producer().send('zstd', message(one));
      await until(async () => (await isIn(one.sscc)).length === 1);
      expect(await isIn(one.sscc)).toEqual(taken);
    });

    it.each(refused)(
      'given %s, then it is quarantined, and the next scan is recorded',
      async (_, message, words) => {
        await refuses(producer(), message(scan()), words);
      },
    );
  });

  it('given a batch with one wrong event, then only that one is quarantined', async () => {
    const scans = Array.from({ length: 5 }, scan);
    const events = scans.map(({ body }, i) =>
      event(i === 2 ? { data: body, time: 'yesterday' } : { data: body }),
    );
    await java.send('gzip', {
      key: null,
      value: JSON.stringify(events),
      headers: typed('application/cloudevents-batch+json'),
    });
    for (const [i, { sscc }] of scans.entries())
      if (i !== 2) await until(async () => (await isIn(sscc)).length === 1);
    await until(async () =>
      (await quarantine()).some(({ detail }) => /@\d+#3: time must be a date/.test(detail)),
    );
    expect(await isIn(scans[2]?.sscc ?? '')).toEqual([]);
  });

  it('given headers that are not UTF-8, then only a required one makes the scan fail', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0]);
    const { sscc, json } = scan();
    await java.send('lz4', { key: sscc, value: json, headers: [...attributes, ['trace-bin', bytes]] });
    await until(async () => (await isIn(sscc)).length === 1);
    await refuses(
      java,
      { key: sscc, value: json, headers: [...without('ce_source'), ['ce_source', bytes]] },
      /ce_source is not UTF-8/,
    );
  });

  it('given transactions, then committed scans are recorded, aborted ones are not, and none waits', async () => {
    const [first, dropped, second, after] = [scan(), scan(), scan(), scan()];
    const message = ({ sscc, json }: { sscc: string; json: string }) => ({
      key: sscc,
      value: json,
      headers: attributes,
    });
    await java.transaction('commit', message(first));
    await java.transaction('abort', message(dropped), message(dropped));
    await java.transaction('commit', message(second));
    await java.send('none', message(after));
    for (const { sscc } of [first, second, after]) await until(async () => (await isIn(sscc)).length === 1);
    expect(await isIn(dropped.sscc)).toEqual([]);
    await java.transaction('commit', message(dropped));
    await until(async () => (await isIn(dropped.sscc)).length === 1);
  });
});
