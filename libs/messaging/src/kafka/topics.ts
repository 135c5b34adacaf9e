import { ConfigResourceTypes, type Admin } from 'kafkajs';
import type { KafkaConfig } from './kafka-config';
import { maxEventBytes } from '@boxtrail/event-store';

/** A message is an event's data and its headers. */
const maxMessageBytes = maxEventBytes + 1_048_576;

/** Kept for ever, whole: the history of a context, for later readers. */
const settings: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': String(maxMessageBytes),
};

export const topicOf = ({ prefix }: KafkaConfig, context: string): string => `${prefix}.${context}`;

/** A topic is there, but not as it has to be. Says what was found and what is wanted. */
class WrongTopic extends Error {
  constructor(topic: string, found: string, wanted: string) {
    super(`topic ${topic} has ${found}; wanted: ${wanted}`);
    this.name = 'WrongTopic';
  }
}

/**
 * Makes the topics that are missing, and looks at the others.
 * @throws WrongTopic fewer partitions than stated, or settings under which messages would be lost.
 */
export async function ensureTopics(
  admin: Admin,
  topics: readonly string[],
  { partitions, replicas }: KafkaConfig,
): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  // Another process may make the same ones at this moment: then nothing is made here, and they are looked at below.
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      })),
    });
  }
  const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] });
  for (const { name, partitions: has } of found) {
    if (has.length < partitions)
      throw new WrongTopic(name, `${has.length} partitions`, `at least ${partitions} (KAFKA_PARTITIONS)`);
  }
  for (const topic of topics) await checkSettings(admin, topic);
}

async function checkSettings(admin: Admin, topic: string): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: Object.keys(settings) }],
  });
  for (const { configName, configValue } of resources[0]?.configEntries ?? []) {
    const wanted = settings[configName];
    const fits =
      configName === 'max.message.bytes' ? Number(configValue) >= maxMessageBytes : configValue === wanted;
    if (!fits) throw new WrongTopic(topic, `${configName}=${configValue}`, `${configName}=${wanted}`);
  }
}
