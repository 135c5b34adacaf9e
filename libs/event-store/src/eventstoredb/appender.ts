import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType, NO_STREAM, type EventData, type WrongExpectedVersionError } from '@eventstore/db-client';
import { encode, type EncodedEvent } from '../port/encode';
import {
  InvalidEvent,
  StoreUnavailable,
  UnreadableEvent,
  WrongRevision,
  type Appended,
  type NewEvent,
} from '../port/event-store';
import { isInvalid, isOfType, type Connection } from './connection';
import { Gate } from './gate';
import type { LogReader } from './log-reader';
import { toData } from './recorded-event';

export interface AppendTimes {
  /** Longest wait for the answer to one try, in ms. */
  readonly tryMs: number;
  /** No further try after this long, in ms. */
  readonly giveUpMs: number;
}

/** Appends on their way at the same time, at most: a server has about 100 places on a connection, reads among them. */
const atOnce = 64;
/** Appends that may wait for a place. */
const queued = 20_000;
/** A revision no stream has: for what no revision is, the server has no word. */
const nobodyIsAt = 2n ** 62n;
/** Pause before the second try, in ms; doubles each time, up to the longest. */
const [firstPause, longestPause] = [50, 2_000];

/** Writes events, so often until their fate is known: the same ids on the same revision are written once. */
export class Appender {
  private readonly gate = new Gate(atOnce, queued);

  constructor(
    private readonly connection: Connection,
    private readonly reader: LogReader,
    private readonly prefix: string,
    private readonly times: AppendTimes,
    private readonly stopping: AbortSignal,
  ) {}

  async append(stream: string, expected: number, events: readonly NewEvent[]): Promise<Appended> {
    const encoded = encode(stream, expected, events);
    const data = encoded.map((event, i) => toData(event, events[i] as NewEvent));
    return this.gate.run(() => this.appendUntilKnown(stream, expected, encoded, data));
  }

  /** Resolves when everything accepted so far has been answered. */
  idle(): Promise<void> {
    return this.gate.idle();
  }

  private async appendUntilKnown(
    stream: string,
    expected: number,
    encoded: readonly EncodedEvent[],
    data: EventData[],
  ): Promise<Appended> {
    const deadline = performance.now() + this.times.giveUpMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(stream, expected, encoded, data, tries === 1);
      } catch (error) {
        if (error instanceof WrongRevision || error instanceof UnreadableEvent) throw error;
        if (isOfType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED))
          throw new InvalidEvent(
            `the server takes no append that large (its --max-append-size): ${String(error)}`,
          );
        if (isInvalid(error)) throw new InvalidEvent(`the server refuses it: ${(error as Error).message}`);
        const rest = deadline - performance.now();
        const hopeless = isOfType(error, ErrorType.ACCESS_DENIED) || this.stopping.aborted;
        if (hopeless || rest <= 0)
          throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
        const pause = Math.min(rest, longestPause, firstPause * 2 ** (tries - 1));
        await sleep(pause, undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }

  /** After a lost answer the stream itself says what became of the append, whoever answers for it now. */
  private async attempt(
    stream: string,
    expected: number,
    encoded: readonly EncodedEvent[],
    data: EventData[],
    first: boolean,
  ): Promise<Appended> {
    let actual = expected + encoded.length;
    try {
      const position = await this.tryOnce(stream, expected, data);
      if (first && data.length === 1 && position !== undefined) return { revision: actual, position };
    } catch (error) {
      if (!isOfType(error, ErrorType.WRONG_EXPECTED_VERSION)) throw error;
      const { actualVersion } = error as WrongExpectedVersionError;
      actual = typeof actualVersion === 'bigint' ? Number(actualVersion) + 1 : 0;
    }
    return this.stored(stream, expected, encoded, actual);
  }

  /** Position of the last event, as far as the server names it. */
  private async tryOnce(stream: string, expected: number, data: EventData[]): Promise<number | undefined> {
    const { tryMs } = this.times;
    const { position } = await this.connection.call(tryMs + 1_000, (client) =>
      client.appendToStream(this.prefix + stream, data, {
        expectedRevision: expected === 0 ? NO_STREAM : expected > 0 ? BigInt(expected - 1) : nobodyIsAt,
        deadline: tryMs,
        requiresLeader: true,
      }),
    );
    return position && Number(position.commit);
  }

  /**
   * What the stream holds where these events belong. That they are there already, whoever answered for them and
   * however long ago, is told by their ids: the server's own memory of them is its best effort.
   * @throws WrongRevision others are there.
   */
  private async stored(
    stream: string,
    expected: number,
    encoded: readonly EncodedEvent[],
    actual: number,
  ): Promise<Appended> {
    const canBe = expected >= 0 && actual >= expected + encoded.length;
    const there = canBe ? await this.reader.stream(stream, expected, encoded.length) : [];
    const last = there.at(-1);
    if (last === undefined || !encoded.every(({ id }, i) => there[i]?.id === id))
      throw new WrongRevision(stream, expected, actual);
    const { revision, position } = last;
    return {
      revision,
      position,
      ...(there.length > 1 && { positions: there.map((event) => event.position) }),
    };
  }
}
