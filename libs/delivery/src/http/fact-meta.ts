import { contentHash, lineMeta, type Caller } from '@boxtrail/http';
import { type CommandMeta } from '@boxtrail/commands';

/**
 * A fact is known by its scan id, whoever sends it. Its content is part of the command's id, so that other content
 * under the same scan id is judged by the rules of facts and not taken for a reused Idempotency-Key. The time is part
 * of the content only when the scanner gave one.
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
