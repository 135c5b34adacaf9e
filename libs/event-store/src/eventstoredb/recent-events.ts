import type { Batch, ReadOptions } from '../port/event-store';
import { batchesOf, type LogEntry } from './recorded-event';

/**
 * The newest stretch of the log, decoded once for all subscribers of this process, and those who wait for more of
 * it. Bounded: the oldest events make room for the newest.
 */
export class RecentEvents {
  private entries: LogEntry[] = [];
  /** Position before the first event held. */
  private start: number;
  private readonly waiting = new Set<() => void>();
  private closed = false;

  constructor(
    head: number,
    private readonly capacity: number,
  ) {
    this.start = head;
  }

  /** Position of the newest event. */
  get head(): number {
    return this.entries.at(-1)?.position ?? this.start;
  }

  /** Entries must follow directly on the head. */
  add(entries: readonly LogEntry[]): void {
    this.entries.push(...entries);
    if (this.entries.length > 2 * this.capacity) {
      const excess = this.entries.length - this.capacity;
      this.start = this.entries[excess - 1]?.position ?? this.start;
      this.entries = this.entries.slice(excess);
    }
    this.wake();
  }

  /** Ends all who follow. */
  close(): void {
    this.closed = true;
    this.wake();
  }

  /** What follows a position, and then everything that is added; `older` reads what is no longer held. */
  async *follow(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
    older: (after: number) => AsyncIterable<Batch>,
  ): AsyncIterable<Batch> {
    const { signal, batchSize = 2_000 } = options;
    for (let position = after; !signal.aborted && !this.closed;) {
      const recent = this.after(position, batchSize);
      if (recent?.length === 0) await this.more(signal);
      else {
        for await (const batch of recent === undefined ? older(position) : batchesOf(recent, options)) {
          yield batch;
          position = batch.position;
          if (signal.aborted) return;
        }
      }
    }
  }

  /** Up to `limit` entries after a position; undefined when they are no longer held. */
  private after(position: number, limit: number): readonly LogEntry[] | undefined {
    if (position < this.start) return undefined;
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.position ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    return this.entries.slice(low, low + limit);
  }

  private wake(): void {
    for (const done of this.waiting) done();
  }

  private more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
