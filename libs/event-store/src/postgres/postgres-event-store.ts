import { invalid, type RecordedEvent } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { stopController } from '@boxtrail/async';
import { byKeySettings, BatchLoader, isDataError, migrate, ownPool } from '@boxtrail/database';
import {
  StoreUnavailable,
  type BareEvent,
  type Batch,
  type EventStore,
  type ReadOptions,
} from '../port/event-store';
import { isStreamName } from '../port/encode';
import { AppendQueue } from './append-queue';
import { batchesOf, typeOf, type Page } from './batches';
import { copyPage } from './copied-page';
import { asText, columns, toEntry, type Entry, type EventRow } from './event-row';
import { ReadQueue, readsInFlight, type StreamEventRow } from './read-queue';
import { RecentEvents } from './recent-events';
import { logMigrations, writerSettings } from './schema';
import { WakeUp } from './wake-up';

export interface PostgresEventStoreOptions {
  readonly url: string;
  /** For pages of the log; the store keeps connections of its own for streams, for writing and for waiting. */
  readonly pool: Pool;
  /** Positions per partition of the log. Default 1,000,000. */
  readonly partitionSize?: number;
  /** The slow poll behind the wake-up, in ms. Default 1,000. */
  readonly pollMs?: number;
}

/** Time between two looks at a log that grows, at least, in ms. */
const breathMs = 4;

/** The log in PostgreSQL. See `schema.ts` for what its tables promise. */
export class PostgresEventStore implements EventStore {
  readonly positionsPerEvent = 1;
  /** The queue's own. */
  readonly append: EventStore['append'];
  private readonly queue: AppendQueue;
  private readonly reads: ReadQueue;
  /** A statement that was under way when somebody asked may have seen less than is there: they get the next one's answer. */
  private readonly heads = new BatchLoader<void, number>(
    { maxBatchSize: 10_000, maxInFlight: 2 },
    async (asked) => {
      const text = 'SELECT position FROM log.head';
      const { rows } = await this.query<{ position: string }>('log.head', text, []);
      return asked.map(() => Number(rows[0]?.position));
    },
  );
  private readonly wakeUp: WakeUp;
  private readonly stopping = stopController();
  private readonly followers = new Set<() => void>();
  private recent: RecentEvents | undefined;
  private pump: Promise<void> | undefined;

  private constructor(
    private readonly pool: Pool,
    /** For reading streams. */
    private readonly readers: Pool,
    private readonly writers: Pool,
    options: PostgresEventStoreOptions,
  ) {
    const { partitionSize = 1_000_000, pollMs = 1_000 } = options;
    this.reads = new ReadQueue((name, text, values) =>
      this.query<StreamEventRow>(name, text, values, readers),
    );
    this.wakeUp = new WakeUp(options.url, () => this.head(), pollMs);
    this.queue = new AppendQueue(
      writers,
      { queued: 20_000, eventsPerFlush: 256, bytesPerFlush: 8_388_608, partitionSize },
      () => this.wakeUp.wakeAll(),
    );
    this.append = this.queue.append.bind(this.queue);
  }

