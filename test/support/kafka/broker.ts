import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { KafkaNotInstalled, LocalKafka, whatKafkaLacks } from '@boxtrail/dev-servers';

/** A real Kafka for the tests of one file. */
export interface TestBroker {
  readonly brokers: string;
  /** The broker, to be stopped and started; undefined when `KAFKA_BROKERS` is set. */
  readonly local?: LocalKafka;
  /** The folder of its topics, with one folder for each partition; undefined when `KAFKA_BROKERS` is set. */
  readonly dataDir?: string;
  /** Topics and groups that no other test uses. */
  config(given?: Partial<KafkaConfig>): KafkaConfig;
  close(): Promise<void>;
}

/** The broker of `KAFKA_BROKERS`, or a new one in its own folder. */
export async function startTestBroker(): Promise<TestBroker> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return testBroker(given);
  const home = await mkdtemp(join(tmpdir(), 'boxtrail-kafka-'));
  return testBroker(undefined, await LocalKafka.start(home), home);
}

function testBroker(given?: string, local?: LocalKafka, home?: string): TestBroker {
  const brokers = given ?? local?.brokers ?? '';
  return {
    brokers,
    local,
    ...(home !== undefined && { dataDir: join(home, 'data') }),
    config: (config = {}) => ({
      brokers: brokers.split(','),
      prefix: `test-${randomBytes(6).toString('hex')}`,
      partitions: 4,
      replicas: 1,
      ...config,
    }),
    close: async () => {
      await local?.stop();
      if (home !== undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * `describe` for tests that need a broker. Without one, CI fails; elsewhere the tests are skipped under a title that
 * says so.
 */
export function describeWithKafka(name: string, tests: () => void): void {
  const lack = process.env['KAFKA_BROKERS'] ? undefined : whatKafkaLacks();
  if (lack === undefined) describe(name, tests);
  else if (process.env['CI']) {
    it(`${name}: needs a broker`, () => {
      throw new KafkaNotInstalled(lack);
    });
  } else describe.skip(`${name}: NOT RUN without a broker: ${new KafkaNotInstalled(lack).message}`, tests);
}

interface Sent {
  readonly key: string;
  readonly value: string | Buffer | null;
  readonly headers: Record<string, string | Buffer>;
}

export interface Outsider {
  send(key: string, value: Sent['value'], headers: Sent['headers']): Promise<unknown>;
  /** In one request, and so in one batch for each partition. */
  sendAll(messages: readonly Sent[]): Promise<unknown>;
  close(): Promise<void>;
}

/** An external producer that publishes to a topic as soon as it exists. */
export async function outsider({ brokers }: KafkaConfig, topic: string): Promise<Outsider> {
  const client = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  for (const deadline = Date.now() + 45_000; !(await admin.listTopics()).includes(topic);) {
    if (Date.now() > deadline) throw new Error(`${topic} was not created within 45 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await admin.disconnect();
  const producer = client.producer();
  await producer.connect();
  return {
    send: (key, value, headers) => producer.send({ topic, messages: [{ key, value, headers }] }),
    sendAll: (messages) => producer.send({ topic, messages: [...messages] }),
    close: () => producer.disconnect(),
  };
}
