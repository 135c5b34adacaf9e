import { Kafka, logLevel, type Consumer, type KafkaMessage, type LogEntry, type Producer } from 'kafkajs';
import type { Random } from '@boxtrail/simulation/random';
import { withTimeout } from '@boxtrail/async';

/** Header of a foreign message with its kind, for the verdict; services ignore it. */
export const poisonHeader = 'chaos-poison';

/**
 * Poison at the position of an earlier message: a copy with another body, or a copy under another key in another
 * partition. A group may skip it as a repetition, or park it.
 */
export const forged: readonly string[] = ['forged-copy', 'misplaced-copy'];

/** Shares of the messages seen: those published again, and those with poison beside them. */
const copied = 0.5;
const poisoned = 0.01;
/** Upper bound of old messages that may be published again much later. */
const remembered = 500;

type Content = Pick<KafkaMessage, 'key' | 'value' | 'headers'>;

interface Seen {
  readonly topic: string;
  readonly partition: number;
  readonly message: Content;
}

/** Longest silence although customers are active, in ms: longer than a broker outage. */
const silentMs = 60_000;
/** Lines of the client's log that are printed after such a silence. */
const remembersLines = 30;

/** Reads every topic beside the services, publishes half of the messages again, byte for byte, and adds poison. */
export class Meddler {
  copies = 0;
  poison = 0;
  private readonly old: Seen[] = [];
  private readonly lastSeen = new Map<string, number>();
  private readonly clientSaid: string[] = [];
  private consumer: Consumer | undefined;
  private producer: Producer | undefined;
  private partitions = 0;
  private heardAt = performance.now();
  private doing = 'connecting';
  private watch: NodeJS.Timeout | undefined;

  private constructor(
    private readonly broker: string,
    private readonly topics: readonly string[],
    private readonly random: Random,
    private readonly say: (line: string) => void,
  ) {}

  static async start(
    broker: string,
    topics: readonly string[],
    random: Random,
    say: (line: string) => void,
  ): Promise<Meddler> {
    const meddler = new Meddler(broker, topics, random, say);
    await meddler.connect();
    meddler.watch = setInterval(() => void meddler.wake(), 5_000);
    return meddler;
  }

  async stop(): Promise<void> {
    clearInterval(this.watch);
    await this.disconnect();
  }

  private async connect(): Promise<void> {
    const kafka = new Kafka({
      clientId: 'chaos',
      brokers: [this.broker],
      logLevel: logLevel.INFO,
      logCreator: () => (entry) => this.remember(entry),
      connectionTimeout: 2_000,
      requestTimeout: 5_000,
      enforceRequestTimeout: true,
      // The broker comes back.
      retry: { retries: 1_000, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    const consumer = kafka.consumer({
      groupId: 'chaos-meddler',
      maxWaitTimeInMs: 100,
      sessionTimeout: 10_000,
    });
    this.consumer = consumer;
    this.producer = kafka.producer({ idempotent: false });
    this.partitions ||= await partitionsOf(kafka, this.topics[0] ?? '');
    await this.producer.connect();
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.topics] });
    this.doing = 'waiting for messages';
    await consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        this.heardAt = performance.now();
        await this.meddle({ topic, partition, message });
      },
    });
  }

  private async disconnect(): Promise<void> {
    const both = Promise.allSettled([this.consumer?.disconnect(), this.producer?.disconnect()]);
    await withTimeout(5_000, both).catch(() => undefined);
  }

  private remember({ label, namespace, log: { message, error } }: LogEntry): void {
    const why = error === undefined ? '' : `: ${String(error)}`;
    this.clientSaid.push(`${new Date().toISOString()} ${label} ${namespace}: ${message}${why}`);
    if (this.clientSaid.length > remembersLines) this.clientSaid.shift();
  }

  /** Starts again with the same memory when no messages arrive any more. */
  private async wake(): Promise<void> {
    if (performance.now() - this.heardAt < silentMs) return;
    this.heardAt = performance.now();
    this.say(
      `  no message reaches the meddler (${this.doing}): it starts again\n    ${this.clientSaid.join('\n    ')}`,
    );
    await this.disconnect();
    await this.connect().catch((error: Error) => this.say(`  the meddler failed: ${error.message}`));
  }

  private async meddle(seen: Seen): Promise<void> {
    const { topic, partition, message } = seen;
    const position = Number(String(message.headers?.['ce_position']));
    const isNew = position > (this.lastSeen.get(`${topic}/${partition}`) ?? 0);
    if (message.headers?.[poisonHeader] !== undefined || !isNew) return;
    this.lastSeen.set(`${topic}/${partition}`, position);
    if (this.old.push(seen) > remembered) this.old.splice(this.random.int(0, remembered - 1), 1);
    if (this.random.chance(copied)) {
      await this.publish(this.random.chance(0.8) ? seen : this.random.pick(this.old));
      this.copies += 1;
    }
    if (this.random.chance(poisoned)) {
      const kind = this.random.pick(Object.keys(poisons));
      const elsewhere = (partition + this.random.int(1, this.partitions - 1)) % this.partitions;
      const where = kind === 'misplaced-copy' ? elsewhere : partition;
      await this.publish({ topic, partition: where, message: poisonOf(kind, message) });
      this.poison += 1;
    }
  }

  private async publish({ topic, partition, message }: Seen): Promise<void> {
    const { key, value, headers } = message;
    this.doing = `publishing to ${topic}/${partition}`;
    await this.producer?.send({ topic, acks: -1, messages: [{ partition, key, value, headers }] });
    this.doing = 'waiting for messages';
  }
}

async function partitionsOf(kafka: Kafka, topic: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return offsets.length;
}

type Change = (message: Content) => Partial<Content>;

const broken = Buffer.from([0x7b, 0xff, 0xfe, 0x80]);

/** A CloudEvent of an external sender: like ours, but without a log position. */
const outsiders = ({ headers = {} }: Content, changes: Record<string, string> = {}) => {
  const { ce_previous: _place, ...rest } = headers;
  return { ...rest, ...changes };
};

/** Larger than any event may be. */
const oversize = Buffer.alloc(5_000_000, 'x');

const poisons: Readonly<Record<string, Change>> = {
  'no-cloud-event': () => ({ key: Buffer.from('k'), value: Buffer.from('{"hello":'), headers: {} }),
  'no-body': () => ({ value: null }),
  'unknown-type': (message) => ({ headers: outsiders(message, { ce_type: 'orders.RoundVanished' }) }),
  'unknown-version': (message) => ({ headers: outsiders(message, { ce_dataschema: 'urn:boxtrail:x:99' }) }),
  'bad-utf-8': (message) => ({ value: broken, headers: outsiders(message) }),
  oversize: (message) => ({ value: oversize, headers: outsiders(message) }),
  'bad-utf-8-key': () => ({ key: broken }),
  'wrong-key': (message) => ({ key: Buffer.from('not-this-one'), headers: outsiders(message) }),
  'no-position': (message) => ({ headers: { ...message.headers, ce_position: '-1' } }),
  'forged-copy': () => ({ value: broken }),
  'misplaced-copy': () => ({ key: Buffer.from('not-this-one') }),
};

function poisonOf(kind: string, message: Content): Content {
  const poison = { ...message, ...poisons[kind]?.(message) };
  return { ...poison, headers: { ...poison.headers, [poisonHeader]: kind } };
}
