import type { DomainEvent, EventMetadata, RecordedEvent } from '@boxtrail/kernel';

/** An event about to be stored. Its id is the caller's, so that a retry is recognised. */
export interface NewEvent {
  readonly id: string;
  readonly event: DomainEvent;
  readonly metadata: EventMetadata;
}

export interface Appended {
  /** Revision of the stream after the append. */
  readonly revision: number;
  /** Log position of the last event appended. */
  readonly position: number;
}

/** A stretch of the log, read for the types asked for. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Everything up to and including this position has been looked at, also where no event matched. */
  readonly position: number;
}

export interface ReadOptions {
  /** Only these wire names; all when left out. */
  readonly types?: readonly string[];
  /** Positions looked at per batch, at most. Default 2,000. */
  readonly batchSize?: number;
}

/**
 * The one log every service writes to and every view is rebuilt from.
 *
 * Guarantees of every adapter, held by one shared contract test: what `append` acknowledged is on disk; a
 * stream revision has one winner; an append repeated with the same event ids is answered as the first was;
 * positions are 1, 2, 3 ... without gaps and become visible in order.
 */
export interface EventStore {
  /**
   * Adds events to a stream in one transaction, or none of them.
   * @param expectedRevision the revision they were decided on; 0 when the stream must not exist yet.
   * @throws WrongRevision another writer was first. @throws InvalidEvent an event does not fit its schema or is over
   * the size bound. @throws Overloaded the queue is full. @throws StoreUnavailable the outcome is not known:
   * repeat with the same ids.
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended>;

  /** The events of one stream after a revision, in order. Empty when there are none. */
  read(stream: string, afterRevision?: number): Promise<RecordedEvent[]>;

  /** The whole log after a position, up to the head at the time of the call. */
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;

  /** The whole log after a position, and then everything that follows, until the signal aborts. */
  subscribe(after: number, options: ReadOptions & { readonly signal: AbortSignal }): AsyncIterable<Batch>;

  /** Position of the last event; 0 when the log is empty. */
  head(): Promise<number>;
}

/** Somebody else wrote the stream since it was read. */
export class WrongRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream ${stream} is at revision ${actual}, not ${expected}`);
    this.name = 'WrongRevision';
  }
}

/** Too much is waiting already; nothing was done. */
export class Overloaded extends Error {
  constructor(message = 'too many events are waiting to be written') {
    super(message);
    this.name = 'Overloaded';
  }
}

/** The store could not be reached, or fell silent: the outcome is not known. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super(`the event store is not available: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'StoreUnavailable';
  }
}

/** A program error of the caller: the event may not be stored. */
export class InvalidEvent extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidEvent';
  }
}

/** Bytes of one event's data as JSON, at most. The worst receipt of 5,000 boxes, with everything wrong, takes 2 MB. */
export const maxEventBytes = 4_194_304;
/** Events in one append, at most. */
export const maxEventsPerAppend = 1_000;
