import { setTimeout as sleep } from 'node:timers/promises';
import {
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import type { RecentEvents } from './recent-events';
import type { Connection } from './connection';
import { at, toEntry, type Entry } from './recorded-event';

export interface FollowerOptions {
  readonly prefix: string;
  /** A subscription that shows nothing of what is known to be in the log is made anew after this long, in ms. */
  readonly silenceMs: number;
  /** The highest position anybody was told of. */
  readonly known: () => number;
  readonly log: { warn(message: string): void };
}

/** Time in which new events are gathered for the subscribers, in ms: larger batches for every view under load. */
const breathMs = 4;
/** Pause before a subscription is made anew, in ms; doubles each time, up to the longest. */
const [firstPause, longestPause] = [50, 5_000];

/**
 * Follows our events in `$all` by one subscription per process, whatever befalls it: a subscription does not come
 * again by itself. The next one goes on after the last event that was seen - a checkpoint of the server would run
 * ahead of that.
 */
export class LogFollower {
  constructor(
    private readonly connection: Connection,
    private readonly recent: RecentEvents,
    private readonly options: FollowerOptions,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const before = this.recent.head;
      const reason = await this.connection
        .call(Infinity, (client) => this.follow(client, signal))
        .catch((error: unknown) => error as Error);
      if (signal.aborted) return;
      failures = this.recent.head > before ? 1 : failures + 1;
      this.options.log.warn(`the subscription to the log ended: ${reason.message}; subscribing again`);
      const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Throws why it came to an end. */
  private async follow(client: EventStoreDBClient, signal: AbortSignal): Promise<never> {
    const { head } = this.recent;
    const subscription = client.subscribeToAll({
      fromPosition: head === 0 ? START : at(head),
      filter: streamNameFilter({ prefixes: [this.options.prefix] }),
      requiresLeader: true,
    });
    // It may fail once more when nobody reads it any longer.
    subscription.on('error', () => undefined);
    const leave = () => subscription.destroy();
    signal.addEventListener('abort', leave);
    const watch = this.watch(subscription);
    let fresh: Entry[] = [];
    const flush = () => {
      this.recent.add(fresh);
      fresh = [];
    };
    try {
      for await (const { event } of subscription) {
        if (event === undefined) continue;
        fresh.push(toEntry(this.options.prefix, event));
        if (fresh.length === 1) setTimeout(flush, breathMs);
      }
      throw new Error('the server ended it');
    } finally {
      flush();
      clearInterval(watch);
      signal.removeEventListener('abort', leave);
      // Leaving the loop does not end it on the server.
      await subscription.unsubscribe();
    }
  }

  /** A server may fall silent without breaking the connection. */
  private watch(subscription: AllStreamSubscription): NodeJS.Timeout {
    let seen = -1;
    return setInterval(() => {
      const { head } = this.recent;
      if (head === seen && head < this.options.known()) subscription.destroy(new Error('it fell silent'));
      seen = head;
    }, this.options.silenceMs);
  }
}
