import { setTimeout as pause } from 'node:timers/promises';
import type { Batch, EventStore, ReadOptions } from './event-store';

/** What a replay needs of the log. */
export interface ReplayLog extends Pick<EventStore, 'head' | 'positionsPerEvent'> {
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;
}

/** Events that are decoded in one go, at most, and the longest pause after them, in ms. */
const maxBatch = 50;
const maxPauseMs = 500;

/**
 * The log for readers that read much of it: in small batches, with pauses between them. However many there are,
 * together they take half of the time of the thread at most: other requests are answered in between.
 */
export class PacedLog implements ReplayLog {
  private readers = 0;

  constructor(private readonly store: EventStore) {}

  get positionsPerEvent(): number {
    return this.store.positionsPerEvent;
  }

  head(): Promise<number> {
    return this.store.head();
  }

  async *readAll(after: number, options: ReadOptions = {}): AsyncGenerator<Batch> {
    const batchSize = Math.min(options.batchSize ?? maxBatch, maxBatch);
    this.readers += 1;
    try {
      let began = performance.now();
      for await (const batch of this.store.readAll(after, { ...options, batchSize })) {
        yield batch;
        const worked = performance.now() - began;
        await pause(Math.min(maxPauseMs, worked * (2 * this.readers - 1)));
        began = performance.now();
      }
    } finally {
      this.readers -= 1;
    }
  }
}
