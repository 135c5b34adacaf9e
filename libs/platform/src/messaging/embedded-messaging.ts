import { definitionOf } from '@boxtrail/contracts';
import { Refusal, type RecordedEvent } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { Overloaded, StoreUnavailable, type EventStore } from '../event-store/event-store';
import { CheckpointMoved, moveCheckpoint } from '../projections/checkpoints';
import type { RunnerLog } from '../projections/view-runner';
import { inSchema } from '../projections/view-tables';
import { stopController } from '../stop-controller';
import type { Consumer, Messaging, Parked } from './messaging';

export interface EmbeddedMessagingOptions {
  /** Tries before a message is parked. Default 5. */
  readonly tries?: number;
  /** Pause before the second try, in ms; doubles each time. Default 50. */
  readonly backOffMs?: number;
}

const batchSize = 500;
/** Keys of one group handled at the same time. */
const parallelKeys = 32;

const keyOf = ({ event }: RecordedEvent): string => definitionOf(event.type).key(event.data);

/** Durable consumer groups on the event log itself. */
export class EmbeddedMessaging implements Messaging {
  private readonly stopping = stopController();
  private readonly consumers = new Map<string, Consumer>();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly log: RunnerLog,
    private readonly options: EmbeddedMessagingOptions = {},
  ) {}

  async start(consumers: readonly Consumer[]): Promise<void> {
    for (const consumer of consumers) {
      this.consumers.set(consumer.group, consumer);
      await this.pool.query(
        `INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, 1, 0) ON CONFLICT DO NOTHING`,
        [checkpointName(consumer)],
      );
    }
    this.loops = consumers.map((consumer) => this.keepUp(consumer));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  async parked(): Promise<Parked[]> {
    const { rows } = await this.pool.query<{
      consumer: string;
      position: string;
      key: string;
      reason: string;
    }>('SELECT consumer, position, key, reason FROM progress.parked ORDER BY consumer, position LIMIT 1000');
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  async retryParked(group: string): Promise<number> {
    const consumer = this.consumers.get(group);
    if (consumer === undefined)
      throw new Refusal('unknown', 'GROUP_UNKNOWN', `no consumer group ${group} runs here`);
    const { rows } = await this.pool.query<{ position: string; key: string }>(
      'SELECT position, key FROM progress.parked WHERE consumer = $1 ORDER BY position',
      [group],
    );
    const stuck = new Set<string>();
    for (const { position, key } of rows) {
      if (stuck.has(key)) continue;
      const message = await this.message(Number(position));
      const reason = await this.tryToHandle(consumer, message);
      if (reason !== undefined) stuck.add(key);
      else {
        await this.pool.query('DELETE FROM progress.parked WHERE consumer = $1 AND position = $2', [
          group,
          position,
        ]);
      }
    }
    return (await this.parked()).filter((parked) => parked.consumer === group).length;
  }

  private async message(position: number): Promise<RecordedEvent> {
    for await (const { events } of this.store.readAll(position - 1, { batchSize: 1 })) {
      if (events[0] !== undefined) return events[0];
    }
    throw new Error(`nothing stands at position ${position}`);
  }

  private async keepUp(consumer: Consumer): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        let stored = await this.checkpoint(consumer);
        for await (const batch of this.store.subscribe(stored, {
          types: consumer.types,
          signal,
          batchSize,
        })) {
          if (batch.events.length === 0 && batch.position - stored < 10_000) continue;
          await this.handleBatch(consumer, batch.events);
          if (signal.aborted) return;
          await inSchema(this.pool, 'progress', (client) =>
            moveCheckpoint(client, checkpointName(consumer), stored, batch.position),
          );
          stored = batch.position;
          failures = 0;
        }
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(error instanceof CheckpointMoved))
          this.log.warn(`consumer ${consumer.group}: ${String(error)}; trying again`);
        await pause(Math.min(5_000, 50 * 2 ** Math.min(failures, 7)));
      }
    }
  }

  private async checkpoint(consumer: Consumer): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [checkpointName(consumer)],
    );
    return Number(rows[0]?.position ?? 0);
  }

  /** In order per key, keys beside each other. A key with a parked message has its later ones parked too. */
  private async handleBatch(consumer: Consumer, messages: readonly RecordedEvent[]): Promise<void> {
    const byKey = new Map<string, RecordedEvent[]>();
    for (const message of messages) {
      const key = keyOf(message);
      const queue = byKey.get(key);
      if (queue === undefined) byKey.set(key, [message]);
      else queue.push(message);
    }
    const { rows } = await this.pool.query<{ key: string }>(
      'SELECT DISTINCT key FROM progress.parked WHERE consumer = $1 AND key = ANY($2)',
      [consumer.group, [...byKey.keys()]],
    );
    const stuck = new Set(rows.map((row) => row.key));
    const queues = byKey.entries();
    const work = async () => {
      for (const [key, queue] of queues) {
        for (const message of queue) {
          const reason = stuck.has(key)
            ? 'an earlier message of this key is parked'
            : await this.tryToHandle(consumer, message);
          if (this.stopping.signal.aborted) return;
          if (reason === undefined) continue;
          stuck.add(key);
          await this.park(consumer, message, key, reason);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallelKeys, byKey.size) }, work));
  }

  /** Undefined when it was handled, or else why not. A store that is away is waited for: that is no fault of the message. */
  private async tryToHandle(consumer: Consumer, message: RecordedEvent): Promise<string | undefined> {
    const { tries = 5, backOffMs = 50 } = this.options;
    for (let attempt = 1; ;) {
      try {
        await consumer.handle(message);
        return undefined;
      } catch (error) {
        if (this.stopping.signal.aborted) return 'stopping';
        const away = error instanceof StoreUnavailable || error instanceof Overloaded;
        if (!away && (error instanceof Refusal || attempt >= tries)) return String(error);
        await pause(backOffMs * 2 ** Math.min(attempt, 6));
        if (!away) attempt += 1;
      }
    }
  }

  private async park(consumer: Consumer, message: RecordedEvent, key: string, reason: string): Promise<void> {
    this.log.warn(`consumer ${consumer.group}: parked position ${message.position}, key ${key}: ${reason}`);
    await this.pool.query(
      `INSERT INTO progress.parked (consumer, position, key, reason) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [consumer.group, message.position, key, reason],
    );
  }
}

const checkpointName = (consumer: Consumer): string => `group ${consumer.group}`;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
