import { Partitioners, type Admin, type Kafka, type Producer } from 'kafkajs';
import type { Pool } from 'pg';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { EventStore } from '@boxtrail/event-store';
import { pause } from '../port/handling';
import { recordSpans } from '@boxtrail/observability';
import { contextOf, messageOf, type Message } from '../port/message';
import { withTimeout } from '@boxtrail/async';
import { leaveMs, wordsOf } from './kafka-client';
import { checkEnds } from './lost-history';
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
  readonly withAdmin: <T>(work: (admin: Admin) => Promise<T>) => Promise<T>;
  /** How long the client may take over one thing, in ms: it tries again by itself, and sometimes never settles. */
  readonly patienceMs: number;
}

interface Addressed {
  readonly partition: number;
  readonly message: Message;
}

/**
 * Fills the topic of one context from the log, in its order. One process at a time does; the others wait for its lease.
 * A message names its partition and its predecessor there, so a reader knows it as the next, a repetition, a gap,
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
    let waiting = false;
    for (let failures = 0; !signal.aborted;) {
      try {
        // Who only waits for the lease asks the database, and the cluster again when it has it: many may wait.
        if (!waiting) await ready();
        lease = await RelayLease.take(this.pool, topic, partitions, lease?.epoch);
        if (lease === undefined) {
          this.troubles.over(`relay ${topic}`);
          waiting = true;
          await pause(leaseMs / 10, signal);
          continue;
        }
        if (waiting) await ready();
        waiting = false;
        await this.hold(lease, signal, () => {
          failures = 0;
          this.troubles.over(`relay ${topic}`);
        });
      } catch (error) {
        waiting = false;
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
    let connected = false;
    const renewal = setInterval(() => {
      lease.renew().then(
        // With nothing to publish, that nothing has failed for so long is all that tells that it works.
        () => connected && this.troubles.over(`relay ${this.options.topic}`),
        (error: unknown) => {
          lost = error;
          ended.abort();
        },
      );
    }, leaseMs / 4);
    // A producer of its own for each holder: what an earlier one left unfinished is not taken up by this one.
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      await withTimeout(this.options.patienceMs, producer.connect());
      connected = true;
      const ends = await this.endsOf(lease);
      await this.publish(producer, lease, ends, either, works);
      if (lost !== undefined) throw lost as Error;
    } finally {
      clearInterval(renewal);
      await withTimeout(leaveMs, producer.disconnect()).catch(() => undefined);
    }
  }

  /** Where the partitions end, if what they hold is of this log. @throws LostHistory */
  private endsOf({ ends }: RelayLease): Promise<number[]> {
    const { topic, patienceMs, withAdmin } = this.options;
    return withAdmin((admin) => checkEnds(this.kafka, admin, this.store, { name: topic, ends, patienceMs }));
  }

  private async publish(
    producer: Producer,
    lease: RelayLease,
    ends: number[],
    signal: AbortSignal,
    works: () => void,
  ): Promise<void> {
    let saved = (this.reached = lease.position);
    const tails = [...lease.tails];
    const isOurs = (type: string) => contextOf(type) === this.options.context;
    const reading = this.store.subscribe(saved, { signal, batchSize, tolerant: true });
    for await (const { events, unreadable = [], position: read } of reading) {
      // Passing over one of our own that this program cannot read would be a hole; one of others is for others to tell.
      const stop = unreadable.find(({ type }) => isOurs(type));
      const readable = stop === undefined ? events : events.filter((event) => event.position < stop.position);
      const position = stop === undefined ? read : (readable.at(-1)?.position ?? saved);
      const ours = readable.filter(({ event }) => isOurs(event.type));
      if (ours.length === 0 && stop === undefined && position - saved < lazyPositions) continue;
      for (const request of requests(ours.map((event) => this.address(event, tails)))) {
        if (signal.aborted) return;
        await this.send(producer, request, ends);
        const parentOf = ({ message }: Addressed) => message.headers['ce_traceparent'];
        recordSpans(`publish ${this.options.topic}`, request, parentOf, { kind: 'producer' });
      }
      await lease.advance(position, tails, ends);
      saved = this.reached = position;
      if (stop !== undefined) throw stop;
      works();
    }
  }

  private address(event: RecordedEvent, tails: number[]): Addressed {
    const message = messageOf(event);
    const partition = this.place(message.key);
    const place = { ce_partition: String(partition), ce_previous: String(tails[partition] ?? 0) };
    tails[partition] = event.position;
    // Made this moment, and nobody else's: a copy of its twenty headers would cost as much as they did.
    Object.assign(message.headers, place);
    return { partition, message };
  }

  private async send(producer: Producer, addressed: readonly Addressed[], ends: number[]): Promise<void> {
    const messages = addressed.map(({ partition, message: { key, headers, body } }) => ({
      key,
      partition,
      headers: headers as Record<string, string>,
      value: body,
    }));
    const { topic, patienceMs } = this.options;
    const sent = await withTimeout(patienceMs, producer.send({ topic, acks: -1, timeout: 10_000, messages }));
    for (const { partition, baseOffset = '-1' } of sent) {
      // -1: a repetition, whose first sending was answered to nobody.
      if (Number(baseOffset) < 0) continue;
      const count = addressed.filter((message) => message.partition === partition).length;
      ends[partition] = Math.max(ends[partition] ?? 0, Number(baseOffset) + count);
    }
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
