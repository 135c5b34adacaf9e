import { Partitioners, type Kafka, type Producer } from 'kafkajs';
import type { Pool } from 'pg';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { EventStore } from '../../event-store/event-store';
import { pause } from '../handling';
import { recordSpans } from '../../observability/tracing';
import { contextOf, messageOf, type Message } from '../message';
import { wordsOf } from './kafka-client';
import { LeaseLost, leaseMs, RelayLease } from './relay-lease';
import type { Troubles } from './troubles';

/** Events read at a time. */
const batchSize = 1_000;
/** Bytes sent at a time, unless one message alone is larger. */
const requestBytes = 1_048_576;
/** Unwritten progress over events of other contexts, at most. */
const lazyPositions = 10_000;

export interface RelayOptions {
  readonly context: string;
  readonly topic: string;
  readonly partitions: number;
  /** Resolves when the topic is there as it has to be. */
  readonly ready: () => Promise<void>;
}

interface Addressed {
  readonly partition: number;
  readonly message: Message;
}

/**
 * Fills the topic of one context from the log, in its order. One process at a time does; the others wait for its lease.
 * A message names its partition and its predecessor there, so whoever reads knows it as the next, a repetition, a gap,
 * or a copy that somebody put elsewhere.
 */
export class Relay {
  private readonly place: (key: string) => number;
  /** Log position up to which this process has filled the topic; undefined while another does. */
  reached: number | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly troubles: Troubles,
    private readonly options: RelayOptions,
  ) {
    this.place = placer(options.topic, options.partitions);
  }

  get context(): string {
    return this.options.context;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { topic, partitions, ready } = this.options;
    let lease: RelayLease | undefined;
    for (let failures = 0; !signal.aborted;) {
      try {
        await ready();
        lease = await RelayLease.take(this.pool, topic, partitions, lease?.epoch);
        if (lease === undefined) {
          this.troubles.over(`relay ${topic}`);
          await pause(leaseMs / 10, signal);
          continue;
        }
        await this.hold(lease, signal, () => (failures = 0));
      } catch (error) {
        if (error instanceof LeaseLost) continue;
        failures += 1;
        this.troubles.report(`relay ${topic}`, wordsOf(error));
        await lease?.release().catch(() => undefined);
        await pause(Math.min(2_000, 100 * 2 ** Math.min(failures, 6)), signal);
      } finally {
        this.reached = undefined;
      }
      if (signal.aborted) await lease?.release().catch(() => undefined);
    }
  }

  /** Publishes as long as the lease is ours, and keeps it so while there is nothing to publish. */
  private async hold(lease: RelayLease, signal: AbortSignal, works: () => void): Promise<void> {
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    let lost: unknown;
    const renewal = setInterval(() => {
      lease.renew().catch((error: unknown) => {
        lost = error;
        ended.abort();
      });
    }, leaseMs / 4);
    // A producer of its own for each holder: what an earlier one left unfinished is not taken up by this one.
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      await producer.connect();
      this.troubles.over(`relay ${this.options.topic}`);
      await this.publish(producer, lease, either, works);
      if (lost !== undefined) throw lost as Error;
    } finally {
      clearInterval(renewal);
      await producer.disconnect().catch(() => undefined);
    }
  }

  private async publish(
    producer: Producer,
    lease: RelayLease,
    signal: AbortSignal,
    works: () => void,
  ): Promise<void> {
    let saved = (this.reached = lease.position);
    const tails = [...lease.tails];
    // Every event is read, also of types this program does not know: passing over one of our own would be a hole.
    for await (const { events, position } of this.store.subscribe(saved, { signal, batchSize })) {
      const ours = events.filter(({ event }) => contextOf(event.type) === this.options.context);
      if (ours.length === 0 && position - saved < lazyPositions) continue;
      for (const request of requests(ours.map((event) => this.address(event, tails)))) {
        if (signal.aborted) return;
        await this.send(producer, request);
        const parentOf = ({ message }: Addressed) => message.headers['ce_traceparent'];
        recordSpans(`publish ${this.options.topic}`, request, parentOf, { kind: 'producer' });
      }
      await lease.advance(position, tails);
      saved = this.reached = position;
      works();
    }
  }

  private address(event: RecordedEvent, tails: number[]): Addressed {
    const { key, headers, body } = messageOf(event);
    const partition = this.place(key);
    const ce_previous = String(tails[partition] ?? 0);
    tails[partition] = event.position;
    return {
      partition,
      message: { key, headers: { ...headers, ce_partition: String(partition), ce_previous }, body },
    };
  }

  private async send(producer: Producer, addressed: readonly Addressed[]): Promise<void> {
    const messages = addressed.map(({ partition, message: { key, headers, body } }) => ({
      key,
      partition,
      headers: headers as Record<string, string>,
      value: body,
    }));
    await producer.send({ topic: this.options.topic, acks: -1, timeout: 10_000, messages });
  }
}

/** Cuts what is to be sent so that no request is much larger than `requestBytes`. */
function* requests(messages: readonly Addressed[]): Generator<Addressed[]> {
  let request: Addressed[] = [];
  let bytes = 0;
  for (const addressed of messages) {
    // Headers take some 700 bytes.
    const size = addressed.message.body.length + 1_024;
    if (request.length > 0 && bytes + size > requestBytes) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(addressed);
    bytes += size;
  }
  if (request.length > 0) yield request;
}

/** The partition of a key, as Kafka's own clients choose it, over the stated number, however many the topic has. */
function placer(topic: string, partitions: number): (key: string) => number {
  const choose = Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionId,
    partitionErrorCode: 0,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  return (key) => choose({ topic, partitionMetadata, message: { key, value: null } });
}
