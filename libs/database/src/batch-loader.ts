import { isDataError } from './data-error';

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

export interface BatchLoaderBounds {
  /** Keys in one batch, at most. */
  readonly maxBatchSize: number;
  /** Batches in flight, at most: keys that arrive meanwhile go into the next batch. */
  readonly maxInFlight: number;
}

/**
 * Loads keys in batches: those asked for in the same turn of the event loop, or while earlier batches are in flight, share
 * one statement, and a single key does not wait for others. A key that PostgreSQL can never accept fails alone: its batch
 * is halved and loaded again.
 */
export class BatchLoader<Key, Value> {
  private waiting: Waiting<Key, Value>[] = [];
  private inFlight = 0;

  constructor(
    private readonly bounds: BatchLoaderBounds,
    /** One value for each key, in their order. */
    private readonly loadAll: (keys: readonly Key[]) => Promise<readonly Value[]>,
  ) {}

  load(key: Key): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush());
    });
  }

  private flush(): void {
    while (this.waiting.length > 0 && this.inFlight < this.bounds.maxInFlight) {
      const batch = this.waiting.splice(0, this.bounds.maxBatchSize);
      this.inFlight += 1;
      void this.loadBatch(batch).finally(() => {
        this.inFlight -= 1;
        this.flush();
      });
    }
  }

  private async loadBatch(batch: readonly Waiting<Key, Value>[]): Promise<void> {
    try {
      const values = await this.loadAll(batch.map(({ key }) => key));
      if (values.length !== batch.length) throw new Error('a batch must return one value for each key');
      batch.forEach(({ resolve }, i) => resolve(values[i] as Value));
    } catch (error) {
      if (batch.length > 1 && isDataError(error)) {
        const half = batch.length >> 1;
        await this.loadBatch(batch.slice(0, half));
        await this.loadBatch(batch.slice(half));
      } else for (const { reject } of batch) reject(error);
    }
  }
}
