import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import {
  counted,
  KafkaUnderTest,
  notes,
  numbered,
  until,
  untilProblems,
} from '../../../../test/support/kafka/kafka-under-test';
import { HighWater } from './high-water';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The one way of kafkajs to ask a broker anything. */
const Connection = jest.requireActual<{ prototype: { send(asked: unknown): Promise<unknown> } }>(
  'kafkajs/src/network/connection',
);

describeWithKafka('groups of consumers, on a real Kafka', () => {
  let broker: TestBroker;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  beforeEach(async () => {
    under = await KafkaUnderTest.open(broker);
  });
  afterEach(() => under.close());

  it('given instances that come and go under load, then every message is handled, in order per key', async () => {
    const passes = Array.from({ length: 12 }, (_, i) => `p${i}`);
    // One list for all instances: what happened, in the order in which it happened.
    const shared = notes(() => pause(2));
    const loading = (async () => {
      for (let revision = 1; revision <= 40; revision += 1)
        await Promise.all(passes.map((pass) => under.suspended(pass, revision)));
    })();
    const first = await under.start([shared.consumer]);
    await until(() => shared.got.length > 30);
    const second = await under.start([shared.consumer]);
    await until(() => shared.got.length > 120);
    const third = await under.start([shared.consumer]);
    await under.stop(first);
    await until(() => shared.got.length > 240);
    await under.stop(third);
    await loading;
    await until(() => new Set(shared.got).size === 480);
    expect(second.problems().length).toBe(0);
    for (const pass of passes) {
      // The first time of each; a batch that was cut off by a rebalance may come again, its commands are known then.
      const order = [...new Set(shared.got.filter((note) => note.startsWith(`${pass}#`)))];
      expect(order).toEqual(numbered(pass, 40));
    }
  }, 90_000);

  it('given a process that stops, then it has left the group at once', async () => {
    const { got, consumer } = notes();
    const messaging = await under.start([consumer]);
    await under.suspended('p1', 1);
    await until(() => got.length === 1);
    const groupId = `${under.config.prefix}.test.notes`;
    const members = async () => {
      const { groups } = await (await under.admin()).describeGroups([groupId]);
      return groups[0]?.members.length;
    };
    expect(await members()).toBe(1);
    await under.stop(messaging);
    expect(await members()).toBe(0);
  });

  it('given a process that stops while it joins, then it has left the group at once', async () => {
    const groupId = `${under.config.prefix}.test.notes`;
    const members = async () => {
      const { groups } = await (await under.admin()).describeGroups([groupId]);
      return groups[0]?.members.map(({ memberId }) => memberId);
    };
    const { got, consumer } = notes();
    await under.start([consumer], { sessionMs: 30_000 });
    await under.suspended('p1', 1);
    await until(() => got.length === 1);
    const alone = await members();
    expect(alone).toHaveLength(1);
    for (const [i, ms] of [0, 50, 200, 500, 1_500].entries()) {
      const passing = await under.start([consumer], { relays: () => [], sessionMs: 30_000 });
      await pause(ms);
      await under.stop(passing);
      expect([ms, await members()]).toEqual([ms, alone]);
      await under.suspended('p1', i + 2);
      await until(() => got.includes(`p1#${i + 2}`));
    }
  }, 120_000);

  it('given a cluster that forgot how far the group was, then nothing is handled a second time', async () => {
    const { got, consumer } = notes();
    const before = await under.start([consumer]);
    for (const revision of [1, 2, 3]) await under.suspended('p1', revision);
    await until(() => got.length === 3);
    await under.stop(before);
    const groupId = `${under.config.prefix}.test.notes`;
    await (await under.admin()).resetOffsets({ groupId, topic: under.topic, earliest: true });
    const after = await under.start([consumer]);
    await under.suspended('p1', 4);
    await until(() => got.length === 4);
    expect(got).toEqual(['p1#1', 'p1#2', 'p1#3', 'p1#4']);
    expect(await counted(after, 'repeated')).toBe(3);
  });

  it('given messages not had yet, then the lag counts them; when they are had, it is 0', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { got, consumer } = notes(() => gate);
    const messaging = await under.start([consumer]);
    for (let revision = 1; revision <= 7; revision += 1) await under.suspended('p1', revision);
    // A topic that was made this moment has no leader yet.
    const lag = async () => (await messaging.lags().catch(() => new Map<string, number>())).get('test.notes');
    await until(async () => (await lag()) === 7);
    open();
    await until(() => got.length === 7);
    await until(async () => (await lag()) === 0);
  });

  it('given a member taken for dead that still works, then it cannot move what is another’s now', async () => {
    const [slow, heir] = [new HighWater(under.pool, 'g'), new HighWater(under.pool, 'g')];
    expect([await slow.of('t', 0), await heir.of('t', 0)]).toEqual([0, 0]);
    await heir.move('t', 0, 0, 20);
    await expect(slow.move('t', 0, 0, 10)).rejects.toThrow('g on t/0 was moved on by another process');
    expect(await slow.of('t', 0)).toBe(20);
  });

  it('given requests that are never answered and never time out, then relay and group begin anew', async () => {
    const { got, consumer } = notes();
    const messaging = await under.start([consumer], { patienceMs: 4_000 });
    await under.suspended('p1', 1);
    await until(() => got.length === 1);
    const hangs = jest.spyOn(Connection.prototype, 'send').mockImplementation(() => new Promise(() => {}));
    try {
      await under.suspended('p1', 2);
      await untilProblems(messaging, ['Kafka is away (KAFKA_BROKERS): no answer within 3000 ms']);
    } finally {
      hangs.mockRestore();
    }
    await until(() => got.length === 2, 60_000);
    expect(got).toEqual(['p1#1', 'p1#2']);
    await until(() => messaging.problems().length === 0);
    await under.suspended('p1', 3);
    await until(() => got.length === 3);
  }, 120_000);
});
