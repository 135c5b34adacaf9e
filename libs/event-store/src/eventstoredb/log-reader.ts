import {
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  START,
  type AllStreamRecordedEvent,
  type EventStoreDBClient,
  type RecordedEvent as Found,
} from '@eventstore/db-client';
import { invalid, type RecordedEvent } from '@boxtrail/kernel';
import { StoreUnavailable } from '../port/event-store';
import { GivenUp, isInvalid, isOfType, type Connection } from './connection';
import { at, positionOf, toEntry, toRecorded, type Entry } from './recorded-event';

const streamPage = 2_000;
/** Events looked at when the last of ours is sought, first and then. */
const [firstLook, furtherLook] = [8, 500];

type AllOptions = NonNullable<Parameters<EventStoreDBClient['readAll']>[0]>;

/** Reads streams and the whole log, page by page: each page is read to its end, so that none stays open. */
export class LogReader {
  /** The last of our events, as far as the log was searched before. */
  private searched = { upTo: -1, last: 0 };

  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    /** Longest wait for one page, in ms. */
    private readonly pageMs: number,
  ) {}

  /** Events of one stream after a revision; all when `count` is left out. */
  async stream(stream: string, after: number, count = Infinity): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let left = count; left > 0;) {
      const maxCount = Math.min(left, streamPage);
      const fromRevision = BigInt(after + events.length);
      const page = await this.page((client) =>
        client.readStream(this.prefix + stream, { fromRevision, maxCount, requiresLeader: true }),
      );
      for (const found of page) events.push(toRecorded(this.prefix, found));
      if (page.length < maxCount) break;
      left -= page.length;
    }
    return events;
  }

  /** Our events after a position, up to and including another one, which is that of an event of ours. */
  async *all(after: number, upTo: number, batchSize: number): AsyncIterable<Entry[]> {
    let from: AllOptions['fromPosition'] = after === 0 ? START : at(after);
    for (let done = after; done < upTo;) {
      // Reading begins with the event at the position: one more, so that each page has something new.
      const page = await this.allPage({ direction: FORWARDS, fromPosition: from, maxCount: batchSize + 1 });
      const ours = page.filter((found) => this.isOurs(found) && isBetween(positionOf(found), done, upTo));
      const final = page.at(-1);
      done = final === undefined || page.length <= batchSize ? upTo : positionOf(final);
      from = final?.position;
      // Only places of our own events are told: others' may be gone one day, and then nobody can go on from there.
      if (ours.length > 0) yield ours.map((found) => toEntry(this.prefix, found));
    }
  }

  /** Position of the last of our events; 0 when there is none. */
  async head(): Promise<number> {
    const { upTo, last } = this.searched;
    let newest: number | undefined;
    let from: AllOptions['fromPosition'] = END;
    for (let maxCount = firstLook; ; maxCount = furtherLook) {
      const page = await this.allPage({ direction: BACKWARDS, fromPosition: from, maxCount });
      newest ??= page[0] === undefined ? upTo : positionOf(page[0]);
      for (const found of page) {
        const position = positionOf(found);
        if (position <= upTo) return this.found(newest, last);
        if (this.isOurs(found)) return this.found(newest, position);
      }
      if (page.length < maxCount) return this.found(newest, 0);
      from = page.at(-1)?.position;
    }
  }

  /** Two searches may end in another order than they began. */
  private found(upTo: number, last: number): number {
    if (upTo > this.searched.upTo) this.searched = { upTo, last };
    return last;
  }

  private isOurs({ streamId }: Found): boolean {
    return streamId.startsWith(this.prefix);
  }

  private async allPage(options: AllOptions): Promise<AllStreamRecordedEvent[]> {
    return (await this.page((client) =>
      client.readAll({ ...options, requiresLeader: true }),
    )) as AllStreamRecordedEvent[];
  }

  private async page(
    read: (client: EventStoreDBClient) => AsyncIterable<{ event?: Found }> & NodeJS.EventEmitter,
  ): Promise<Found[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.connection.call(this.pageMs, async (client) => {
          const found: Found[] = [];
          const events = read(client);
          // It may fail once more when nobody reads it any longer.
          events.on('error', () => undefined);
          for await (const { event } of events) if (event !== undefined) found.push(event);
          return found;
        });
      } catch (error) {
        if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
        if (isInvalid(error))
          throw invalid('POSITION_UNKNOWN', 'begin after a position that the log has named, or after 0');
        if (!(error instanceof GivenUp) || tries === 3) throw new StoreUnavailable(error);
      }
    }
  }
}

const isBetween = (position: number, after: number, upTo: number) => position > after && position <= upTo;
