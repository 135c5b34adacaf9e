import {
  describeWithKafka,
  startTestBroker,
  type TestBroker,
} from '../../../../../test/support/kafka/broker';
import { KafkaUnderTest, notes, until } from '../../../../../test/support/kafka/kafka-under-test';

/** The one way of kafkajs to ask a broker anything. */
const Connection = jest.requireActual<{ prototype: { send(asked: unknown): Promise<unknown> } }>(
  'kafkajs/src/network/connection',
);

describeWithKafka('a client of Kafka whose promises never settle', () => {
  let broker: TestBroker;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  beforeEach(async () => {
    under = await KafkaUnderTest.open(broker);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await under.close();
  });

  it('given requests that are never answered and never time out, then relay, group and questions begin anew', async () => {
    const { got, consumer } = notes();
    const messaging = await under.start([consumer], { patienceMs: 4_000 });
    await under.suspended('p1', 1);
    await until(() => got.length === 1);
    const hangs = jest.spyOn(Connection.prototype, 'send').mockImplementation(() => new Promise(() => {}));
    await under.suspended('p1', 2);
    expect(await messaging.problems()).toEqual(['Kafka is away (KAFKA_BROKERS): no answer within 3000 ms']);
    hangs.mockRestore();
    await until(() => got.length === 2, 60_000);
    expect(got).toEqual(['p1#1', 'p1#2']);
    await until(async () => (await messaging.problems()).length === 0);
    await under.suspended('p1', 3);
    await until(() => got.length === 3);
  }, 120_000);
});
