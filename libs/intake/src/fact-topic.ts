import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/**
 * Facts that partners and checkpoints may publish to Kafka instead of sending them over REST: the same rules, the same
 * quarantine. The cluster's ACLs decide who may write to the topic; its messages act as a partner.
 */
export interface FactTopic {
  /** `scans`: the topic is `<prefix>.scans.in`. */
  readonly name: string;
  /** `type` of its CloudEvents. */
  readonly type: string;
  /** The message key for a body, by its subject; undefined when the body names none. */
  keyOf(body: unknown): string | undefined;
  /** Normalises a message key to the form of `keyOf`. */
  readKey(key: string): string;
  /** Processes bodies in order; one result each. */
  take(bodies: readonly Line[], caller: Caller): Promise<LineAnswer[]>;
}

/** Topics for facts: name, type, and the schema of a body as the OpenAPI document names it. */
export const factTopics = [
  { name: 'scans', type: 'boxtrail.scan', schema: 'ScanBody', key: 'sscc' },
] as const;
