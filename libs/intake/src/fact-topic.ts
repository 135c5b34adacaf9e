import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/**
 * Facts that partners and gates may publish instead of sending them over REST: the same rules, the same quarantine.
 * Who may write to the topic is decided by the cluster (ACLs), and speaks as a partner.
 */
export interface FactTopic {
  /** `scans`: the topic is `<prefix>.scans.in`. */
  readonly name: string;
  /** `type` of its CloudEvents. */
  readonly type: string;
  /** What a body is about: the key of its message. Undefined when it does not say. */
  keyOf(body: unknown): string | undefined;
  /** The key of a message as `keyOf` would have it, however the sender writes it. */
  readKey(key: string): string;
  /** Takes in bodies, in order; answers each. */
  take(bodies: readonly Line[], caller: Caller): Promise<LineAnswer[]>;
}

/** Topics for facts: name, type, and the schema of a body as the OpenAPI document names it. */
export const factTopics = [
  { name: 'scans', type: 'boxtrail.scan', schema: 'ScanBody', key: 'sscc' },
] as const;
