import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { KafkaUnderTest } from '../../../../test/support/kafka/kafka-under-test';
import { messagingContract } from '../port/messaging.contract';
import { KafkaMessaging } from './kafka-messaging';

describeWithKafka('on a real Kafka', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());

  messagingContract('over Kafka', async () => {
    const under = await KafkaUnderTest.open(broker);
    const { store, parked, pool, config } = under;
    const options = { config, relays: () => ['passes'], backOffMs: 5 };
    return {
      store,
      parked,
      process: () => new KafkaMessaging(pool, store, { warn: () => undefined }, options),
      close: () => under.close(),
    };
  });
});
