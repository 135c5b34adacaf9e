import type { LargeWork } from '@boxtrail/http';
import type { Batch, EventStore, ReadOptions } from '@boxtrail/event-store';

/** The parts of the log that a replay reads. */
export interface ReplayLog extends Pick<EventStore, 'head' | 'positionsPerEvent'> {
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;
}

/** Upper bound of events decoded and written at once. */
const maxBatch = 50;

/** The log in small batches, for long reads that must not block the event loop. */
export class PacedLog implements ReplayLog {
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
}
