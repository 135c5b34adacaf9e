import { messageOf } from '@boxtrail/messaging';
// As quiet as ours: the cost of kafkajs logging is not part of the comparison.
import '@boxtrail/messaging/kafka/kafkajs-workarounds/quiet-queue';
import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';
import { packedBox, Workload } from '../workload';
import type { Start } from './child';

export interface BareProducerOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly partitions: number;
  /** Messages in a request. */
  readonly together: number;
  /** Attributes in headers, as in our messages, or as many bytes in the body. */
  readonly form: 'headers' | 'body';
}

/** Number of different messages, which are sent repeatedly. */
const different = 20_000;

/** Sends prepared messages, request after request, with the settings of our relay. */
export const start: Start<BareProducerOptions, number, void> = async (options) => {
  const { brokers, topic, together } = options;
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const ready = Array.from({ length: different }, (_, n) => readyMessage(options, n));
  return {
    run: async (count) => {
      for (let sent = 0; sent < count; sent += together) {
        const from = sent % different;
        const messages = ready.slice(from, from + Math.min(together, count - sent));
        await producer.send({ topic, acks: -1, timeout: 10_000, messages });
        sent += messages.length - together; // the last slice may be shorter
      }
    },
    close: () => producer.disconnect(),
  };
};

const workload = new Workload(999);

function readyMessage({ partitions, form }: BareProducerOptions, n: number): Message {
  const sscc = workload.nextBox();
  const { id, event, metadata } = packedBox(sscc, '2900000000018');
  const place = { position: 1_000_000 + n, revision: 1, recordedAt: '2026-03-16T01:00:00.000Z' };
  const recorded = { id, event, metadata, stream: `box-${sscc}`, ...place };
  const { key, headers, body } = messageOf(recorded);
  const partition = n % partitions;
  const attributes = {
    ...headers,
    ce_partition: String(partition),
    ce_previous: String(place.position - partitions),
  };
  if (form === 'headers') return { key, partition, headers: attributes, value: body };
  // A header costs its texts and two lengths.
  const bytes = Object.entries(attributes).reduce(
    (sum, [name, text]) => sum + name.length + text.length + 3,
    0,
  );
  return { key, partition, value: Buffer.concat([body, Buffer.alloc(bytes, 'x')]) };
}
