import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { leaveMs } from './kafka-client';
import { withTimeout } from '@boxtrail/async';

/** Offsets of one partition: that of its first message, and the next one to be written. */
export interface Ends {
  readonly partition: number;
  readonly low: string;
  readonly high: string;
}

/** Messages of a partition that are looked at: the last ones may be markers, or not ours. */
const lookedAt = 50;

/**
 * The last messages of some partitions of a topic, each list in order, at most 50. Reads as a group of its own, which
 * commits nothing: a group of a process that was killed would be waited for.
 * @throws Error the cluster did not answer within `patienceMs`.
 */
export async function lastMessages(
  kafka: Kafka,
  topic: string,
  ends: readonly Ends[],
  wanted: readonly number[],
  patienceMs: number,
): Promise<ReadonlyMap<number, readonly KafkaMessage[]>> {
  const found = new Map<number, KafkaMessage[]>(wanted.map((partition) => [partition, []]));
  const missing = new Set(
    wanted.filter((partition) => ends.some((end) => end.partition === partition && !isEmpty(end))),
  );
  if (missing.size === 0) return found;
  const reader = kafka.consumer({ groupId: `${topic}.ends.${randomUUID()}`, maxWaitTimeInMs: 100 });
  try {
    await withTimeout(
      patienceMs,
      new Promise<void>((resolve, reject) => {
        const eachBatch = async ({
          batch,
        }: {
          batch: { partition: number; messages: KafkaMessage[]; lastOffset(): string };
        }) => {
          found.get(batch.partition)?.push(...batch.messages);
          const end = ends.find(({ partition }) => partition === batch.partition);
          if (end === undefined || BigInt(batch.lastOffset()) + 1n >= BigInt(end.high))
            missing.delete(batch.partition);
          if (missing.size === 0) resolve();
          return Promise.resolve();
        };
        const read = async () => {
          await reader.connect();
          await reader.subscribe({ topic });
          await reader.run({ autoCommit: false, eachBatch });
          for (const end of ends)
            reader.seek({
              topic,
              partition: end.partition,
              offset: offsetOf(end, missing.has(end.partition)),
            });
        };
        read().catch(reject);
      }),
    );
  } finally {
    await withTimeout(leaveMs, reader.disconnect()).catch(() => undefined);
  }
  return found;
}

const isEmpty = ({ low, high }: Ends): boolean => BigInt(high) <= BigInt(low);

function offsetOf({ low, high }: Ends, wanted: boolean): string {
  if (!wanted) return high;
  const from = BigInt(high) - BigInt(lookedAt);
  return String(from > BigInt(low) ? from : BigInt(low));
}
