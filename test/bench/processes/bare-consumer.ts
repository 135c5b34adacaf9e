// As quiet as ours: the cost of kafkajs logging is not part of the comparison.
import '@boxtrail/messaging/kafka/kafkajs-workarounds/quiet-queue';
import { Kafka, logLevel } from 'kafkajs';
import { Sightings } from '../sightings';
import type { Start } from './child';

export interface BareConsumerOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
}

/** Counts messages and commits batch by batch, with the settings of our groups. */
export const start: Start<BareConsumerOptions, number, void> = async ({ brokers, topic }) => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({
    groupId: `${topic}-bare`,
    maxWaitTimeInMs: 500,
    maxBytesPerPartition: 1_048_576,
    maxBytes: 8_388_608,
  });
  const sightings = new Sightings();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch, commitOffsetsIfNecessary }) => {
      const { partition, messages } = batch;
      sightings.add(messages.length);
      const offset = String(BigInt(batch.lastOffset()) + 1n);
      await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    },
  });
  await joined;
  return {
    run: async (count) => void (await sightings.next(count)),
    close: () => consumer.disconnect(),
  };
};
