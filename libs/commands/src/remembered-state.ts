import type { Decider, DomainEvent, RecordedEvent } from '@boxtrail/kernel';

/** The state of a stream, as it is remembered. */
export interface Remembered<State> {
  state: State;
  revision: number;
  position: number;
  weight: number;
  /** Commands that had an effect on this stream, with what they led to. */
  readonly done: Map<string, { hash: string; revision: number; position: number }>;
}

/** About what a remembered stream takes before its first event, in bytes. */
const weightOfNothing = 500;

/** About what an event adds to a remembered state, in bytes: lists are what makes one heavy. */
export function weightOf({ data }: DomainEvent): number {
  let weight = 700;
  for (const value of Object.values(data as object)) if (Array.isArray(value)) weight += 100 * value.length;
  return weight;
}

/** A stream without events. */
export const nothing = <C, E extends DomainEvent, S>(decider: Decider<C, E, S>): Remembered<S> => ({
  state: decider.initial,
  revision: 0,
  position: 0,
  weight: weightOfNothing,
  done: new Map(),
});

export function apply<S>(
  decider: Decider<never, DomainEvent, S>,
  loaded: Remembered<S>,
  recorded: RecordedEvent,
): void {
  loaded.state = decider.evolve(loaded.state, recorded.event);
  loaded.revision = recorded.revision;
  loaded.position = recorded.position;
  loaded.weight += weightOf(recorded.event);
  loaded.done.set(recorded.metadata.commandId, {
    hash: recorded.metadata.commandHash,
    revision: recorded.revision,
    position: recorded.position,
  });
}
