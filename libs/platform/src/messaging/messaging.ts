import type { RecordedEvent } from '@boxtrail/kernel';

/** A named group of consumers: each message reaches the group at least once, in order per key. */
export interface Consumer {
  /** `context.what-it-does`; its progress is kept under this name. */
  readonly group: string;
  /** Wire names of the events it wants. */
  readonly types: readonly string[];
  /**
   * Has its effect by a command whose id is derived from the event's: the second delivery changes nothing.
   * Throws to be called again: a few times, then the message is parked together with its key's later ones.
   */
  handle(message: RecordedEvent): Promise<void>;
}

/** A message that could not be handled, kept for a person to look at. */
export interface Parked {
  readonly consumer: string;
  readonly position: number;
  readonly key: string;
  readonly reason: string;
}

/**
 * How events reach the policies of other contexts.
 * Publishing is no call of this port: what is published is what is stored in the log.
 */
export interface Messaging {
  start(consumers: readonly Consumer[]): Promise<void>;
  stop(): Promise<void>;
  parked(): Promise<Parked[]>;
  /** Handles a group's parked messages again, in order; answers how many are still parked. */
  retryParked(group: string): Promise<number>;
}
