import type { DomainEvent, EventMetadata, RecordedEvent } from '@boxtrail/kernel';

/** The log of this process. */
export const EVENT_STORE = Symbol('event store');

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
  /** Log position of each event appended, where they do not follow directly on each other. */
  readonly positions?: readonly number[];
}

/** Of a recorded event what it says, and its place: no stream, no id, not by whom nor when it was recorded. */
export type BareEvent<Event extends DomainEvent = DomainEvent> = Pick<
  RecordedEvent<Event>,
  'position' | 'revision' | 'event'
>;

/** A stretch of the log, read for the types asked for. */
export interface Batch<Event extends BareEvent = RecordedEvent> {
  readonly events: readonly Event[];
  /** What could not be read, in order; for a tolerant reader only, and left out when there is none. */
  readonly unreadable?: readonly UnreadableEvent[];
  /** Everything up to and including this position has been looked at, also where no event matched. */
  readonly position: number;
}

export interface ReadOptions {
  /** Only these wire names; all when left out. */
  readonly types?: readonly string[];
  /** Positions looked at per batch, at most. Default 2,000. */
  readonly batchSize?: number;
  /** Bare events are enough: an adapter may leave out the rest, and read faster. */
  readonly bare?: boolean;
  /** An unreadable event is listed in its batch. When left out, reading ends before it with `UnreadableEvent`. */
  readonly tolerant?: boolean;
}

/**
 * The one log every service writes to and every view is rebuilt from.
 *
 * Guarantees of every adapter, held by one shared contract test: what `append` acknowledged is on disk; a
 * stream revision has one winner; an append repeated with the same event ids is answered as the first was;
 * positions grow from event to event, from 1 on, and become visible in order.
 *
 * A position is a place in the log that the log itself has named: 0, the beginning, or that of an event. Others may be
 * unknown to it.
 */
export interface EventStore {
  /**
   * About how far apart the positions of two events are. 1: they are 1, 2, 3 ... without gaps, so that every number up
   * to the head is one.
   */
  readonly positionsPerEvent: number;

  /**
   * Adds events to a stream in one transaction, or none of them.
   * @param expectedRevision the revision they were decided on; 0 when the stream must not exist yet.
   * @throws WrongRevision another writer was first. @throws InvalidEvent the store can never take it, and it
   * alone fails; appends that were written with it do not. @throws Overloaded the queue is full. @throws StoreUnavailable the outcome is not known:
   * repeat with the same ids.
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended>;

  /**
   * The events of one stream after a revision, in order. Empty when there are none.
   * @throws UnreadableEvent there is one among them that this program cannot read.
   */
  read(stream: string, afterRevision?: number): Promise<RecordedEvent[]>;

  /** The whole log after a position, up to the head at the time of the call. */
  readAll(after: number, options: ReadOptions & { readonly bare: boolean }): AsyncIterable<Batch<BareEvent>>;
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;

  /** The whole log after a position, and then everything that follows, until the signal aborts. */
  subscribe(
    after: number,
    options: ReadOptions & { readonly signal: AbortSignal; readonly bare: boolean },
  ): AsyncIterable<Batch<BareEvent>>;
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

/**
 * A stored event that this program cannot read: its text is no JSON, its type or version is not known, or it has not
 * the shape of its type.
 */
export class UnreadableEvent extends Error {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Wire name it is stored under. */
  readonly type: string;
  readonly recordedAt: string;
  /** Null where this, too, cannot be read. */
  readonly occurredAt: string | null;

  /** @param bare what it says, when only the rest of it cannot be read. */
  constructor(
    {
      position,
      stream,
      revision,
      type,
      recordedAt,
      occurredAt,
    }: Pick<RecordedEvent, 'position' | 'stream' | 'revision' | 'recordedAt'> & {
      readonly type: string;
      readonly occurredAt: string | null;
    },
    readonly reason: string,
    readonly bare?: BareEvent,
  ) {
    super(`the event at position ${position}, ${type} of ${stream}#${revision}, cannot be read: ${reason}`);
    this.name = 'UnreadableEvent';
    this.position = position;
    this.stream = stream;
    this.revision = revision;
    this.type = type;
    this.recordedAt = recordedAt;
    this.occurredAt = occurredAt;
  }
}

/** The event can never be stored: it does not fit its schema, is too large, or holds a value that no store keeps. */
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
