import { ensureTopics } from '@boxtrail/messaging/kafka/topics';
import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { Kafka, logLevel } from 'kafkajs';
import { perSecond, type Side } from '../case';
import type { BareConsumerOptions } from '../processes/bare-consumer';
import type { BareProducerOptions } from '../processes/bare-producer';
import { Child } from '../processes/child';

export interface BareLoop {
  /** Process ids. */
  readonly producer: number;
  readonly consumer: number;
  side(name: string, counts: Pick<Side, 'count' | 'warmUp'>): Side;
  close(): Promise<void>;
}

/** A kafkajs producer in one process and a consumer in another, on a topic with our settings. */
export async function bareLoop(
  { brokers, partitions, ...config }: KafkaConfig,
  { form, together }: Pick<BareProducerOptions, 'form' | 'together'>,
): Promise<BareLoop> {
  const topic = `${config.prefix}.bare-${form}`;
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await ensureTopics(admin, [topic], { brokers, partitions, ...config });
  await admin.disconnect();
  const consumer = await Child.start<BareConsumerOptions, number, void>('bare-consumer', { brokers, topic });
  const options = { brokers, topic, partitions, together, form };
  const producer = await Child.start<BareProducerOptions, number, void>('bare-producer', options);
  return {
    producer: producer.pid,
    consumer: consumer.pid,
    side: (name, counts) => ({
      name,
      ...counts,
      run: (count) => perSecond(count, () => Promise.all([consumer.run(count), producer.run(count)])),
    }),
    close: async () => {
      await producer.close();
      await consumer.close();
    },
  };
}
