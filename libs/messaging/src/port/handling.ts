import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, unknown, type RecordedEvent } from '@boxtrail/kernel';
import { Counter } from 'prom-client';
import { InvalidEvent, Overloaded, StoreUnavailable } from '@boxtrail/event-store';
import type { RunnerLog } from '@boxtrail/projections';
import { inSpan } from '@boxtrail/observability';
import { eventOf, NotUnderstood, type Message } from './message';
import type { Consumer } from './messaging';
import type { ParkedMessages } from './parked-messages';

export interface HandlingOptions {
  /** Tries before a message is parked. Default 5. */
  readonly tries?: number;
  /** Pause before the second try, in ms; doubles each time, 64-fold at most. Default 50. */
  readonly backOffMs?: number;
}

/** A message of the log, handed to one group. */
export interface Delivered {
  readonly position: number;
  readonly key: string;
  readonly place?: string;
  /** @throws NotUnderstood */
  event(): RecordedEvent;
  /** As it is kept when it has to be parked. */
  message(): Message;
}

/** What a batch runs under. */
export interface Turn {
  /** Aborted: finish the messages that were begun, begin no other. */
  readonly signal: AbortSignal;
  /** Called between messages and while one is waited for; throws when the batch is no longer ours. */
  readonly alive: () => Promise<void>;
}

/** Keys of one batch handled at the same time: what they write goes together into few statements. */
const parallelKeys = 128;
/** Parked messages read at a time. */
const replayPage = 100;

/**
 * What happens to the messages of a group, from Kafka or the log: in order per key, keys beside each other; tried
 * again with back-off, then parked, and with it the later ones of its key.
 */
export class Handling {
  readonly counted = new Counter({
    name: 'boxtrail_messages_total',
    help: 'Messages that reached a group, by what came of them',
    labelNames: ['group', 'outcome'],
    registers: [],
  });
  private readonly consumers = new Map<string, Consumer>();

  constructor(
    readonly parked: ParkedMessages,
    private readonly log: RunnerLog,
    private readonly options: HandlingOptions = {},
  ) {}

  serve(consumers: readonly Consumer[]): void {
    for (const consumer of consumers) this.consumers.set(consumer.group, consumer);
  }

  /** The groups of this process. */
  groups(): string[] {
    return [...this.consumers.keys()];
  }

  /**
   * Handles or parks deliveries, which come in order. Answers how many of the first are done: all, unless the signal
   * was aborted on the way. Throws what `alive` throws, and when parking fails.
   */
  async batch(consumer: Consumer, deliveries: readonly Delivered[], turn: Turn): Promise<number> {
    const byKey = indicesByKey(deliveries);
    const stuck = await this.parked.firstOf(consumer.group, [...byKey.keys()]);
    const done = new Set<number>();
    const queues = byKey.entries();
    let failed = false;
    const work = async () => {
      for (const [key, queue] of queues) {
        for (const i of queue) {
          const delivered = deliveries[i];
          if (delivered === undefined || failed || turn.signal.aborted) return;
          await turn.alive();
          const reason =
            delivered.position > (stuck.get(key) ?? Infinity)
              ? 'an earlier message of this key is parked'
              : await this.tryToHandle(consumer, delivered, turn);
          if (reason === 'stopping') return;
          if (reason !== undefined) {
            if (!stuck.has(key)) stuck.set(key, delivered.position);
            await this.park(consumer, delivered, reason);
          }
          this.counted.inc({ group: consumer.group, outcome: reason === undefined ? 'handled' : 'parked' });
          done.add(i);
        }
      }
    };
    const failing = (error: unknown) => {
      failed = true;
      throw error;
    };
    const workers = Array.from({ length: Math.min(parallelKeys, byKey.size) }, () => work().catch(failing));
    const ends = await Promise.allSettled(workers);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    for (let i = 0; i < deliveries.length; i += 1) if (!done.has(i)) return i;
    return deliveries.length;
  }

  /** Handles a group's parked messages again, in order; answers how many still wait. */
  async replay(group: string, signal: AbortSignal): Promise<number> {
    const consumer = this.consumers.get(group);
    if (consumer === undefined) throw unknown('GROUP_UNKNOWN', `no consumer group ${group} runs here`);
    const stuck = new Set<string>();
    const turn = { signal, alive: () => Promise.resolve() };
    for (let after = 0; ;) {
      const page = await this.parked.inOrder(group, after, replayPage);
      for (const parked of page) {
        after = parked.position ?? after;
        if (stuck.has(parked.key)) continue;
        const { key, message } = parked;
        const delivered = { position: after, key, event: () => eventOf(message), message: () => message };
        if ((await this.tryToHandle(consumer, delivered, turn)) !== undefined) stuck.add(parked.key);
        else await this.parked.remove(parked.id);
      }
      if (page.length === 0 || signal.aborted) break;
    }
    return (await this.parked.counts([group])).get(group)?.parked ?? 0;
  }

  /** Undefined when it was handled, or else why not. A store that is away is waited for: that is no fault of the message. */
  private async tryToHandle(
    consumer: Consumer,
    delivered: Delivered,
    turn: Turn,
  ): Promise<string | undefined> {
    const { tries = 5, backOffMs = 50 } = this.options;
    for (let attempt = 1; ;) {
      try {
        const event = delivered.event();
        const options = { kind: 'consumer', parent: event.metadata.traceparent } as const;
        await inSpan(`consume ${consumer.group}`, options, () => consumer.handle(event));
        return undefined;
      } catch (error) {
        if (turn.signal.aborted) return 'stopping';
        const away = error instanceof StoreUnavailable || error instanceof Overloaded;
        const hopeless =
          error instanceof Refusal || error instanceof NotUnderstood || error instanceof InvalidEvent;
        if (!away && (hopeless || attempt >= tries)) return String(error);
        await pause(backOffMs * 2 ** Math.min(attempt, 6), turn.signal);
        await turn.alive();
        if (!away) attempt += 1;
      }
    }
  }

  private async park(consumer: Consumer, delivered: Delivered, reason: string): Promise<void> {
    const { position, place, key } = delivered;
    this.log.warn(`consumer ${consumer.group}: parked position ${position}, key ${key}: ${reason}`);
    await this.parked.park(consumer.group, [{ position, place, reason, message: delivered.message() }]);
  }
}

/** Waits; less long when the signal is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Indices of the deliveries of each key. */
function indicesByKey(deliveries: readonly Delivered[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  deliveries.forEach(({ key }, i) => {
    const queue = byKey.get(key);
    if (queue === undefined) byKey.set(key, [i]);
    else queue.push(i);
  });
  return byKey;
}
