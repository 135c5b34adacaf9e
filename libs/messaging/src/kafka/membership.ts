import { KafkaJSError, type Consumer as KafkaConsumer, type EachBatchPayload, type Kafka } from 'kafkajs';
import { pause } from '../port/handling';
import { withTimeout } from '@boxtrail/async';
import { leaveMs, wordsOf } from './kafka-client';
import type { Troubles } from './troubles';

export interface GroupOptions {
  /** The group's name on the cluster. */
  readonly groupId: string;
  readonly topics: readonly string[];
  /** How long the cluster waits for a member that says nothing, in ms. */
  readonly sessionMs: number;
  /** Resolves when the topics are there as they have to be. */
  readonly ready: () => Promise<void>;
  /** A member that hears nothing of the cluster for so long, in ms, is given up: its client may never say so. */
  readonly patienceMs: number;
}

/** Bytes of one partition, and of all together, asked for at a time; a single larger message still comes. */
const partitionBytes = 1_048_576;
const fetchBytes = 8_388_608;
/** How long the cluster holds a question for messages while there are none, in ms; who leaves waits for it. */
const longPollMs = 500;
/** A member learns that others come or go within this time, in ms. */
const heartbeatMs = 2_000;
/**
 * Tries to reach the cluster again, half a minute of them, and of its client's connections too: a member that outlasts a
 * restart of the broker is known there; a new one waits until the old one is given up.
 */
export const memberRetries = 30;
/** Partitions of a group handled at the same time. */
const parallelPartitions = 4;

/** What a member does with what it is given. */
export interface Member {
  /** In messages to an operator. */
  readonly name: string;
  /** Takes a batch of one partition and commits it; called again when it throws. */
  take(payload: EachBatchPayload, signal: AbortSignal): Promise<void>;
  /** The partitions are these now, by topic. */
  joined(assigned: Readonly<Record<string, readonly number[]>>): void;
}

/** A place in a group on the cluster: kept, lost and taken again for as long as the process wants it. */
export class Membership {
  constructor(
    private readonly kafka: Kafka,
    private readonly troubles: Troubles,
    private readonly member: Member,
    private readonly options: GroupOptions,
  ) {}

  /** Takes part until the signal aborts, then leaves the group. */
  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.options.ready();
        await this.takePart(signal, () => {
          failures = 0;
          this.troubles.over(this.member.name);
        });
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.troubles.report(this.member.name, wordsOf(error));
        await pause(Math.min(2_000, 100 * 2 ** Math.min(failures, 6)), signal);
      }
    }
  }

  /** A membership from join to leave. Throws when it ends before the signal aborts. */
  private async takePart(signal: AbortSignal, joined: () => void): Promise<void> {
    const { groupId, topics, sessionMs, patienceMs } = this.options;
    const member = this.kafka.consumer({
      groupId,
      sessionTimeout: sessionMs,
      heartbeatInterval: Math.min(heartbeatMs, Math.floor(sessionMs / 5)),
      rebalanceTimeout: sessionMs,
      maxWaitTimeInMs: longPollMs,
      maxBytesPerPartition: partitionBytes,
      maxBytes: fetchBytes,
      retry: {
        retries: memberRetries,
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
    let joining = Promise.resolve();
    try {
      await withTimeout(patienceMs, member.connect());
      await withTimeout(patienceMs, member.subscribe({ topics: [...topics], fromBeginning: true }));
      await untilItEnds(member, patienceMs, signal, () => {
        member.on(member.events.GROUP_JOIN, ({ payload }) => {
          this.member.joined(payload.memberAssignment);
          joined();
        });
        joining = member.run({
          autoCommit: false,
          partitionsConsumedConcurrently: parallelPartitions,
          eachBatch: (payload) => this.takeBatch(payload, signal),
        });
        return joining;
      });
    } finally {
      // Who leaves while it joins is not yet a member to kafkajs, and one already to the cluster, which would wait for it.
      const left = joining.catch(() => undefined).then(() => member.disconnect());
      await withTimeout(leaveMs, left).catch(() => undefined);
    }
  }

  /** Takes a batch again and again until it is done: only an end of the membership throws. */
  private async takeBatch(payload: EachBatchPayload, signal: AbortSignal): Promise<void> {
    const { heartbeat, isRunning, isStale } = payload;
    for (let failures = 0; isRunning() && !isStale() && !signal.aborted;) {
      try {
        await this.member.take(payload, signal);
        if (failures > 0) this.troubles.over(this.member.name);
        return;
      } catch (error) {
        if (error instanceof KafkaJSError) throw error;
        failures += 1;
        if (failures > 1) this.troubles.report(this.member.name, wordsOf(error));
        await pause(Math.min(2_000, 50 * 2 ** Math.min(failures, 6)), signal);
        await heartbeat();
      }
    }
  }
}

/** Runs a member; resolves when the signal aborts, throws when it crashes or hears nothing for `patienceMs`. */
async function untilItEnds(
  member: KafkaConsumer,
  patienceMs: number,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  let stop = () => {};
  let heardAt = performance.now();
  const { GROUP_JOIN, HEARTBEAT, FETCH, CRASH } = member.events;
  for (const sign of [GROUP_JOIN, HEARTBEAT, FETCH]) member.on(sign, () => (heardAt = performance.now()));
  let watch: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = resolve;
      signal.addEventListener('abort', stop);
      member.on(CRASH, ({ payload }) => reject(payload.error));
      watch = setInterval(() => {
        if (performance.now() - heardAt > patienceMs)
          reject(new Error(`nothing was heard of the cluster for ${patienceMs} ms`));
      }, patienceMs / 4);
      run().catch(reject);
      if (signal.aborted) resolve();
    });
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', stop);
  }
}
