import { setTimeout as pause } from 'node:timers/promises';
import { BoxesReceived, PackingJobFellShort } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { Kafka as CloudEventsOnKafka, type KafkaMessage as KafkaMessageOfCloudEvents } from 'cloudevents';
import { ConfigResourceTypes } from 'kafkajs';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import {
  counted,
  KafkaUnderTest,
  notes,
  numbered,
  until,
} from '../../../../test/support/kafka/kafka-under-test';
import { largeEvent } from '../../../../test/support/large-event';
import { insertRaw } from '../../../../test/support/raw-log';
import { InvalidEvent, maxEventBytes, type EventStore } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import type { Consumer } from '../port/messaging';

const at = '2026-03-16T01:02:03.004Z';

describeWithKafka('the relay, on a real Kafka', () => {
  let broker: TestBroker;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  afterEach(() => under.close());

  async function tableRow(): Promise<{ position: string; epoch: string; tails: string[] }> {
    const { rows } = await under.pool.query<{ position: string; epoch: string; tails: string[] }>(
      'SELECT position, epoch, tails FROM messaging.topics',
    );
    return rows[0]!;
  }

  it('given events, then the topic has each once, in log order, and each names the one before', async () => {
    under = await KafkaUnderTest.open(broker);
    await under.start([]);
    for (let revision = 1; revision <= 5; revision += 1)
      for (const pass of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) await under.suspended(pass, revision);
    await until(async () => Number((await tableRow())?.position) === 30);
    const partitions = await under.everything();
    expect(partitions.flat()).toHaveLength(30);
    for (const messages of partitions) {
      const positions = messages.map(({ headers }) => Number(String(headers?.['ce_position'])));
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      expect(messages.map(({ headers }) => Number(String(headers?.['ce_previous'])))).toEqual(
        [0, ...positions].slice(0, positions.length),
      );
    }
    // A key has one partition.
    const places = new Set(
      partitions.flatMap((messages, i) => messages.map(({ key }) => `${String(key)}@${i}`)),
    );
    expect(places.size).toBe(6);
  });

  it('given an event, then its message is a CloudEvent, word for word, and reads as one elsewhere', async () => {
    under = await KafkaUnderTest.open(broker);
    await under.start([]);
    await under.suspended('p1', 1, '核酸 positive');
    await until(async () => Number((await tableRow())?.position) === 1);
    const [message] = (await under.everything()).flat();
    const [event] = await under.store.read('p1');
    const headers = Object.fromEntries(
      Object.entries(message?.headers ?? {}).map(([k, v]) => [k, String(v)]),
    );
    expect({ key: String(message?.key), headers, body: String(message?.value) }).toEqual({
      key: 'p1',
      headers: {
        ce_specversion: '1.0',
        ce_id: event?.id,
        ce_source: '/boxtrail/passes',
        ce_type: 'passes.PassSuspended',
        ce_subject: 'p1',
        ce_time: '2026-03-16T01:02:03.004Z',
        ce_dataschema: 'urn:boxtrail:passes.PassSuspended:1',
        'content-type': 'application/json',
        ce_position: '1',
        ce_partition: expect.stringMatching(/^[0-3]$/) as string,
        ce_previous: '0',
        ce_stream: 'p1',
        ce_revision: '1',
        ce_recordedtime: event?.recordedAt,
        ce_actor: 'a',
        ce_role: 'admin',
        ce_commandid: 'c',
        ce_correlationid: 'k',
        ce_causationid: 'c',
      },
      body: '{"passId":"p1","reason":"核酸 positive"}',
    });
    const read = CloudEventsOnKafka.toEvent({
      headers,
      key: 'p1',
      value: String(message?.value),
      body: '',
      timestamp: '',
    } as KafkaMessageOfCloudEvents);
    expect(read).toMatchObject({
      id: event?.id,
      type: 'passes.PassSuspended',
      source: '/boxtrail/passes',
      subject: 'p1',
      time: '2026-03-16T01:02:03.004Z',
      position: '1',
      data: { passId: 'p1', reason: '核酸 positive' },
    });
  });

  it('given the largest receipts, each more than a default broker takes, then they go round whole', async () => {
    under = await KafkaUnderTest.open(broker);
    const got: RecordedEvent[] = [];
    const consumer: Consumer = {
      group: 'test.receipts',
      types: [BoxesReceived.type],
      handle: (message) => Promise.resolve(void got.push(message)),
    };
    const discrepancies = Array.from({ length: 30_000 }, (_, i) => ({
      sscc: String(i).padStart(18, '0'),
      kind: 'wrong-station' as const,
    }));
    for (const loadId of ['l1', 'l2', 'l3'])
      await under.append(
        loadId,
        1,
        BoxesReceived.of(at, { loadId, scanId: 's', atGln: '2000220102001', ssccs: [], discrepancies }),
      );
    await under.start([consumer], { relays: () => ['delivery'] });
    await until(() => got.length === 3);
    expect(JSON.stringify(got[0]?.event.data).length).toBeGreaterThan(1_500_000);
    const byLoad = [...got].sort((a, b) => a.position - b.position);
    expect(byLoad).toEqual(
      (await Promise.all(['l1', 'l2', 'l3'].map((load) => under.store.read(load)))).flat(),
    );
  });

  it('given events of the largest size, then they go round whole, and what follows is not held up', async () => {
    under = await KafkaUnderTest.open(broker);
    const got: RecordedEvent[] = [];
    const consumer: Consumer = {
      group: 'test.shortfalls',
      types: [PackingJobFellShort.type],
      handle: (message) => Promise.resolve(void got.push(message)),
    };
    for (const [i, bytes] of [maxEventBytes, 500_000, maxEventBytes].entries())
      await under.append('job-1', i + 1, largeEvent(bytes));
    await expect(under.append('job-1', 4, largeEvent(maxEventBytes + 1))).rejects.toThrow(InvalidEvent);
    const messaging = await under.start([consumer], { relays: () => ['packing'] });
    await until(() => got.length === 3);
    expect(got.map(({ event }) => Buffer.byteLength(JSON.stringify(event.data)))).toEqual([
      4_194_304, 500_000, 4_194_304,
    ]);
    expect(got).toEqual(await under.store.read('job-1'));
    expect(messaging.problems()).toEqual([]);
  });

  it('given a topic that takes less than the largest event, then the setting is named until it is mended', async () => {
    under = await KafkaUnderTest.open(broker);
    const got: RecordedEvent[] = [];
    const consumer: Consumer = {
      group: 'test.shortfalls',
      types: [PackingJobFellShort.type],
      handle: (message) => Promise.resolve(void got.push(message)),
    };
    const topic = `${under.config.prefix}.packing`;
    const messaging = await under.start([consumer], { relays: () => ['packing'] });
    await under.append('job-1', 1, largeEvent(500_000));
    await until(() => got.length === 1);
    const takes = async (bytes: number) =>
      (await under.admin()).alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: topic,
            configEntries: [
              { name: 'retention.ms', value: '-1' },
              { name: 'max.message.bytes', value: String(bytes) },
            ],
          },
        ],
      });
    await takes(1_048_588);
    await under.append('job-1', 2, largeEvent(2_000_000));
    await under.append('job-1', 3, largeEvent(500_000));
    await until(() => messaging.problems().some((words) => words.includes('max.message.bytes')));
    expect(messaging.problems()).toEqual([
      `relay ${topic}: topic ${topic} has max.message.bytes=1048588; wanted: max.message.bytes=5242880`,
    ]);
    expect(got).toHaveLength(1);
    await takes(5_242_880);
    await until(() => got.length === 3);
    expect(got).toEqual(await under.store.read('job-1'));
    await until(() => messaging.problems().length === 0);
  });

  it('given an unreadable event, then another context passes it over, and its own stops before it', async () => {
    under = await KafkaUnderTest.open(broker);
    const { got, consumer } = notes();
    await under.suspended('p1', 1);
    await insertRaw(under.pool, { stream: 'r1', type: 'orders.RoundDreamtOf', data: '{}' });
    await under.suspended('p1', 2);
    const messaging = await under.start([consumer]);
    await until(() => got.length === 2);
    expect(messaging.problems()).toEqual([]);
    await under.suspended('p1', 3);
    const stop = await insertRaw(under.pool, {
      stream: 'p2',
      type: 'passes.PassSuspended',
      data: '{"passId":"p2"}',
    });
    await under.suspended('p1', 4);
    await until(() => messaging.problems().length === 1);
    // It tries again and again; that it does is no sign that it works.
    for (const deadline = Date.now() + 2_000; Date.now() < deadline; await pause(50))
      expect(messaging.problems()).toEqual([
        `relay ${under.topic}: the event at position ${stop}, passes.PassSuspended of p2#1, cannot be read: ` +
          'passes.PassSuspended/reason: Expected required property',
      ]);
    await until(() => got.length === 3);
    expect(got).toEqual(numbered('p1', 3));
    await under.pool.query(
      `UPDATE log.events SET data = '{"passId":"p2","reason":"r"}' WHERE position = $1`,
      [stop],
    );
    // A process that starts anew reads it anew; so does a newer program, which knows more types.
    await under.stop(messaging);
    const store = await PostgresEventStore.open({ url: under.url, pool: under.pool, pollMs: 200 });
    const newer = await under.start([consumer], { store });
    try {
      await until(() => got.length === 5);
      expect([...got].sort()).toEqual([...numbered('p1', 4), 'p2#1']);
      await until(() => newer.problems().length === 0);
    } finally {
      await under.stop(newer);
      await store.close();
    }
  });

  it('given two processes, then one fills the topic; when it stops, the other goes on at once', async () => {
    under = await KafkaUnderTest.open(broker);
    const { got, consumer } = notes();
    const one = await under.start([]);
    await until(() => one.relayed().size === 1);
    const two = await under.start([consumer]);
    await under.suspended('p1', 1);
    await until(() => got.length === 1);
    await until(() => one.relayed().get('passes') === 1);
    expect([[...one.relayed()], [...two.relayed()]]).toEqual([[['passes', 1]], []]);
    await under.stop(one);
    const began = performance.now();
    await under.suspended('p1', 2);
    await until(() => got.length === 2);
    expect(performance.now() - began).toBeLessThan(5_000);
    await until(() => two.relayed().get('passes') === 2);
    expect(got).toEqual(['p1#1', 'p1#2']);
  });

  it('given a relay that wakes after its lease, then nothing it sends has an effect or moves back', async () => {
    under = await KafkaUnderTest.open(broker);
    let asleep = false;
    let wake = () => {};
    const { store } = under;
    const sleepy: EventStore = Object.assign(Object.create(store) as EventStore, {
      async *subscribe(...args: Parameters<EventStore['subscribe']>) {
        for await (const batch of store.subscribe(...args)) {
          if (batch.events.some(({ revision }) => revision === 2)) {
            asleep = true;
            await new Promise<void>((resolve) => (wake = resolve));
          }
          yield batch;
        }
      },
    });
    const zombie = await under.start([], { store: sleepy });
    await under.suspended('p1', 1);
    await until(() => zombie.relayed().get('passes') === 1);
    await under.suspended('p1', 2);
    await until(() => asleep);
    const { epoch } = await tableRow();
    const { got, consumer } = notes();
    const heir = await under.start([consumer]);
    await until(async () => {
      // Ten seconds later: its lease is over. Again and again, since this zombie's clock goes on and renews it.
      const over = `UPDATE messaging.topics SET lease_until = '-infinity' WHERE epoch = $1`;
      await under.pool.query(over, [epoch]);
      return heir.relayed().has('passes');
    });
    for (let revision = 3; revision <= 10; revision += 1) await under.suspended('p1', revision);
    await until(() => got.length === 10);
    const before = await tableRow();
    wake();
    await until(async () => (await counted(heir, 'repeated')) > 0);
    await under.suspended('p1', 11);
    // A message may be handled before its relay has noted that it was sent.
    await until(() => heir.relayed().get('passes') === 11);
    await until(async () => (await counted(heir, 'handled')) >= 11);
    expect(got).toEqual(numbered('p1', 11));
    expect(await counted(heir, 'handled')).toBe(11);
    const after = await tableRow();
    expect(after.epoch).toBe(before.epoch);
    expect(Number(after.position)).toBe(11);
    expect([...zombie.relayed()]).toEqual([]);
  });

  it('given a topic lost with unread messages, then what follows is held back until it is filled again', async () => {
    under = await KafkaUnderTest.open(broker, { partitions: 1 });
    const first = notes();
    const early = await under.start([first.consumer]);
    await under.suspended('p1', 1);
    await until(() => first.got.length === 1);
    await under.stop(early);
    const relay = await under.start([]);
    for (const revision of [2, 3]) await under.suspended('p1', revision);
    await until(() => relay.relayed().get('passes') === 3);
    await (await under.admin()).deleteTopics({ topics: [under.topic] });
    await under.suspended('p1', 4);
    await until(() => relay.relayed().get('passes') === 4);

    const { got, consumer } = notes();
    const late = await under.start([consumer], { relays: () => [] });
    await until(() => late.problems().length > 0);
    expect(late.problems()).toEqual([
      `${under.topic}/0: messages after position 1 and up to 3 are missing; nothing of it reaches test.notes ` +
        'until the topic is filled again (npm run boxtrail -- republish passes)',
    ]);
    expect(got).toEqual([]);
    await relay.republish('passes');
    await until(() => got.length === 3);
    await under.suspended('p1', 5);
    await until(() => got.length === 4);
    expect(got).toEqual(['p1#2', 'p1#3', 'p1#4', 'p1#5']);
    expect(late.problems()).toEqual([]);
  });

  it('given messages missing in two partitions, when one moves, then each member tells of its own', async () => {
    under = await KafkaUnderTest.open(broker, { partitions: 2 });
    const passes = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
    const all = async (revision: number) => {
      for (const pass of passes) await under.suspended(pass, revision);
    };
    const first = notes();
    const early = await under.start([first.consumer]);
    await all(1);
    await until(() => first.got.length === passes.length);
    await under.stop(early);
    const relay = await under.start([]);
    await all(2);
    await until(() => relay.relayed().get('passes') === 12);
    await (await under.admin()).deleteTopics({ topics: [under.topic] });
    await all(3);
    await until(() => relay.relayed().get('passes') === 18);

    const [one, two] = [notes(), notes()];
    const late = await under.start([one.consumer], { relays: () => [] });
    await until(() => late.problems().length === 2);
    const other = await under.start([two.consumer], { relays: () => [] });
    await until(() => late.problems().length === 1);
    await relay.republish('passes');
    await until(() => new Set([...one.got, ...two.got]).size === 12);
    await until(() => [...late.problems(), ...other.problems()].length === 0);
  }, 60_000);

  it('given a context without a topic, when it is to be filled again, then that is refused', async () => {
    under = await KafkaUnderTest.open(broker);
    const relay = await under.start([]);
    await expect(relay.republish('audit')).rejects.toMatchObject({ code: 'TOPIC_UNKNOWN' });
  });

  it('given a topic with too few partitions, then nothing is sent, and that is named until it has them', async () => {
    under = await KafkaUnderTest.open(broker);
    const admin = await under.admin();
    await admin.createTopics({
      topics: [
        {
          topic: under.topic,
          numPartitions: 2,
          configEntries: [
            { name: 'retention.ms', value: '-1' },
            { name: 'max.message.bytes', value: '8000000' },
          ],
        },
      ],
    });
    const { got, consumer } = notes();
    const messaging = await under.start([consumer]);
    await under.suspended('p1', 1);
    // The first words may be of a connection that was not there yet.
    const words = () => messaging.problems().filter((problem) => problem.includes('partitions'));
    await until(() => words().length === 2);
    expect(messaging.problems().sort()).toEqual([
      `consumer test.notes: topic ${under.topic} has 2 partitions; wanted: at least 4 (KAFKA_PARTITIONS)`,
      `relay ${under.topic}: topic ${under.topic} has 2 partitions; wanted: at least 4 (KAFKA_PARTITIONS)`,
    ]);
    expect(await admin.fetchTopicOffsets(under.topic)).toMatchObject([{ high: '0' }, { high: '0' }]);
    await admin.createPartitions({ topicPartitions: [{ topic: under.topic, count: 4 }] });
    await until(() => got.length === 1);
    await until(() => messaging.problems().length === 0);
  });

  it('given a topic that forgets, then it is refused by name', async () => {
    under = await KafkaUnderTest.open(broker);
    const admin = await under.admin();
    await admin.createTopics({
      topics: [
        {
          topic: under.topic,
          numPartitions: 4,
          configEntries: [{ name: 'max.message.bytes', value: '8000000' }],
        },
      ],
    });
    const messaging = await under.start([]);
    await until(() => messaging.problems().length === 1);
    expect(messaging.problems()).toEqual([
      `relay ${under.topic}: topic ${under.topic} has retention.ms=604800000; wanted: retention.ms=-1`,
    ]);
  });

  it('given a topic that is made, then it is kept for ever and takes the largest event', async () => {
    under = await KafkaUnderTest.open(broker);
    await under.start([]);
    const admin = await under.admin();
    await until(async () => (await admin.listTopics()).includes(under.topic));
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [
        {
          type: ConfigResourceTypes.TOPIC,
          name: under.topic,
          configNames: ['cleanup.policy', 'retention.ms', 'retention.bytes', 'max.message.bytes'],
        },
      ],
    });
    const found = resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]);
    expect(Object.fromEntries(found ?? [])).toEqual({
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'max.message.bytes': '5242880',
    });
    const { topics } = await admin.fetchTopicMetadata({ topics: [under.topic] });
    expect(topics[0]?.partitions).toHaveLength(4);
  });

  it('given a topic that has more partitions than stated, then only the stated ones are used', async () => {
    under = await KafkaUnderTest.open(broker);
    const before = await under.start([]);
    await under.suspended('p0', 1);
    await until(() => before.relayed().get('passes') === 1);
    await (await under.admin()).createPartitions({ topicPartitions: [{ topic: under.topic, count: 16 }] });
    for (let n = 1; n <= 40; n += 1) await under.suspended(`p${n}`, 1);
    await until(() => before.relayed().get('passes') === 41);
    const found = await under.everything();
    expect(found.slice(0, 4).flat()).toHaveLength(41);
    expect(found.slice(4).flat()).toEqual([]);
  });

  it('given a topic of 4 partitions, when 8 are stated, then keys stay in place and the way out is told', async () => {
    under = await KafkaUnderTest.open(broker);
    const before = await under.start([]);
    await under.suspended('p1', 1);
    await until(() => before.relayed().get('passes') === 1);
    await under.stop(before);
    await (await under.admin()).createPartitions({ topicPartitions: [{ topic: under.topic, count: 8 }] });
    const after = await under.start([], { config: { ...under.config, partitions: 8 } });
    await until(() => after.problems().length === 1);
    expect(after.problems()).toEqual([
      `relay ${under.topic}: topic ${under.topic} was filled over 4 partitions, and KAFKA_PARTITIONS is 8: keys would change ` +
        'their places. Set it to 4, or take another KAFKA_PREFIX: its topics are filled from the log',
    ]);
  });
});
