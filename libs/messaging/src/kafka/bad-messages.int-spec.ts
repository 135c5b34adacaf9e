import { ConfigResourceTypes, type KafkaMessage } from 'kafkajs';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { counted, KafkaUnderTest, notes, until } from '../../../../test/support/kafka/kafka-under-test';
import { messageOf, type Message } from '../port/message';
import type { KafkaMessaging } from './kafka-messaging';

type Raw = Pick<KafkaMessage, 'key' | 'value' | 'headers'>;

const stranger = 'NotUnderstood: not a CloudEvent that a relay of Boxtrail sent here';

describeWithKafka('messages that cannot be read, on a real Kafka', () => {
  let broker: TestBroker;
  let under: KafkaUnderTest;
  let got: string[];
  let messaging: KafkaMessaging;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());

  /** Three messages of p1 and one of p2 in the log; what a relay would send of them is sent by the test. */
  beforeEach(async () => {
    under = await KafkaUnderTest.open(broker, { partitions: 1 });
    for (const revision of [1, 2, 3]) await under.suspended('p1', revision);
    await under.suspended('p2', 1);
    const noted = notes();
    got = noted.got;
    messaging = await under.start([noted.consumer], { relays: () => [] });
  });
  afterEach(() => under.close());

  /** What a relay would send, in order. */
  async function sent(): Promise<(Message & { headers: Record<string, string> })[]> {
    const events = [];
    for await (const batch of under.store.readAll(0)) events.push(...batch.events);
    return events.map((event) => {
      const message = messageOf(event);
      return {
        ...message,
        headers: { ...message.headers, ce_partition: '0', ce_previous: String(event.position - 1) },
      };
    });
  }

  async function send(...messages: (Raw | Message)[]): Promise<void> {
    const admin = await under.admin();
    await until(async () => (await admin.listTopics()).includes(under.topic));
    const producer = await under.producer();
    for (const message of messages) {
      const value = 'body' in message ? message.body : message.value;
      await producer.send({
        topic: under.topic,
        messages: [
          { key: message.key, headers: message.headers as KafkaMessage['headers'], value, partition: 0 },
        ],
      });
    }
  }

  const parked = async () =>
    (await under.parked.page(undefined, '0', 100)).map(({ position, key, reason }) => [
      position,
      key,
      reason,
    ]);

  const broken: [
    string,
    (message: { key: string; headers: Record<string, string>; body: Buffer }) => Partial<Raw>,
    string,
  ][] = [
    [
      'a version that is newer than this program',
      ({ headers }) => ({ headers: { ...headers, ce_dataschema: 'urn:boxtrail:passes.PassSuspended:99' } }),
      'passes.PassSuspended version 99 is newer than this program knows (1)',
    ],
    [
      'a schema of another type',
      ({ headers }) => ({ headers: { ...headers, ce_dataschema: 'urn:boxtrail:passes.PassIssued:1' } }),
      'ce_dataschema urn:boxtrail:passes.PassIssued:1 names no version of passes.PassSuspended',
    ],
    [
      'a body that is not UTF-8',
      () => ({ value: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }),
      'its body is not UTF-8',
    ],
    [
      'a body that breaks off',
      () => ({ value: Buffer.from('{"passId":"p1"') }),
      "Expected ',' or '}' after property value in JSON at position 14",
    ],
    [
      'a body without a field',
      () => ({ value: Buffer.from('{"passId":"p1"}') }),
      'passes.PassSuspended/reason: Expected required property',
    ],
    [
      'a body about something else than its key',
      () => ({ value: Buffer.from('{"passId":"p7","reason":"r"}') }),
      'its key is "p1", but it is about "p7"',
    ],
    [
      'another content type',
      ({ headers }) => ({ headers: { ...headers, 'content-type': 'text/xml' } }),
      'its content type is text/xml, not application/json',
    ],
    ['no id', ({ headers: { ce_id: _id, ...headers } }) => ({ headers }), 'the attribute ce_id is missing'],
    [
      'a time that is none',
      ({ headers }) => ({ headers: { ...headers, ce_time: 'yesterday' } }),
      'ce_time is no time in UTC (RFC 3339)',
    ],
    [
      'an attribute that is not UTF-8',
      ({ headers }) => ({ headers: { ...headers, ce_actor: Buffer.from([0x61, 0xff]) } }),
      'the attribute ce_actor is not UTF-8',
    ],
    [
      'a revision that is none',
      ({ headers }) => ({ headers: { ...headers, ce_revision: '-2' } }),
      'ce_revision is no positive whole number',
    ],
  ];

  it.each(broken)(
    'given %s, then it is parked with the later ones of its key, others go on; mended, it is replayed',
    async (_, change, reason) => {
      const [first, second, third, other] = (await sent()) as [Message, Message, Message, Message];
      const { key, headers, body } = second;
      await send(
        first,
        {
          key: Buffer.from(key),
          headers: { ...headers },
          value: body,
          ...change({ key, headers: { ...headers }, body }),
        },
        third,
        other,
      );
      await until(async () => (await parked()).length === 2);
      await until(() => got.length === 2);
      expect((await parked())[0]?.[2]).toContain(`NotUnderstood: ${reason}`);
      expect(await parked()).toEqual([
        [2, 'p1', expect.any(String)],
        [3, 'p1', 'an earlier message of this key is parked'],
      ]);
      expect([...got].sort()).toEqual(['p1#1', 'p2#1']);
      expect(await messaging.replay('test.notes')).toBe(2);

      // As a program that understands it would have read it.
      await under.pool.query('UPDATE messaging.parked SET headers = $1, body = $2 WHERE position = 2', [
        JSON.stringify(headers),
        body,
      ]);
      expect(await messaging.replay('test.notes')).toBe(0);
      expect(got.filter((note) => note.startsWith('p1'))).toEqual(['p1#1', 'p1#2', 'p1#3']);
    },
  );

  it('given a type nobody here knows, then groups that did not ask for it pass over it', async () => {
    const [first, second, third, other] = (await sent()) as [Message, Message, Message, Message];
    await send(
      first,
      { ...second, headers: { ...second.headers, ce_type: 'passes.PassDreamtOf' } },
      third,
      other,
    );
    await until(() => got.length === 3);
    expect([...got].sort()).toEqual(['p1#1', 'p1#3', 'p2#1']);
    expect(await parked()).toEqual([]);
  });

  const strange: [string, Raw][] = [
    ['no headers', { key: Buffer.from('p1'), headers: {}, value: Buffer.from('hello') }],
    [
      'an older CloudEvents version',
      {
        key: Buffer.from('p1'),
        headers: {
          ce_specversion: '0.3',
          ce_type: 'passes.PassSuspended',
          ce_position: '2',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    [
      'a position that is none',
      {
        key: Buffer.from('p1'),
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '1e3',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    [
      'a position before its predecessor',
      {
        key: Buffer.from('p1'),
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '1',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    [
      'no body',
      {
        key: Buffer.from('p1'),
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '2',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: null,
      },
    ],
    [
      'a key that is not UTF-8',
      {
        key: Buffer.from([0x70, 0xff]),
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '2',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    [
      'no key',
      {
        key: null,
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '2',
          ce_partition: '0',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    [
      'the place of another partition: a copy, put where its key does not belong',
      {
        key: Buffer.from('p1'),
        headers: {
          ce_specversion: '1.0',
          ce_type: 'passes.PassSuspended',
          ce_position: '2',
          ce_partition: '1',
          ce_previous: '1',
        },
        value: Buffer.from('{}'),
      },
    ],
    ['NUL in its key', { key: Buffer.from('p\0'), headers: { 'x\0': '\0' }, value: Buffer.from('\0') }],
  ];

  it.each(strange)(
    'given a message with %s, then it is kept aside, and holds nobody back: it is none of the log',
    async (_, raw) => {
      const [first, second, third, other] = (await sent()) as [Message, Message, Message, Message];
      await send(first, raw, second, third, other);
      await until(() => got.length === 4);
      expect(got.filter((note) => note.startsWith('p1'))).toEqual(['p1#1', 'p1#2', 'p1#3']);
      const [kept, ...others] = await under.parked.page('test.notes', '0', 100);
      expect(others).toEqual([]);
      expect({ ...kept, parkedAt: '', id: '' }).toEqual({
        id: '',
        group: 'test.notes',
        position: null,
        place: `${under.topic}/0@1`,
        key: String(raw.key ?? '').replace('\0', '\uFFFD'),
        reason: stranger,
        parkedAt: '',
        message: expect.objectContaining({ body: raw.value ?? Buffer.alloc(0) }) as unknown,
        bytes: raw.value?.length ?? 0,
      });
      expect(await counted(messaging, 'foreign')).toBe(1);
    },
  );

  it('given a stranger that is too large to be an event, then what is kept of it is bounded', async () => {
    const [first, second] = (await sent()) as [Message, Message];
    await send(
      first,
      { key: Buffer.from('k'.repeat(10_000)), headers: {}, value: Buffer.alloc(5_000_000, 'x') },
      second,
    );
    await until(() => got.length === 2);
    const [kept] = await under.parked.page('test.notes', '0', 100);
    expect([kept?.key.length, kept?.message.body.length, kept?.bytes]).toEqual([500, 65_536, 65_536]);
  });

  it('given a foreign message beyond every bound, then it is kept aside and those behind it go on', async () => {
    const [first, second] = (await sent()) as [Message, Message];
    await send(first);
    await (
      await under.admin()
    ).alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: ConfigResourceTypes.TOPIC,
          name: under.topic,
          configEntries: [
            { name: 'retention.ms', value: '-1' },
            { name: 'max.message.bytes', value: '20000000' },
          ],
        },
      ],
    });
    const headers = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`h${i}${'n'.repeat(2_000)}`, 'v'.repeat(2_000)]),
    );
    await send({ key: Buffer.from('p1'), headers, value: Buffer.alloc(12_000_000, 'x') }, second);
    await until(() => got.length === 2);
    const [kept, ...others] = await under.parked.page('test.notes', '0', 100);
    expect(others).toEqual([]);
    const texts = Object.entries(kept?.message.headers ?? {});
    expect([texts.length, texts[0]?.map(({ length }) => length), kept?.bytes]).toEqual([
      64,
      [1_000, 1_000],
      65_536,
    ]);
    expect(messaging.problems()).toEqual([]);
  });

  it('given large parked messages, then a list shows the beginning of each, and they are replayed whole', async () => {
    await under.parked.park(
      'test.notes',
      (await sent()).map(({ key, headers, body }, i) => ({
        position: i + 1,
        reason: 'r',
        // Spaces are no part of what JSON says.
        message: { key, headers, body: Buffer.concat([body, Buffer.alloc(4_000_000, ' ')]) },
      })),
    );
    const bodies = (await under.parked.page('test.notes', '0', 100)).map(({ message, bytes }) => [
      message.body.length,
      bytes > 4_000_000,
    ]);
    expect(bodies).toEqual(Array.from({ length: 4 }, () => [65_536, true]));
    expect((await under.parked.inOrder('test.notes', 0, 100)).map(({ position }) => position)).toEqual([
      1, 2, 3,
    ]);
    expect(await messaging.replay('test.notes')).toBe(0);
    expect(got).toEqual(['p1#1', 'p1#2', 'p1#3', 'p2#1']);
  });

  it('given a message that follows a gap, then it is not handled, and the gap is told', async () => {
    const [first, , third] = (await sent()) as [Message, Message, Message];
    await send(first, third);
    await until(async () => (await counted(messaging, 'out-of-place')) === 1);
    await until(() => messaging.problems().some((words) => words.includes('are missing')));
    await until(() => got.length > 0);
    expect(got).toEqual(['p1#1']);
    expect(await parked()).toEqual([]);
  });

  it('given messages that come again, old ones after new ones, then each is handled once', async () => {
    const messages = await sent();
    await send(...messages, ...messages.slice(1), ...messages);
    await until(async () => (await counted(messaging, 'repeated')) === 7);
    await until(async () => (await counted(messaging, 'handled')) >= 4);
    expect(got).toHaveLength(4);
    expect(new Set(got).size).toBe(4);
  });
});
