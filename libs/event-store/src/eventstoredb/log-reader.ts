import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { invalid } from '@boxtrail/kernel';
import { StoreUnavailable } from '../port/event-store';
import { GivenUp, type Connection } from './connection';
import { codeOf, codes } from './grpc-errors';
import { LogEntry } from './recorded-event';
import { allPage, streamPage, type From, type SentEvent } from './wire';

const pageOfStream = 2_000;

/** A stretch of the log after a position. */
export interface Page {
  readonly entries: readonly LogEntry[];
  /** There was nothing behind it when it was read. */
  readonly isLast: boolean;
}

/** Reads streams and the log, page by page: each page is read to its end, so that none stays open. */
export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    /** Longest wait for one page, in ms. */
    private readonly pageMs: number,
  ) {}

  /** Events of one stream after a revision; all when `count` is left out. */
  async stream(stream: string, after: number, count = Infinity): Promise<LogEntry[]> {
    const entries: LogEntry[] = [];
    for (let left = count; left > 0;) {
      const size = Math.min(left, pageOfStream);
      const page = await this.read(streamPage(this.prefix + stream, after + entries.length, size));
      for (const sent of page) entries.push(new LogEntry(this.prefix, sent));
      if (page.length < size) break;
      left -= page.length;
    }
    return entries;
  }

  /** Our events after a position; the server leaves out those of others. */
  async page(after: number, size: number): Promise<Page> {
    // Reading begins with the event at the position: one more, so that each page has something new.
    const from: From = after === 0 ? 'start' : { at: after };
    const found = (await this.ours(from, size + 1)).filter(({ position }) => position > after);
    return { entries: found.slice(0, size), isLast: found.length < size };
  }

  /** Position of the last of our events; 0 when there is none. The server searches. */
  async last(): Promise<number> {
    const [last] = await this.ours('last', 1);
    return last?.position ?? 0;
  }

  /** Position of the last event, of ours or of others; 0 when there is none. */
  async end(): Promise<number> {
    const [last] = await this.read(allPage('last', 1, undefined));
    return last === undefined ? 0 : new LogEntry('', last).position;
  }

  private async ours(from: From, count: number): Promise<LogEntry[]> {
    const page = await this.read(allPage(from, count, this.prefix));
    return page.map((sent) => new LogEntry(this.prefix, sent));
  }

  private async read(request: ReadReq): Promise<SentEvent[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.connection.call(this.pageMs, (session) => all(session.read(request)));
      } catch (error) {
        if (codeOf(error) === codes.invalidArgument)
          throw invalid('POSITION_UNKNOWN', 'begin after a position that the log has named, or after 0');
        if (!(error instanceof GivenUp) || tries === 3)
          throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
      }
    }
  }
}

/** A stream that does not exist has no events. */
function all(call: ClientReadableStream<ReadResp>): Promise<SentEvent[]> {
  return new Promise((resolve, reject) => {
    const found: SentEvent[] = [];
    call.on('data', (response: ReadResp) => {
      const event = response.getEvent()?.getEvent();
      if (event !== undefined) found.push(event);
    });
    call.on('error', reject);
    call.on('end', () => resolve(found));
  });
}
