import { Refusal, type Decider, type DomainEvent } from '@boxtrail/kernel';
import type { Appended, NewEvent } from '@boxtrail/event-store';
import { traceparent } from '@boxtrail/observability';
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

export function decideOne<C, E extends DomainEvent, S>(
  decider: Decider<C, E, S>,
  stream: string,
  before: Remembered<S>,
  plan: Plan<S>,
  command: C,
  meta: CommandMeta,
): void {
  const decided = decider.decide(command, plan.state);
  const request = `${meta.commandId}\n${meta.commandHash}`;
  for (const [i, event] of decided.entries()) {
    plan.state = decider.evolve(plan.state, event);
    plan.events.push({ id: eventId(stream, request, i), event, metadata: metadataOf(meta) });
  }
  const changed = decided.length > 0;
  const upTo = plan.events.length;
  if (changed) plan.ends.push({ meta, upTo });
  plan.answers.push((positions) => ({
    revision: before.revision + upTo,
    position: upTo === 0 ? before.position : positions(upTo),
    changed,
  }));
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

function metadataOf(meta: CommandMeta) {
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
