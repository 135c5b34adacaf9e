import type { DomainEvent } from './decider';

/** On whose authority, and in answer to what, an event was recorded. */
export interface EventMetadata {
  /** Who did it: the subject of the API key, never a resident. */
  readonly actor: string;
  readonly role: string;
  /** The command that caused it. A command id has one effect on its stream, for ever. */
  readonly commandId: string;
  /**
   * Keyed hash of the command's content: tells a retry from a reused key. It stays in the log: messages and answers do not
   * carry it, and there it is empty.
   */
  readonly commandHash: string;
  /** The request everything in this chain of causes began with. */
  readonly correlationId: string;
  /** The event or command directly before this one in that chain. */
  readonly causationId: string;
  /** Why a decision was recorded later than the limit allows, as the planner who recorded it says. */
  readonly backDatedBecause?: string;
  /** Why it was recorded with a key for records made afterwards: it was judged as of its own time alone. */
  readonly recordedAfterwards?: string;
  /** W3C trace context of what recorded it, where traces are taken. */
  readonly traceparent?: string;
}

/** An event as it stands in the log. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  /** 1, 2, 3 ... over the whole log, without gaps, visible in order. */
  readonly position: number;
  readonly stream: string;
  /** 1, 2, 3 ... within its stream. */
  readonly revision: number;
  readonly id: string;
  /** RFC 3339, UTC: when the log took it. Never decreases along the positions. */
  readonly recordedAt: string;
  readonly metadata: EventMetadata;
  readonly event: Event;
}
