import type { RefusalCode } from '../refusals/refusal-codes';

/** What happened, in the published language: wire name, when it happened, and its data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  /** RFC 3339, UTC, milliseconds: when it happened, as the one who saw it says. */
  readonly occurredAt: string;
  readonly data: Data;
}

/**
 * The rules of one aggregate as pure functions: no clock, no randomness, no I/O.
 *
 * `decide` answers a command with the events that follow from it - none when it changes nothing - or
 * throws a `Refusal`. `evolve` is total: it never refuses what has already happened.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  /** The codes that each command can be refused with, by its type. The OpenAPI document lists them. */
  readonly refusals?: Readonly<Record<TypeOf<Command>, readonly RefusalCode[]>>;
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

type TypeOf<Command> = Command extends { readonly type: infer Type extends string } ? Type : never;

/** Folds a history into the state it leads to. */
export function fold<Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'evolve' | 'initial'>,
  events: readonly Event[],
): State {
  return events.reduce((state, event) => decider.evolve(state, event), decider.initial);
}

/** Ends an exhaustive switch: does not compile while a case is forgotten. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