  /** Prepares the log and connects. Refuses a server that does not write to disk before it answers. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { rows } = await options.pool.query<{ fsync: string }>('SHOW fsync');
    if (rows[0]?.fsync !== 'on') {
      throw new Error('PostgreSQL runs with fsync = off: acknowledged events could be lost. Set fsync = on.');
    }
    await migrate(options.pool, 'log', logMigrations, { refuseNewer: true });
    const { url } = options;
    const readers = ownPool({ url, name: 'log reader', max: readsInFlight, settings: byKeySettings });
    const writers = ownPool({ url, name: 'log writer', max: 2, settings: writerSettings });
    return new PostgresEventStore(options.pool, readers, writers, options);
  }

  read(stream: string, afterRevision = 0): Promise<RecordedEvent[]> {
    // Of such a name there is nothing, and PostgreSQL might refuse to look.
    return isStreamName(stream) ? this.reads.read(stream, afterRevision) : Promise.resolve([]);
  }

  readAll(after: number, options: ReadOptions & { readonly bare: boolean }): AsyncIterable<Batch<BareEvent>>;
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;
  async *readAll(after: number, options: ReadOptions = {}): AsyncIterable<Batch<BareEvent>> {
    const { batchSize = 2_000 } = options;
    const head = await this.head();
    const pageAfter = (from: number) => {
      const page = this.page(from, Math.min(head, from + batchSize), options);
      // It may fail before anybody awaits it: a later await gets the error.
      page.catch(() => undefined);
      return page;
    };
    // The next page is on its way while the last one is worked on.
    let next = after < head ? pageAfter(after) : undefined;
    while (next !== undefined) {
      const { entries, position } = await next;
      next = position < head ? pageAfter(position) : undefined;
      yield* batchesOf(entries, position, options);
    }
  }

  subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal; readonly bare: boolean },
  ): AsyncIterable<Batch<BareEvent>>;
  subscribe(after: number, options: ReadOptions & { readonly signal: AbortSignal }): AsyncIterable<Batch>;
  async *subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<Batch<BareEvent>> {
    const { types, signal, batchSize = 2_000 } = options;
    const wanted = types && new Set(types);
    let position = after;
    await this.startPump();
    while (!signal.aborted && !this.stopping.signal.aborted) {
      const recent = this.recent?.after(position, batchSize);
      if (recent === undefined) {
        for await (const batch of this.readAll(position, options)) {
          yield batch;
          position = batch.position;
          if (signal.aborted) return;
        }
      } else if (recent.length > 0) {
        position += recent.length;
        const entries = wanted ? recent.filter((entry) => wanted.has(typeOf(entry))) : recent;
        yield* batchesOf(entries, position, options);
      } else {
        await this.nextRecent(signal);
      }
    }
  }

  head(): Promise<number> {
    return this.heads.load();
  }

  /** Answers what was accepted, then closes the store's own connections. */
  async close(): Promise<void> {
    this.stopping.abort();
    for (const wake of this.followers) wake();
    await this.wakeUp.stop();
    await this.pump;
    await this.queue.idle();
    await Promise.all([this.writers.end(), this.readers.end()]);
  }

  /** Up to `upTo`, or less far where events are large. */
  private async page(after: number, upTo: number, { types, bare = false }: ReadOptions): Promise<Page> {
    if (types === undefined) return { entries: await this.rows(after, upTo), position: upTo };
    const { events, doubtful, upTo: position } = await copyPage(this.pool, [after, upTo], types, bare);
    if (doubtful.length === 0) return { entries: events, position };
    const entries: Entry<BareEvent>[] = events;
    for (const doubted of doubtful) entries.push(...(await this.rows(doubted - 1, doubted)));
    return { entries: entries.sort((a, b) => a.position - b.position), position };
  }

  private async rows(after: number, upTo: number): Promise<Entry[]> {
    const { rows } = await this.query<EventRow>(
      'log.page',
      `SELECT ${columns} FROM log.events WHERE position > $1 AND position <= $2 ORDER BY position`,
      [after, upTo],
    ).catch((error: unknown) => {
      if (!isDataError(error)) throw error;
      throw invalid('POSITION_UNKNOWN', 'begin after a position that the log has named, or after 0');
    });
    return rows.map(toEntry);
  }

  private async query<Row extends object>(
    name: string,
    text: string,
    values: readonly unknown[],
    pool = this.pool,
  ) {
    try {
      return await pool.query<Row>({ name, text, values: [...values], types: asText });
    } catch (error) {
      throw isDataError(error) ? error : new StoreUnavailable(error);
    }
  }

  /** One reader per process follows the log and decodes each event once, for every subscriber. */
  private async startPump(): Promise<void> {
    if (this.pump !== undefined) return;
    const started = this.head().then((head) => {
      this.recent = new RecentEvents(head, 10_000);
    });
    this.pump = started.then(() => this.follow()).catch(() => undefined);
    try {
      await started;
    } catch (error) {
      this.pump = undefined;
      throw error;
    }
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    let looked = -breathMs;
    while (!signal.aborted && this.recent !== undefined) {
      try {
        const from = this.recent.head;
        // Under load a breath between two looks: larger batches for every view, far fewer transactions.
        const idle = breathMs - (performance.now() - looked);
        if (idle > 0) await new Promise((resolve) => setTimeout(resolve, idle));
        looked = performance.now();
        const events = await this.rows(from, from + 2_000);
        if (events.length === 0) await this.wakeUp.sleep(from, signal);
        this.recent.add(events);
        if (events.length > 0) for (const wake of this.followers) wake();
      } catch {
        // The server is away: it is asked again, subscribers simply see nothing new meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  private nextRecent(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.followers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.followers.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
