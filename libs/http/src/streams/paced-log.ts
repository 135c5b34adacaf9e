import type { Batch, EventStore, ReadOptions } from '@boxtrail/event-store';
import type { LargeWork } from '../admission/large-work';

/** Upper bound of events decoded and written at once. */
const maxBatch = 50;

/** The log in small batches, for long reads that must not block the event loop. */
export class PacedLog {
  constructor(
    private readonly store: EventStore,
    private readonly work: LargeWork,
  ) {}

  get positionsPerEvent(): number {
    return this.store.positionsPerEvent;
  }

  head(): Promise<number> {
    return this.store.head();
  }

  /** The log after a position, up to its head now. */
  async *readAll(after: number, options: ReadOptions = {}): AsyncGenerator<Batch> {
    const batchSize = Math.min(options.batchSize ?? maxBatch, maxBatch);
    let end = await this.work.turn('replays');
    try {
      for await (const batch of this.store.readAll(after, { ...options, batchSize })) {
        yield batch;
        end();
        end = await this.work.turn('replays');
      }
    } finally {
      end();
    }
  }

  /** The log after a position, and then what is recorded, until the signal aborts. */
  async *follow(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
  ): AsyncGenerator<Batch> {
    let reached = after;
    for await (const batch of this.readAll(after, options)) {
      yield batch;
      reached = batch.position;
      if (options.signal.aborted) return;
    }
    // No piece of work is held while nothing is recorded.
    for await (const batch of this.store.subscribe(reached, { ...options, batchSize: maxBatch })) {
      const end = await this.work.turn('replays');
      try {
        yield batch;
      } finally {
        end();
      }
    }
  }
}
