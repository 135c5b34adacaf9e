import type { RecordedEvent } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { migrate } from '../../postgres/migrate';
import { survive } from '../../postgres/survive';
import { stopController } from '../../stop-controller';
import {
  StoreUnavailable,
  type Appended,
  type Batch,
  type EventStore,
  type NewEvent,
  type ReadOptions,
} from '../event-store';
import { AppendQueue } from './append-queue';
import { asText, columns, toEvent, type EventRow } from './event-row';
import { ReadQueue, type StreamEventRow } from './read-queue';
import { RecentEvents } from './recent-events';
import { logMigrations, writerSettings } from './schema';
import { WakeUp } from './wake-up';

export interface PostgresEventStoreOptions {
  readonly url: string;
  /** For reading; the store keeps connections of its own for writing and for waiting. */
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
  private readonly queue: AppendQueue;
  private readonly reads: ReadQueue;
  private readonly wakeUp: WakeUp;
  private readonly stopping = stopController();
  private readonly readers = new Set<() => void>();
  private recent: RecentEvents | undefined;
  private pump: Promise<void> | undefined;

  private constructor(
    private readonly pool: Pool,
    private readonly writers: Pool,
    options: PostgresEventStoreOptions,
  ) {
    const { partitionSize = 1_000_000, pollMs = 1_000 } = options;
    this.reads = new ReadQueue((name, text, values) => this.query<StreamEventRow>(name, text, values));
    this.wakeUp = new WakeUp(options.url, () => this.head(), pollMs);
    this.queue = new AppendQueue(
      writers,
      { queued: 20_000, eventsPerFlush: 1_000, bytesPerFlush: 8_388_608, partitionSize },
      () => this.wakeUp.wakeAll(),
    );
  }

  /** Prepares the log and connects. Refuses a server that does not write to disk before it answers. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { rows } = await options.pool.query<{ fsync: string }>('SHOW fsync');
    if (rows[0]?.fsync !== 'on') {
      throw new Error(
        'PostgreSQL runs with fsync = off: it would acknowledge what a power cut loses. Set fsync = on.',
      );
    }
    await migrate(options.pool, 'log', logMigrations);
    const writers = new Pool({
      connectionString: options.url,
      max: 1,
      connectionTimeoutMillis: 5_000,
      query_timeout: 30_000,
      options: writerSettings,
      application_name: 'boxtrail log writer',
    });
    // A broken idle connection is replaced at the next use.
    writers.on('error', () => undefined);
    survive(writers);
    return new PostgresEventStore(options.pool, writers, options);
  }

  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended> {
    try {
      return this.queue.append(stream, expectedRevision, events);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  read(stream: string, afterRevision = 0): Promise<RecordedEvent[]> {
    return this.reads.read(stream, afterRevision);
  }

  async *readAll(after: number, { types, batchSize = 2_000 }: ReadOptions = {}): AsyncIterable<Batch> {
    const head = await this.head();
    const pageAfter = (from: number) => {
      const position = Math.min(head, from + batchSize);
      const page = this.page(from, position, types).then((events) => ({ events, position }));
      // It may fail while nobody looks: whoever awaits it then is told.
      page.catch(() => undefined);
      return page;
    };
    // The next page is on its way while the last one is worked on.
    let next = after < head ? pageAfter(after) : undefined;
    while (next !== undefined) {
      const batch: Batch = await next;
      next = batch.position < head ? pageAfter(batch.position) : undefined;
      yield batch;
    }
  }

  async *subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<Batch> {
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
        yield { events: wanted ? recent.filter(({ event }) => wanted.has(event.type)) : recent, position };
      } else {
        await this.nextRecent(signal);
      }
    }
  }

  async head(): Promise<number> {
    const { rows } = await this.query<{ position: string }>('log.head', 'SELECT position FROM log.head', []);
    return Number(rows[0]?.position);
  }

  /** Answers what was accepted, then closes the store's own connections. */
  async close(): Promise<void> {
    this.stopping.abort();
    for (const wake of this.readers) wake();
    await this.wakeUp.stop();
    await this.pump;
    await this.queue.idle();
    await this.writers.end();
  }

  private async page(after: number, upTo: number, types?: readonly string[]): Promise<RecordedEvent[]> {
    const { rows } = await this.query<EventRow>(
      types ? 'log.page.types' : 'log.page',
      `SELECT ${columns} FROM log.events WHERE position > $1 AND position <= $2
        ${types ? 'AND type = ANY($3)' : ''} ORDER BY position`,
      types ? [after, upTo, types] : [after, upTo],
    );
    return rows.map(toEvent);
  }

  private async query<Row extends object>(name: string, text: string, values: readonly unknown[]) {
    try {
      return await this.pool.query<Row>({ name, text, values: [...values], types: asText });
    } catch (error) {
      throw new StoreUnavailable(error);
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
        const events = await this.page(from, from + 2_000);
        if (events.length === 0) await this.wakeUp.sleep(from, signal);
        this.recent.add(events);
        if (events.length > 0) for (const wake of this.readers) wake();
      } catch {
        // The server is away: it is asked again, subscribers simply see nothing new meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  private nextRecent(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.readers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.readers.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
