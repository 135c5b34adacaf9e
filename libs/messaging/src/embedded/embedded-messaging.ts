import { ruleViolation } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import type { Batch, EventStore, UnreadableEvent } from '@boxtrail/event-store';
import { CheckpointMoved, inSchema, moveCheckpoint, type RunnerLog } from '@boxtrail/projections';
import { stopController } from '@boxtrail/async';
import { Handling, pause, type Delivered, type HandlingOptions } from '../port/handling';
import { keyOf, messageOf, NotUnderstood } from '../port/message';
import type { Consumer, Messaging } from '../port/messaging';
import { ParkedMessages } from '../port/parked-messages';

const batchSize = 500;
/** Unwritten progress over events that do not concern a group, at most. */
const lazyPositions = 10_000;

/** Durable consumer groups on the event log itself. */
export class EmbeddedMessaging implements Messaging {
  private readonly stopping = stopController();
  private readonly handling: Handling;
  private loops: Promise<void>[] = [];
  /** Log position up to which each group of this process has nothing left to do; may be ahead of its checkpoint. */
  private readonly finished = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly log: RunnerLog,
    options: HandlingOptions = {},
  ) {
    this.handling = new Handling(new ParkedMessages(pool), log, options);
  }

  async start(consumers: readonly Consumer[]): Promise<void> {
    this.handling.serve(consumers);
    for (const consumer of consumers) {
      await this.pool.query(
        `INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, 1, 0) ON CONFLICT DO NOTHING`,
        [checkpointName(consumer.group)],
      );
    }
    this.loops = consumers.map((consumer) => this.keepUp(consumer));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  groups(): string[] {
    return this.handling.groups();
  }

  /** The log is all it needs, and that has its own health. */
  problems(): string[] {
    return [];
  }

  /** Positions of the log after the last one a group is done with: not all of them are messages of the group. */
  async lags(): Promise<ReadonlyMap<string, number>> {
    const head = await this.store.head();
    const lags = new Map<string, number>();
    for (const group of this.groups()) lags.set(group, Math.max(0, head - (this.finished.get(group) ?? 0)));
    return lags;
  }

  /** Nothing is filled: messages are read from the log. */
  relayed(): ReadonlyMap<string, number> {
    return new Map();
  }

  get counted(): Messaging['counted'] {
    return this.handling.counted;
  }

  replay(group: string): Promise<number> {
    return this.handling.replay(group, this.stopping.signal);
  }

  republish(context: string): Promise<void> {
    const words = `there is no topic of ${context}: messages are read from the log itself (MESSAGING is not kafka)`;
    return Promise.reject(ruleViolation('NO_TOPICS', words));
  }

  private async keepUp(consumer: Consumer): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        let stored = await this.checkpoint(consumer.group);
        this.finished.set(consumer.group, stored);
        const options = { types: consumer.types, signal, batchSize, tolerant: true };
        for await (const batch of this.store.subscribe(stored, options)) {
          if (
            batch.events.length === 0 &&
            batch.unreadable === undefined &&
            batch.position - stored < lazyPositions
          ) {
            this.finished.set(consumer.group, batch.position);
            continue;
          }
          const upTo = await this.handleBatch(consumer, stored, batch);
          await inSchema(this.pool, 'progress', (client) =>
            moveCheckpoint(client, checkpointName(consumer.group), stored, upTo),
          );
          if (signal.aborted) return;
          stored = upTo;
          this.finished.set(consumer.group, upTo);
          failures = 0;
        }
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(error instanceof CheckpointMoved))
          this.log.warn(`consumer ${consumer.group}: ${String(error)}; trying again`);
        await pause(Math.min(5_000, 50 * 2 ** Math.min(failures, 7)), signal);
      }
    }
  }

  /** Answers up to which position everything is done. */
  private async handleBatch(
    consumer: Consumer,
    stored: number,
    { events, unreadable = [], position }: Batch,
  ): Promise<number> {
    const deliveries = events.map((event): Delivered => ({
      position: event.position,
      key: keyOf(event),
      event: () => event,
      message: () => messageOf(event),
    }));
    if (unreadable.length > 0) {
      deliveries.push(...unreadable.map(undeliverable));
      deliveries.sort((a, b) => a.position - b.position);
    }
    const turn = { signal: this.stopping.signal, alive: () => Promise.resolve() };
    const done = await this.handling.batch(consumer, deliveries, turn);
    return done === deliveries.length ? position : (deliveries[done - 1]?.position ?? stored);
  }

  private async checkpoint(group: string): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [checkpointName(group)],
    );
    return Number(rows[0]?.position ?? 0);
  }
}

/** An event that cannot be read is parked at once. What it is about is not known: its stream stands for that. */
function undeliverable({ position, stream, type, message }: UnreadableEvent): Delivered {
  return {
    position,
    key: stream,
    event: () => {
      throw new NotUnderstood(message);
    },
    message: () => ({
      key: stream,
      headers: { ce_type: type, ce_position: String(position) },
      body: Buffer.alloc(0),
    }),
  };
}

const checkpointName = (group: string): string => `group ${group}`;
