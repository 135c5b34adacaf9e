import { type Consumer, messagingMigrations, ParkedMessages } from '@boxtrail/messaging';
import { PassSuspended } from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import { Kafka, logLevel, type Admin, type KafkaMessage, type Producer } from 'kafkajs';
import type { Pool } from 'pg';
import { eventId } from '@boxtrail/commands';
import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import type { EventStore } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { KafkaMessaging, type KafkaMessagingOptions } from '@boxtrail/messaging/kafka/kafka-messaging';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from '@boxtrail/projections';
import { createTestDatabase, type TestDatabase } from '../test-database';
import type { TestBroker } from './broker';
import { readTopic } from './read-topic';

const metadata = {
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  // Messages do not carry it.
  commandHash: '',
  correlationId: 'k',
  causationId: 'c',
};
const at = '2026-03-16T01:02:03.004Z';

/** A new log, topics and groups on a real PostgreSQL and a real Kafka. */
export class KafkaUnderTest {
  readonly topic: string;
  readonly parked: ParkedMessages;
  private readonly running = new Set<KafkaMessaging>();
  private readonly kafka: Kafka;
  private connectedAdmin: Admin | undefined;
  private disconnected = false;
  private connectedProducer: Producer | undefined;

  private constructor(
    readonly store: PostgresEventStore,
    readonly pool: Pool,
    readonly config: KafkaConfig,
    private readonly database: TestDatabase,
  ) {
    this.topic = `${config.prefix}.passes`;
    this.parked = new ParkedMessages(pool);
    this.kafka = new Kafka({ brokers: [...config.brokers], logLevel: logLevel.NOTHING });
  }

  get url(): string {
    return this.database.url;
  }

  static open(broker: TestBroker, given: Partial<KafkaConfig> = {}): Promise<KafkaUnderTest> {
    return KafkaUnderTest.over(broker.config(given));
  }

  /** `template`: the URL of a database to copy, which nobody is connected to. */
  static async over(config: KafkaConfig, template?: string): Promise<KafkaUnderTest> {
    const database = await createTestDatabase(template);
    const pool = database.pool(12);
    await migrate(pool, 'progress', checkpointMigrations);
    await migrate(pool, 'messaging', messagingMigrations);
    const store = await PostgresEventStore.open({ url: database.url, pool, pollMs: 200 });
    return new KafkaUnderTest(store, pool, config, database);
  }

  /** A process that publishes the topic of the passes, unless told otherwise, and runs these consumers. */
  async start(
    consumers: readonly Consumer[],
    given: Partial<KafkaMessagingOptions> & { readonly store?: EventStore } = {},
  ): Promise<KafkaMessaging> {
    const options = {
      config: this.config,
      relays: () => ['passes'],
      backOffMs: 5,
      sessionMs: 6_000,
      ...given,
    };
    const messaging = new KafkaMessaging(
      this.pool,
      given.store ?? this.store,
      { warn: () => undefined },
      options,
    );
    this.running.add(messaging);
    await messaging.start(consumers);
    return messaging;
  }

  async stop(messaging: KafkaMessaging): Promise<void> {
    this.running.delete(messaging);
    await messaging.stop();
  }

  async close(): Promise<void> {
    await this.disconnect();
    await this.database.drop();
  }

  /** Leaves its database and the cluster as they are. */
  async disconnect(): Promise<void> {
    if (this.disconnected) return;
    this.disconnected = true;
    for (const messaging of this.running) await messaging.stop();
    this.running.clear();
    await this.connectedProducer?.disconnect();
    await this.connectedAdmin?.disconnect();
    await this.store.close();
    await this.database.disconnect();
  }

  /** Suspends a pass: one message with the pass as key. */
  async suspended(passId: string, revision: number, reason = `r${revision}`): Promise<void> {
    await this.append(passId, revision, PassSuspended.of(at, { passId, reason }));
  }

  async append(stream: string, revision: number, event: DomainEvent): Promise<void> {
    await this.store.append(stream, revision - 1, [{ id: eventId(stream, 'c', revision), event, metadata }]);
  }

  async admin(): Promise<Admin> {
    if (this.connectedAdmin === undefined) {
      this.connectedAdmin = this.kafka.admin();
      await this.connectedAdmin.connect();
    }
    return this.connectedAdmin;
  }

  /** For messages that no relay sent. */
  async producer(): Promise<Producer> {
    if (this.connectedProducer === undefined) {
      this.connectedProducer = this.kafka.producer();
      await this.connectedProducer.connect();
    }
    return this.connectedProducer;
  }

  /** All messages of the topic, partition by partition, in order. */
  everything(topic = this.topic): Promise<KafkaMessage[][]> {
    return readTopic(this.kafka, topic);
  }
}

/** A group that records `pass#revision` of its messages. */
export function notes(takes: (note: string) => Promise<void> | void = () => undefined) {
  const got: string[] = [];
  const consumer: Consumer = {
    group: 'test.notes',
    types: [PassSuspended.type],
    handle: async ({ stream, revision }) => {
      const note = `${stream}#${revision}`;
      await takes(note);
      got.push(note);
    },
  };
  return { got, consumer };
}

export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await isSo());) {
    if (Date.now() > deadline) throw new Error(`condition not met within ${withinMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * Resolves when exactly these problems are reported; otherwise the error lists the present ones. The cluster is checked
 * every few seconds.
 */
export async function untilProblems(messaging: KafkaMessaging, words: readonly string[]): Promise<void> {
  await until(() => JSON.stringify(messaging.problems()) === JSON.stringify(words)).catch(() => undefined);
  expect(messaging.problems()).toEqual(words);
}

/** `name#1` to `name#n`. */
export const numbered = (name: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${name}#${i + 1}`);

/** The value of a counter for the group of `notes`. */
export async function counted(messaging: KafkaMessaging, outcome: string): Promise<number> {
  const { values } = await messaging.counted.get();
  return values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
}
