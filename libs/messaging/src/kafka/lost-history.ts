import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import { UnreadableEvent, type EventStore } from '@boxtrail/event-store';
import { messageOfKafka, positionOf } from './delivered';
import { lastMessages } from './last-messages';

/** The log and the topics say different things: it was restored from a backup that is older than they are. */
export class LostHistory extends Error {
  constructor(topic: string, position: number) {
    super(
      `topic ${topic} has a message at position ${position} that is not in the log: the log was restored from a backup; ` +
        'stop all services and run "boxtrail log-restored"',
    );
    this.name = 'LostHistory';
  }
}

interface Topic {
  readonly name: string;
  /** By partition, the offset after the last message that a relay is known to have sent; null: not known. */
  readonly ends: readonly (number | null)[];
  readonly patienceMs: number;
}

/**
 * Compares a topic with the log before it is filled further. Messages that no relay is known to have sent are there
 * after a crash between sending and recording it, and after the log was restored from a backup: the last one of each
 * partition is looked up in the log. Answers where the partitions end.
 * @throws LostHistory
 */
export async function checkEnds(
  kafka: Kafka,
  admin: Admin,
  store: EventStore,
  topic: Topic,
): Promise<number[]> {
  const offsets = await admin.fetchTopicOffsets(topic.name);
  const unknown = offsets
    .filter(({ partition, high }) => Number(high) > (topic.ends[partition] ?? 0))
    .map(({ partition }) => partition);
  const last = await lastMessages(kafka, topic.name, offsets, unknown, topic.patienceMs);
  for (const [partition, messages] of last) {
    const ours = messages.findLast((message) => positionOf(message, partition) !== undefined);
    if (ours === undefined || (await isInLog(store, ours))) continue;
    throw new LostHistory(topic.name, positionOf(ours, partition)?.position ?? 0);
  }
  const ends = topic.ends.map(() => 0);
  for (const { partition, high } of offsets) if (partition < ends.length) ends[partition] = Number(high);
  return ends;
}

async function isInLog(store: EventStore, message: KafkaMessage): Promise<boolean> {
  const { headers } = messageOfKafka(message);
  const revision = Number(headers['ce_revision']);
  try {
    const [event] = await store.read(headers['ce_stream'] ?? '', revision - 1);
    return event?.id === headers['ce_id'];
  } catch (error) {
    // It is there, and this program cannot read it.
    if (error instanceof UnreadableEvent) return true;
    throw error;
  }
}
