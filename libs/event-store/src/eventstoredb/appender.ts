import { setTimeout as sleep } from 'node:timers/promises';
import { encode, type EncodedEvent } from '../port/encode';
import {
  InvalidEvent,
  StoreUnavailable,
  UnreadableEvent,
  WrongRevision,
  type Appended,
  type NewEvent,
} from '../port/event-store';
import type { ProposedEvent } from './append-stream';
import type { Connection } from './connection';
import { AppendRefused } from './grpc-errors';
import { Gate } from './gate';
import type { LogReader } from './log-reader';
import { toProposed } from './recorded-event';
import { StoreRefused } from './session';
import { bytesOf } from './wire';

export interface AppendTimes {
  /** Longest wait for the answer to one try, in ms. */
  readonly tryMs: number;
  /** No further try after this long, in ms. */
  readonly giveUpMs: number;
}

/** Appends on their way at the same time, at most: all on one stream. */
const atOnce = 512;
/** Appends that may wait for a place. */
const queued = 20_000;
/** Sentinel: no stream has this revision. */
export const impossibleRevision = String(2n ** 62n);
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
    return this.gate.run(() => this.appendUntilKnown(stream, expected, encoded));
  }

  /** Resolves when everything accepted so far has been answered. */
  idle(): Promise<void> {
    return this.gate.idle();
  }

  private async appendUntilKnown(
    stream: string,
    expected: number,
    encoded: readonly EncodedEvent[],
  ): Promise<Appended> {
    const deadline = performance.now() + this.times.giveUpMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(stream, expected, encoded, tries === 1);
      } catch (error) {
        if (
          error instanceof WrongRevision ||
          error instanceof UnreadableEvent ||
          error instanceof StoreRefused
        )
          throw error;
        const type = error instanceof AppendRefused ? error.type : '';
        const words = (error as Error).message;
        if (type.startsWith('Maximum'))
          throw new InvalidEvent(`the server takes no append that large (its --max-append-size): ${words}`);
        if (type === 'BadRequest') throw new InvalidEvent(`the server refuses it: ${words}`);
        const rest = deadline - performance.now();
        const hopeless = type === 'AccessDenied' || type === 'StreamDeleted' || this.stopping.aborted;
        if (hopeless || rest <= 0)
          throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
        const pause = Math.min(rest, longestPause, firstPause * 2 ** (tries - 1));
        await sleep(pause, undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }

  /** After a lost answer the stream itself says what became of the append, even from another node. */
  private async attempt(
    stream: string,
    expected: number,
    encoded: readonly EncodedEvent[],
    first: boolean,
  ): Promise<Appended> {
    let actual = expected + encoded.length;
    try {
      const position = await this.tryOnce(stream, expected, encoded.map(toProposed));
      if (first && encoded.length === 1 && position !== undefined) return { revision: actual, position };
    } catch (error) {
      if (!(error instanceof AppendRefused) || error.type !== 'WrongExpectedVersion') throw error;
      actual = error.current + 1;
    }
    return this.stored(stream, expected, encoded, actual);
  }

  /** Position of the last event, as far as the server names it. */
  private tryOnce(stream: string, expected: number, events: ProposedEvent[]): Promise<number | undefined> {
    const revision = expected > 0 ? String(expected - 1) : expected === 0 ? undefined : impossibleRevision;
    return this.connection.call(this.times.tryMs, ({ appends }) =>
      appends.append(bytesOf(this.prefix + stream), revision, events),
    );
  }

  /**
   * What the stream holds where these events belong. Their ids show that they are there already, even after a change of
   * the leader or a long time: the server's own memory of ids is best effort.
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
    return {
      revision: expected + encoded.length,
      position: last.position,
      ...(there.length > 1 && { positions: there.map((event) => event.position) }),
    };
  }
}
