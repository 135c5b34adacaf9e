import type { Pool } from 'pg';
import { isDataError } from '@boxtrail/database';
import { encode } from '../port/encode';
import {
  InvalidEvent,
  Overloaded,
  StoreUnavailable,
  WrongRevision,
  type Appended,
  type NewEvent,
} from '../port/event-store';
import { appendAll, appendOne, type AppendRow, type ToAppend } from './append-statements';

interface Waiting extends ToAppend {
  readonly bytes: number;
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

export interface AppendLimits {
  /** Appends that may wait for a flush. Beyond it `Overloaded`. */
  readonly queued: number;
  readonly eventsPerFlush: number;
  readonly bytesPerFlush: number;
  /** Positions per partition of the log. */
  readonly partitionSize: number;
}

/** Appends that must wait before a second batch is sent while one is being written: fewer are better off together. */
const overlapFrom = 128;

/**
 * Gathers the appends that arrive while a flush is in flight and writes them in one statement and one
 * transaction: many appends share one fsync, a lone one waits for nobody. A conflict fails its own caller alone.
 * Where very many wait a second batch is on its way while the first is written: the database has it at hand, and this
 * process has something to do.
 */
export class AppendQueue {
  private queue: Waiting[] = [];
  private flushing = 0;
  /** Streams of the batches that are in flight. */
  private readonly busy = new Set<string>();
  /** All that wait, wait for those: no use in looking again before one is done. */
  private blocked = false;
  /** Events of those batches. */
  private sending = 0;
  private partitionedUpTo = 0;
  private head = 0;

  constructor(
    /** Connections for writing: two are used at a time. */
    private readonly pool: Pool,
    private readonly limits: AppendLimits,
    private readonly onAppended: (head: number) => void,
  ) {}

  async append(stream: string, expected: number, newEvents: readonly NewEvent[]): Promise<Appended> {
    const events = encode(stream, expected, newEvents);
    if (this.queue.length >= this.limits.queued) throw new Overloaded();
    const bytes = events.reduce((sum, event) => sum + event.data.length + event.metadata.length, 0);
    return new Promise((resolve, reject) => {
      this.queue.push({ stream, expected, events, bytes, resolve, reject });
      if (this.flushing === 0 || this.mayOverlap()) void this.flushAll();
    });
  }

  /** Resolves when everything accepted so far has been answered. */
  async idle(): Promise<void> {
    while (this.flushing > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  private mayOverlap(): boolean {
    return this.flushing === 1 && !this.blocked && this.queue.length >= overlapFrom;
  }

  private async flushAll(): Promise<void> {
    this.flushing += 1;
    // Lets the callers that are just being answered come along.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    for (;;) {
      const batch = this.nextBatch();
      this.blocked = batch.length === 0;
      if (this.blocked) break;
      if (this.mayOverlap()) void this.flushAll();
      const events = batch.reduce((sum, waiting) => sum + waiting.events.length, 0);
      for (const { stream } of batch) this.busy.add(stream);
      this.sending += events;
      try {
        await this.flush(batch);
      } finally {
        for (const { stream } of batch) this.busy.delete(stream);
        this.sending -= events;
      }
    }
    this.flushing -= 1;
  }

  /** One append per stream: the second one can only be judged when the first is done. */
  private nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const streams = new Set(this.busy);
    let events = 0;
    let bytes = 0;
    for (const waiting of this.queue) {
      const fits =
        batch.length === 0 ||
        (events + waiting.events.length <= this.limits.eventsPerFlush &&
          bytes + waiting.bytes <= this.limits.bytesPerFlush);
      const turn = !streams.has(waiting.stream);
      streams.add(waiting.stream);
      if (!fits || !turn) {
        later.push(waiting);
        continue;
      }
      batch.push(waiting);
      events += waiting.events.length;
      bytes += waiting.bytes;
    }
    this.queue = later;
    return batch;
  }

  /**
   * Answers every append of a batch. One that PostgreSQL can never store must not fail the others: then the batch is
   * halved until it stands alone, at most two statements for each append.
   */
  private async flush(batch: Waiting[]): Promise<void> {
    try {
      await this.write(batch);
    } catch (error) {
      if (!isDataError(error)) {
        // Among other things a partition may be missing: the next flush looks.
        this.partitionedUpTo = 0;
        for (const waiting of batch) waiting.reject(new StoreUnavailable(error));
      } else if (batch.length === 1) {
        batch[0]?.reject(new InvalidEvent(`the log cannot store it: ${(error as Error).message}`));
      } else {
        const half = batch.length >> 1;
        await this.flush(batch.slice(0, half));
        await this.flush(batch.slice(half));
      }
    }
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    await this.preparePartitions();
    const { base, lost } = (await this.writeAlone(batch)) ?? (await this.writeAll(batch));
    let position = Number(base);
    for (const [i, waiting] of batch.entries()) {
      const { stream, expected, events } = waiting;
      const [revision = expected + events.length, repeated] = lost?.[i + 1] ?? [];
      if (repeated === undefined) position += events.length;
      if (repeated === null) waiting.reject(new WrongRevision(stream, expected, revision));
      else waiting.resolve({ revision, position: repeated ?? position });
    }
    this.head = Math.max(this.head, position);
    this.onAppended(this.head);
  }

  /** Undefined for more than one event, and when the revision was lost. */
  private async writeAlone([only, ...others]: readonly Waiting[]): Promise<AppendRow | undefined> {
    const [event, ...more] = only?.events ?? [];
    if (only === undefined || event === undefined || others.length + more.length > 0) return undefined;
    const { rows } = await this.pool.query<{ base: string | null }>(appendOne(only, event));
    const base = rows[0]?.base ?? null;
    return base === null ? undefined : { base, lost: null };
  }

  private async writeAll(batch: readonly Waiting[]): Promise<AppendRow> {
    const { rows } = await this.pool.query<AppendRow>(appendAll(batch));
    return rows[0] as AppendRow;
  }

  /** Partitions are made well before the log reaches them; this is one comparison in all but a few flushes. */
  private async preparePartitions(): Promise<void> {
    const { partitionSize } = this.limits;
    const incoming = this.sending;
    if (this.partitionedUpTo > this.head + incoming + partitionSize / 2) return;
    const { rows } = await this.pool.query<{ position: string; ready: string }>(
      `SELECT h.position, log.ensure_partitions(h.position + $1, $2) AS ready FROM log.head h`,
      [incoming + partitionSize, partitionSize],
    );
    this.head = Math.max(this.head, Number(rows[0]?.position));
    this.partitionedUpTo = Number(rows[0]?.ready);
  }
}
