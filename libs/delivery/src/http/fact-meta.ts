import { contentHash, lineMeta, type Caller } from '@boxtrail/http';
import { type CommandMeta } from '@boxtrail/commands';

/**
 * The scan id identifies a fact, for every sender. The command id includes a hash of the content: other content under the
 * same scan id then meets the rules of facts, not the error for a reused Idempotency-Key. The content includes the time
 * only when the scanner sent one.
 */
export function factMeta(
  caller: Caller,
  kind: 'arrival' | 'receipt' | 'scan',
  scanId: string,
  content: object,
): CommandMeta {
  return lineMeta(caller, kind, `${scanId}\n${contentHash(content)}`, content);
}

/** The same of a fact that comes alone: sent again, it gets its first answer. */
export const aloneMeta = (...fact: Parameters<typeof factMeta>): CommandMeta => ({
  ...factMeta(...fact),
  firstAnswer: true,
});
