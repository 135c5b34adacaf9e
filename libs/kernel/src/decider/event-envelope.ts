import type { DomainEvent } from './decider';

/** Who recorded an event, and which command caused it. */
export interface EventMetadata {
  /** The subject of the API key; never a resident. */
  readonly actor: string;
  readonly role: string;
  /** The command that caused it. A command id has at most one effect on its stream. */
  readonly commandId: string;
  /**
   * Keyed hash of the command's content: distinguishes a retry from a reused key. Only the log stores it; in messages
   * and answers it is empty.
   */
  readonly commandHash: string;
  /** Correlation id: the request that started this chain of causes. */
  readonly correlationId: string;
  /** Causation id: the event or command directly before this one in the chain. */
  readonly causationId: string;
  /** The planner's reason for recording a decision later than the limit allows. */
  readonly backDatedBecause?: string;
  /**
   * Set when a key for back-dated records was used: the decision was checked against the state at its own time only.
   */
  readonly recordedAfterwards?: string;
  /** W3C trace context of the recording request, when tracing is on. */
  readonly traceparent?: string;
}

/** An event as stored in the log. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  /** Global position: 1, 2, 3 ... without gaps, visible in order. */
  readonly position: number;
  readonly stream: string;
  /** Revision: 1, 2, 3 ... within its stream. */
  readonly revision: number;
  readonly id: string;
  /** Record time: RFC 3339, UTC. Never decreases along the positions. */
  readonly recordedAt: string;
  readonly metadata: EventMetadata;
  readonly event: Event;
}
