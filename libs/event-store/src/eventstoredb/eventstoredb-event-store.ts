import type { RecordedEvent } from '@boxtrail/kernel';
import { stopController } from '@boxtrail/async';
import { isStreamName } from '../port/encode';
import type { Appended, Batch, EventStore, NewEvent, ReadOptions } from '../port/event-store';
import { RecentEvents } from './recent-events';
import { Appender, type AppendTimes } from './appender';
import { Connection } from './connection';
import { LogFollower } from './log-follower';
import { LogHead } from './log-head';
import { LogReader } from './log-reader';
import { batchesOf } from './recorded-event';
import { SharedPages } from './shared-pages';
import { checkStore } from './start-check';

export { StoreRefused } from './session';

export interface EventStoreDBOptions extends Partial<AppendTimes> {
  /** `esdb://` or `esdb+discover://`, with credentials and certificates as its documents say. */
  readonly url: string;
  /** What the names of our streams begin with, in a server that others may use too. */
  readonly prefix: string;
  /** Longest wait for a page of events, in ms. Default 10,000. */
  readonly readMs?: number;
  readonly log?: { warn(message: string): void };
  /** A subscription that shows nothing of what is known to be in the log for this long is made anew, in ms. Default 5,000. */
  readonly silenceMs?: number;
}

/** Newest events held in memory. */
const recentEvents = 10_000;

/** The log in EventStoreDB: our streams in it, in the order of `$all`. */
export class EventStoreDBEventStore implements EventStore {
  /** A position is a place in the transaction log, in bytes; an event takes about this many. */
  readonly positionsPerEvent = 1_000;
  private readonly prefix: string;
  private readonly connection: Connection;
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly stopping = stopController();
  private recent: RecentEvents | undefined;
  private following: Promise<void> | undefined;
  private readonly pages: SharedPages;
  private readonly logHead: LogHead;

  constructor(private readonly options: EventStoreDBOptions) {
    const { url, prefix, tryMs = 5_000, giveUpMs = 20_000, readMs = 10_000 } = options;
    this.prefix = prefix;
    this.connection = new Connection(url);
    this.reader = new LogReader(this.connection, prefix, readMs);
    this.pages = new SharedPages(this.reader);
    this.logHead = new LogHead(this.reader);
    const times = { tryMs, giveUpMs };
    this.appender = new Appender(this.connection, this.reader, prefix, times, this.stopping.signal);
  }

  /**
   * Whether the server can be used. @throws StoreRefused it will not serve us until somebody changes something.
   * @throws StoreUnavailable it is not there yet.
   */
  check(): Promise<void> {
    const { url, prefix, tryMs = 5_000 } = this.options;
    return checkStore(this.connection, this.reader, { url, prefix, tryMs });
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended> {
    const appended = await this.appender.append(stream, expectedRevision, events);
    this.logHead.raise(appended.position);
    return appended;
  }

  async read(stream: string, afterRevision = 0): Promise<RecordedEvent[]> {
    if (!isStreamName(stream)) return [];
    return (await this.reader.stream(stream, afterRevision)).map((found) => found.event());
  }

  async *readAll(after: number, options: ReadOptions = {}): AsyncIterable<Batch> {
    const { batchSize = 2_000 } = options;
    const end = await this.reader.end();
    for (let position = after, isLast = false; position < end && !isLast;) {
      const page = await this.pages.after(position);
      const entries = page.entries.filter((entry) => entry.position <= end);
      isLast = page.isLast || entries.length < page.entries.length;
      for (let i = 0; i < entries.length; i += batchSize)
        yield* batchesOf(entries.slice(i, i + batchSize), options);
      position = entries.at(-1)?.position ?? end;
    }
  }

  async *subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<Batch> {
    const recent = await this.startFollowing();
    if (after > recent.head && after > (await this.head()))
      throw new Error(`the log ends before position ${after}: it is another one, or has lost events`);
    yield* recent.follow(after, options, (from) => this.readAll(from, options));
  }

  head(): Promise<number> {
    this.logHead.raise(this.recent?.head ?? 0);
    return this.logHead.current();
  }

  /** Answers what was accepted, or says that its outcome is not known; then closes the connection. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.recent?.close();
    await this.appender.idle();
    await this.following;
    this.connection.close();
  }

  /** One subscription per process follows the log and decodes each event once, for every subscriber. */
  private async startFollowing(): Promise<RecentEvents> {
    const head = this.recent === undefined ? await this.head() : 0;
    // Somebody else may have been faster meanwhile.
    if (this.recent !== undefined) return this.recent;
    this.recent = new RecentEvents(head, recentEvents);
    const { log = { warn: () => undefined }, silenceMs = 5_000 } = this.options;
    const options = { prefix: this.prefix, silenceMs, log, known: () => this.logHead.known };
    const follower = new LogFollower(this.connection, this.reader, this.recent, options);
    this.following = follower.run(this.stopping.signal);
    return this.recent;
  }
}
