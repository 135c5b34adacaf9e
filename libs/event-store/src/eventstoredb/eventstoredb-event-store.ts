import type { RecordedEvent } from '@boxtrail/kernel';
import { stopController } from '@boxtrail/async';
import { isStreamName } from '../port/encode';
import type { Appended, Batch, EventStore, NewEvent, ReadOptions } from '../port/event-store';
import { RecentEvents } from './recent-events';
import { Appender, type AppendTimes } from './appender';
import { Connection } from './connection';
import { LogFollower } from './log-follower';
import { LogReader } from './log-reader';
import { batchesOf } from './recorded-event';

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
  /** The highest position that somebody was told of. */
  private known = 0;

  constructor(private readonly options: EventStoreDBOptions) {
    const { url, prefix, tryMs = 5_000, giveUpMs = 20_000, readMs = 10_000 } = options;
    this.prefix = prefix;
    this.connection = new Connection(url);
    this.reader = new LogReader(this.connection, prefix, readMs);
    const times = { tryMs, giveUpMs };
    this.appender = new Appender(this.connection, this.reader, prefix, times, this.stopping.signal);
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended> {
    const appended = await this.appender.append(stream, expectedRevision, events);
    this.known = Math.max(this.known, appended.position);
    return appended;
  }

  read(stream: string, afterRevision = 0): Promise<RecordedEvent[]> {
    return isStreamName(stream) ? this.reader.stream(stream, afterRevision) : Promise.resolve([]);
  }

  async *readAll(after: number, options: ReadOptions = {}): AsyncIterable<Batch> {
    const { batchSize = 2_000 } = options;
    for await (const entries of this.reader.all(after, await this.head(), batchSize))
      yield* batchesOf(entries, options);
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

  async head(): Promise<number> {
    const head = await this.reader.head();
    this.known = Math.max(this.known, head);
    return head;
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
    const options = { prefix: this.prefix, silenceMs, log, known: () => this.known };
    this.following = new LogFollower(this.connection, this.recent, options).run(this.stopping.signal);
    return this.recent;
  }
}
