import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { ClientReadableStream } from '@grpc/grpc-js';
import type { Connection } from './connection';
import { isTooSlow } from './grpc-errors';
import type { LogReader } from './log-reader';
import type { RecentEvents } from './recent-events';
import { LogEntry } from './recorded-event';
import { cancel, type Session } from './session';
import { allSubscription } from './wire';

export interface FollowerOptions {
  readonly prefix: string;
  /** A subscription that shows nothing of what is known to be in the log is made anew after this long, in ms. */
  readonly silenceMs: number;
  /** The highest position that was returned to a caller. */
  readonly known: () => number;
  readonly log: { warn(message: string): void };
}

/** Time in which new events are gathered for the subscribers, in ms: larger batches for every view under load. */
const breathMs = 4;
/** Events of a page read while catching up. */
const pageSize = 1_000;
/** With at least so many new events between two pages, a live subscription would be cut off. */
const underLoad = 24;
/** Pause before a subscription is made anew, in ms; doubles each time, up to the longest. */
const [firstPause, longestPause] = [50, 5_000];
/** How often it is said that the server ended subscriptions that were too slow, in ms. */
const tellMs = 60_000;

/**
 * Follows our events in `$all`: pages while there is much to read, one subscription per process once it has caught up.
 * The server ends a live subscription that falls 32 events behind: then pages again. After any other end, the next one
 * goes on after the last event that was seen - a checkpoint of the server would run ahead of that.
 */
export class LogFollower {
  private tooSlow = 0;

  constructor(
    private readonly connection: Connection,
    private readonly reader: LogReader,
    private readonly recent: RecentEvents,
    private readonly options: FollowerOptions,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const telling = setInterval(() => this.tell(), tellMs).unref();
    for (let failures = 0; !signal.aborted;) {
      const before = this.recent.head;
      const reason = await this.catchUp(signal)
        .then(() => this.connection.call(Infinity, (session) => this.follow(session, signal)))
        .catch((error: unknown) => error as Error);
      if (signal.aborted) break;
      if (isTooSlow(reason)) {
        this.tooSlow += 1;
        continue;
      }
      failures = this.recent.head > before ? 1 : failures + 1;
      this.options.log.warn(`the subscription to the log ended: ${reason.message}; subscribing again`);
      const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
    clearInterval(telling);
    this.tell();
  }

  private tell(): void {
    if (this.tooSlow > 0)
      this.options.log.warn(
        `under load the log was read in pages: the server ended the live subscription ${this.tooSlow} times`,
      );
    this.tooSlow = 0;
  }

  private async catchUp(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { entries } = await this.reader.page(this.recent.head, pageSize);
      this.recent.add(entries);
      if (entries.length < underLoad) return;
      await sleep(breathMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Answers why it came to an end. */
  private follow(session: Session, signal: AbortSignal): Promise<never> {
    const { prefix } = this.options;
    const subscription = session.read(allSubscription(this.recent.head, prefix));
    const leave = () => cancel(subscription);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    let fresh: LogEntry[] = [];
    const flush = () => {
      this.recent.add(fresh);
      fresh = [];
    };
    const ended = new Promise<never>((_resolve, reject) => {
      subscription.on('data', (response: ReadResp) => {
        const event = response.getEvent()?.getEvent();
        if (event === undefined) return;
        fresh.push(new LogEntry(prefix, event));
        if (fresh.length === 1) setTimeout(flush, breathMs);
      });
      subscription.on('error', reject);
      subscription.on('end', () => reject(new Error('the server ended it')));
    });
    const watch = this.watch(subscription);
    return ended.finally(() => {
      flush();
      clearInterval(watch);
      signal.removeEventListener('abort', leave);
      cancel(subscription);
    });
  }

  /** A server may fall silent without breaking the connection. */
  private watch(subscription: ClientReadableStream<ReadResp>): NodeJS.Timeout {
    let seen = -1;
    return setInterval(() => {
      const { head } = this.recent;
      if (head === seen && head < this.options.known()) subscription.destroy(new Error('it fell silent'));
      seen = head;
    }, this.options.silenceMs);
  }
}
