import type { RecordedEvent } from '@boxtrail/kernel';
import { decode, encode } from '../port/encode';
import {
  WrongRevision,
  type Appended,
  type Batch,
  type EventStore,
  type NewEvent,
  type ReadOptions,
} from '../port/event-store';

/** The log in memory: for tests of what stands on it. Keeps the same contract, except that it forgets. */
export class InMemoryEventStore implements EventStore {
  readonly positionsPerEvent = 1;
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly waiting = new Set<() => void>();

  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended> {
    try {
      return Promise.resolve(this.appendNow(stream, expectedRevision, events));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  private appendNow(stream: string, expected: number, events: readonly NewEvent[]): Appended {
    const encoded = encode(stream, expected, events);
    const history = this.streams.get(stream) ?? [];
    if (history.length !== expected) {
      const repeated = history[expected + encoded.length - 1];
      if (repeated !== undefined && history[expected]?.id === encoded[0]?.id) {
        return { revision: repeated.revision, position: repeated.position };
      }
      throw new WrongRevision(stream, expected, history.length);
    }
    const recordedAt = new Date().toISOString();
    for (const event of encoded) {
      const recorded = decode({
        ...event,
        position: this.log.length + 1,
        stream,
        revision: history.length + 1,
        recordedAt,
      });
      history.push(recorded);
      this.log.push(recorded);
    }
    this.streams.set(stream, history);
    for (const wake of this.waiting) wake();
    return { revision: history.length, position: this.log.length };
  }

  read(stream: string, afterRevision = 0): Promise<RecordedEvent[]> {
    return Promise.resolve((this.streams.get(stream) ?? []).slice(afterRevision));
  }

  async *readAll(after: number, { types, batchSize = 2_000 }: ReadOptions = {}): AsyncIterable<Batch> {
    const head = await this.head();
    const wanted = types && new Set(types);
    for (let from = after; from < head; from += batchSize) {
      const position = Math.min(head, from + batchSize);
      const events = this.log.slice(from, position).filter(({ event }) => !wanted || wanted.has(event.type));
      yield { events, position };
    }
  }

  async *subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<Batch> {
    let position = after;
    while (!options.signal.aborted) {
      for await (const batch of this.readAll(position, options)) {
        yield batch;
        position = batch.position;
        if (options.signal.aborted) return;
      }
      if (this.log.length === position) await this.nextAppend(options.signal);
    }
  }

  head(): Promise<number> {
    return Promise.resolve(this.log.length);
  }

  private nextAppend(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
