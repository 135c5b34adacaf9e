import type { Kafka, KafkaMessage } from 'kafkajs';

const withinMs = 20_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** All present messages of a topic, partition by partition, in order. */
export async function readTopic(kafka: Kafka, topic: string): Promise<KafkaMessage[][]> {
  const deadline = Date.now() + withinMs;
  const ends = await endsOf(kafka, topic, deadline);
  const found: KafkaMessage[][] = ends.map(() => []);
  const reader = kafka.consumer({ groupId: `reader-${Math.random()}`, maxWaitTimeInMs: 50 });
  try {
    await reader.connect();
    await reader.subscribe({ topic, fromBeginning: true });
    await reader.run({
      autoCommit: false,
      eachMessage: ({ partition, message }) => Promise.resolve(void found[partition]?.push(message)),
    });
    while (!ends.every((end, partition) => (found[partition]?.length ?? 0) >= end)) {
      if (Date.now() > deadline) throw new Error(`${topic} was not read to its end within ${withinMs} ms`);
      await pause(10);
    }
  } finally {
    await reader.disconnect();
  }
  return found.map((messages, partition) => messages.slice(0, ends[partition]));
}

/** The number of messages of each partition. */
async function endsOf(kafka: Kafka, topic: string, deadline: number): Promise<number[]> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    // A partition just created has no leader yet.
    for (;;) {
      const offsets = await admin.fetchTopicOffsets(topic).catch(() => []);
      if (offsets.length > 0)
        return [...offsets].sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high));
      if (Date.now() > deadline) throw new Error(`${topic} did not exist within ${withinMs} ms`);
      await pause(10);
    }
  } finally {
    await admin.disconnect();
  }
}
