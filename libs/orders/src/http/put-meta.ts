import { randomUUID } from 'node:crypto';
import { contentHash, lineMeta, revisionsIn, type Caller } from '@boxtrail/http';
import type { CommandMeta } from '@boxtrail/commands';

/**
 * A PUT needs no Idempotency-Key. With If-Match, the revision and the content identify it, and a retry gets the first
 * answer. Without, it can only make something new.
 */
export function putMeta(
  caller: Caller,
  { kind, id }: { readonly kind: string; readonly id: string },
  body: object,
  ifMatch: string | undefined,
): CommandMeta {
  const ifRevision = revisionsIn(ifMatch);
  const seen = Array.isArray(ifRevision) ? ifRevision.join() : randomUUID();
  const meta = lineMeta(caller, kind, `${id}\n${seen}\n${contentHash(body)}`, body);
  return ifRevision === undefined ? meta : { ...meta, ifRevision };
}
