import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/**
 * Facts that partners and checkpoints may publish to Kafka instead of sending them over REST: the same rules, the same
 * quarantine. The cluster's ACLs decide who may write to the topic; its messages act as a partner.
 */
export interface FactTopic {
  /** The topic is `<prefix>.<name>.in`. */
  readonly name: string;
  /** `type` of its CloudEvents. */
  readonly type: string;
  /** The name of its body's schema in the OpenAPI document. */
  readonly schema: string;
  /** The field of a body that its message key repeats. */
  readonly key: string;
  /** The message key for a body, by its subject; undefined when the body names none. */
  keyOf(body: unknown): string | undefined;
  /** Normalises a message key to the form of `keyOf`. */
  readKey(key: string): string;
  /** Processes bodies in order; one result each. */
  take(bodies: readonly Line[], caller: Caller): Promise<LineAnswer[]>;
}
