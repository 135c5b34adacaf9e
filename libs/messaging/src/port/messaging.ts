import type { RecordedEvent } from '@boxtrail/kernel';
import type { FactTopic } from '@boxtrail/intake';
import type { Counter } from 'prom-client';

export const MESSAGING = Symbol('messaging');

/** A named group of consumers: each message reaches the group at least once, in order per key. */
export interface Consumer {
  /** `context.what-it-does`; its progress is kept under this name. */
  readonly group: string;
  /** Wire names of the events it wants. */
  readonly types: readonly string[];
  /**
   * Has its effect by a command whose id is derived from the event's: delivered twice, it changes nothing the second time.
   * Throws to be called again: a few times, then the message is parked together with its key's later ones.
   */
  handle(message: RecordedEvent): Promise<void>;
}

/**
 * How events reach the policies of other contexts.
 * Publishing is no call of this port: what is published is what is stored in the log.
 */
export interface Messaging {
  /** Facts come in over topics only where there are topics. */
  start(consumers: readonly Consumer[], facts?: readonly FactTopic[]): Promise<void>;
  /** No message is left half done: what is being handled is finished, the rest comes again at the next start. */
  stop(): Promise<void>;
  /** The groups of this process. */
  groups(): string[];
  /** What keeps messages from flowing, as last seen, in words for an operator; empty when they flow. Asks nobody. */
  problems(): string[];
  /** Messages each group of this process has not had yet. */
  lags(): Promise<ReadonlyMap<string, number>>;
  /** Log position up to which this process has filled the topics of these contexts. */
  relayed(): ReadonlyMap<string, number>;
  /** Messages by `group` and `outcome`: handled, parked, repeated, out-of-place, foreign. */
  readonly counted: Counter<'group' | 'outcome'>;
  /**
   * Handles a group's parked messages again, in order; answers how many are still parked.
   * @throws Refusal `GROUP_UNKNOWN` no such group runs in this process.
   */
  replay(group: string): Promise<number>;
  /**
   * Publishes all events of a context again, from the first: fills a topic that was lost. Groups pass over what they
   * have had. @throws Refusal `TOPIC_UNKNOWN` there is no topic of that context.
   */
  republish(context: string): Promise<void>;
}
