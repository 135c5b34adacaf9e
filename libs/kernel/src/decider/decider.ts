import type { RefusalCode } from '../refusals/refusal-codes';

/** A recorded fact in the published language: wire name, event time and data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  /** Event time: RFC 3339, UTC, milliseconds, as the observer reports it. */
  readonly occurredAt: string;
  readonly data: Data;
}

/**
 * The rules of one aggregate as pure functions: no clock, no randomness, no I/O.
 *
 * `decide` returns the events that a command causes (none when it changes nothing) or throws a `Refusal`. `evolve` is
 * total: it never refuses a recorded event.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  /** Refusal codes by command type. The OpenAPI document lists them. */
  readonly refusals?: Readonly<Record<TypeOf<Command>, readonly RefusalCode[]>>;
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

type TypeOf<Command> = Command extends { readonly type: infer Type extends string } ? Type : never;

/** Folds a history into its state. */
export function fold<Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'evolve' | 'initial'>,
  events: readonly Event[],
): State {
  return events.reduce((state, event) => decider.evolve(state, event), decider.initial);
}

/** Ends an exhaustive switch: a missing case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
