import { Refusal } from '@boxtrail/kernel';
import type { Appended, NewEvent } from '@boxtrail/event-store';
import { traceparent } from '@boxtrail/observability';
import type { CommandHashes } from './command-hashes';
import type { CommandMeta, Outcome } from './command-meta';
import { nameBasedUuid } from './name-based-uuid';
import type { Remembered } from './remembered-state';

/** Log position of the n-th event, from 1, of what was appended. */
export type Positions = (n: number) => number;

export const positionsOf =
  ({ position, positions }: Appended, appended: number): Positions =>
  (n) =>
    positions?.[n - 1] ?? position - (appended - n);

/** What a series of commands would write, and the answer to each once it is written. */
export interface Plan<State> {
  state: State;
  readonly events: NewEvent[];
  readonly ends: { meta: CommandMeta; upTo: number }[];
  readonly answers: ((positions: Positions) => Outcome | Refusal)[];
}

/** Ends the events of a command in the plan; its answer. */
export function endOf<S>(
  before: Remembered<S>,
  plan: Plan<S>,
  meta: CommandMeta,
  changed: boolean,
): (positions: Positions) => Outcome {
  const upTo = plan.events.length;
  if (changed) plan.ends.push({ meta, upTo });
  return (positions) => ({
    revision: before.revision + upTo,
    position: upTo === 0 ? before.position : positions(upTo),
    changed,
  });
}

/** The answer of a command that had its effect before: in the log, or earlier in the same plan. */
export function earlierEnd<S>(
  before: Remembered<S>,
  plan: Plan<S>,
  given: CommandMeta,
  { commandId }: CommandMeta,
  hashes: CommandHashes,
): ((positions: Positions) => Outcome) | Refusal | undefined {
  const done = before.done.get(commandId);
  const now = plan.ends.find((end) => end.meta.commandId === commandId);
  const hash = done?.hash ?? now?.meta.commandHash;
  if (hash === undefined) return undefined;
  if (!hashes.matches(hash, given.commandHash)) return reused();
  const changed = given.firstAnswer === true;
  if (done !== undefined) return () => ({ revision: done.revision, position: done.position, changed });
  const upTo = now?.upTo ?? 0;
  return (positions) => ({ revision: before.revision + upTo, position: positions(upTo), changed });
}

/** One id for two different requests. */
export const reused = (): Refusal =>
  new Refusal(
    'reused',
    'IDEMPOTENCY_KEY_REUSED',
    'this Idempotency-Key was used for a different request before',
  );

export function checkRevision({ ifRevision }: CommandMeta, stream: string, revision: number): void {
  if (ifRevision === '*') {
    if (revision > 0) return;
    throw new Refusal('stale', 'STALE_REVISION', `${stream} does not exist yet, and If-Match: * wants it to`);
  }
  if (ifRevision !== undefined && ![ifRevision].flat().includes(revision)) {
    const named = [ifRevision].flat().join(' or ');
    throw new Refusal('stale', 'STALE_REVISION', `${stream} is at revision ${revision}, not ${named}`);
  }
}

/** What is stored beside each event of a command. */
export function metadataOf(meta: CommandMeta) {
  const { actor, role, commandId, commandHash, correlationId, causationId } = meta;
  const { backDatedBecause, recordedAfterwards } = meta;
  const trace = traceparent();
  return {
    actor,
    role,
    commandId,
    commandHash,
    correlationId,
    causationId,
    ...(backDatedBecause !== undefined && { backDatedBecause }),
    ...(recordedAfterwards !== undefined && { recordedAfterwards }),
    ...(trace !== undefined && { traceparent: trace }),
  };
}

/**
 * The same request on the same stream always writes the same ids: the store recognises a try whose answer was lost. `request`
 * names the command and its content: another content under the same key is no repetition.
 */
export function eventId(stream: string, request: string, index: number): string {
  return nameBasedUuid(`${stream}\n${request}\n${index}`);
}
