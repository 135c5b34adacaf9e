import { inSpan, traceparent } from '@boxtrail/observability';
import { setTimeout as pause } from 'node:timers/promises';
import { invalid, Refusal, type Decider, type DomainEvent, type RecordedEvent } from '@boxtrail/kernel';
import {
  InvalidEvent,
  Overloaded,
  WrongRevision,
  type Appended,
  type EventStore,
  type NewEvent,
} from '@boxtrail/event-store';
import type { CommandHashes } from './command-hashes';
import { Lru } from './lru';
import { nameBasedUuid } from './name-based-uuid';
import { KeyedMutex } from '@boxtrail/async';

/** Who commands, and how a repeated command is recognised. */
export interface CommandMeta {
  /** One effect on its stream, for ever. */
  readonly commandId: string;
  /** SHA-256 (hex) of what was asked: the same id with another hash is refused. Stored keyed (`CommandHashes`). */
  readonly commandHash: string;
  readonly actor: string;
  readonly role: string;
  readonly correlationId: string;
  readonly causationId: string;
  /**
   * A repetition is answered as the first was, `changed` included. Left out for lines: of these it says that nothing changed,
   * and they are answered as duplicates.
   */
  readonly firstAnswer?: true;
  /** Its id was made from its content: it is stored keyed, like the hash. */
  readonly idOfContent?: true;
  /** Revision the caller decided on (If-Match); not checked when left out. */
  readonly ifRevision?: number | readonly number[] | '*';
  /** Why a decision is recorded later than the limit allows: kept with its events. */
  readonly backDatedBecause?: string;
  /** The caller's key is for records made afterwards, and why. */
  readonly recordedAfterwards?: string;
  /** Why it must not be done, unless it was done before: a retry still gets its first answer. */
  readonly refusal?: Refusal;
}

/** A command for one aggregate. Where it needs a look at other data first, it is a function. */
export interface Instruction<Command> {
  readonly command: Command | (() => Promise<Command>);
  readonly meta: CommandMeta;
}

/** What became of a command. */
export interface Outcome extends Appended {
  /** False when the command changed nothing: things were so already, or a fact was known. */
  readonly changed: boolean;
}

interface Loaded<State> {
  state: State;
  revision: number;
  position: number;
  weight: number;
  /** Commands that had an effect on this stream, with what they led to. */
  readonly done: Map<string, { hash: string; revision: number; position: number }>;
}

const maxTries = 8;

/** What is remembered of aggregates, about. */
const memoryBytes = 134_217_728;

/** About what a remembered stream takes before its first event, in bytes. */
const weightOfNothing = 500;

/** About what an event adds to a remembered state, in bytes: lists are what makes one heavy. */
function weightOf({ data }: DomainEvent): number {
  let weight = 700;
  for (const value of Object.values(data as object)) if (Array.isArray(value)) weight += 100 * value.length;
  return weight;
}

/**
 * Carries commands to aggregates: loads (or remembers) the state, decides, appends on the revision it decided
 * on, and decides again when another writer was first - at most eight times.
 *
 * The memory is only a shortcut: whether it is current is decided by the append, on the stream's own row.
 */
export class Aggregates {
  private readonly memory = new Lru<string, Loaded<unknown>>(memoryBytes, ({ weight }) => weight);
  private readonly turns = new KeyedMutex();

  constructor(
    private readonly store: EventStore,
    private readonly hashes: CommandHashes,
  ) {}

  /** One command. Throws the `Refusal` when the answer is no. */
  async handle<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: Instruction<C>['command'],
    meta: CommandMeta,
  ): Promise<Outcome> {
    const [outcome] = await this.handleAll(decider, stream, [{ command, meta }]);
    if (outcome === undefined) throw new Error('a command without an outcome');
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  }

  /** Several commands of one stream, in order, written in one append. Each has its own outcome or refusal. */
  handleAll<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<C>[],
  ): Promise<(Outcome | Refusal)[]> {
    const name = `command ${instructions.length === 1 ? (instructions[0]?.command as { type?: string }).type : 'many'}`;
    return inSpan(name, { attributes: { 'boxtrail.stream': stream } }, () =>
      this.turns.runExclusive(stream, () => this.tryAll(decider, stream, instructions)),
    );
  }

  private async tryAll<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<C>[],
  ): Promise<(Outcome | Refusal)[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(decider, stream, instructions);
      } catch (error) {
        // Nothing was done: what is remembered is as good as it was.
        if (error instanceof Overloaded) throw error;
        this.memory.delete(stream);
        if (error instanceof InvalidEvent && instructions.length > 1)
          return this.tryEach(decider, stream, instructions);
        if (!(error instanceof WrongRevision)) throw error;
        if (attempt === maxTries) throw new Overloaded(`${stream} is being changed by too many at once`);
        // Processes that change one stream at the same time must not meet again and again.
        await pause(Math.random() * 2 ** attempt);
      }
    }
  }

  /** One by one, when one of them decides what cannot be stored: it fails alone. */
  private async tryEach<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<C>[],
  ): Promise<(Outcome | Refusal)[]> {
    const outcomes: (Outcome | Refusal)[] = [];
    for (const instruction of instructions) {
      try {
        outcomes.push(...(await this.tryAll(decider, stream, [instruction])));
      } catch (error) {
        if (!(error instanceof InvalidEvent)) throw error;
        outcomes.push(invalid('EVENT_INVALID', error.message));
      }
    }
    return outcomes;
  }

  /** The present state of an aggregate. */
  async load<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
  ): Promise<{ state: S; revision: number }> {
    const known = this.memory.get(stream) as Loaded<S> | undefined;
    // A copy: whoever decides on what was remembered must not see it change under their hands.
    const loaded: Loaded<S> = { ...(known ?? nothing(decider)) };
    for (const recorded of await this.store.read(stream, loaded.revision)) apply(decider, loaded, recorded);
    if (loaded.revision > 0) this.memory.set(stream, loaded);
    return { state: loaded.state, revision: loaded.revision };
  }

  private async attempt<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<C>[],
  ): Promise<(Outcome | Refusal)[]> {
    const remembered = this.memory.get(stream) as Loaded<S> | undefined;
    if (remembered === undefined) await this.load(decider, stream);
    const before = (this.memory.get(stream) as Loaded<S> | undefined) ?? nothing(decider);
    const plan = await this.decideAll(decider, stream, before, instructions);
    if (plan.events.length === 0) {
      // Nothing will be appended that would prove the memory current: look before saying no.
      if (remembered !== undefined && (await this.load(decider, stream)).revision !== remembered.revision) {
        return this.attempt(decider, stream, instructions);
      }
      return plan.answers.map((answer) => answer(() => before.position));
    }
    const appended = await inSpan('append', {}, () =>
      this.store.append(stream, before.revision, plan.events),
    );
    const { position, revision } = appended;
    const positions = positionsOf(appended, plan.events.length);
    for (const { meta, upTo } of plan.ends) {
      before.done.set(meta.commandId, {
        hash: meta.commandHash,
        revision: before.revision + upTo,
        position: positions(upTo),
      });
    }
    const weight = plan.events.reduce((sum, { event }) => sum + weightOf(event), before.weight);
    this.memory.set(stream, { state: plan.state, revision, position, weight, done: before.done });
    return plan.answers.map((answer) => answer(positions));
  }

  private async decideAll<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    before: Loaded<S>,
    instructions: readonly Instruction<C>[],
  ): Promise<Plan<S>> {
    const plan: Plan<S> = { state: before.state, events: [], ends: [], answers: [] };
    for (const { command, meta: given } of instructions) {
      const meta = this.sealed(given);
      const earlier = this.earlierEnd(before, plan, given, meta);
      if (earlier instanceof Refusal) plan.answers.push(() => earlier);
      else if (earlier !== undefined) plan.answers.push(earlier);
      else {
        try {
          checkRevision(meta, stream, before.revision + plan.events.length);
          if (meta.refusal !== undefined) throw meta.refusal;
          const decided = typeof command === 'function' ? await (command as () => Promise<C>)() : command;
          decideOne(decider, stream, before, plan, decided, meta);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          plan.answers.push(() => error);
        }
      }
    }
    return plan;
  }

  /** As it is stored and compared. */
  private sealed(meta: CommandMeta): CommandMeta {
    const { commandId, commandHash, idOfContent } = meta;
    return {
      ...meta,
      commandId: idOfContent === true ? this.hashes.sealedId(commandId) : commandId,
      commandHash: this.hashes.sealed(commandHash),
    };
  }

  /**
   * The answer of a command that had its effect before - in the log, or earlier in the same call. Earlier releases stored
   * id and hash as they were given.
   */
  private earlierEnd<S>(
    before: Loaded<S>,
    plan: Plan<S>,
    given: CommandMeta,
    { commandId }: CommandMeta,
  ): ((positions: Positions) => Outcome) | Refusal | undefined {
    const done = before.done.get(commandId) ?? before.done.get(given.commandId);
    const now = plan.ends.find((end) => end.meta.commandId === commandId);
    const hash = done?.hash ?? now?.meta.commandHash;
    if (hash === undefined) return undefined;
    if (!this.hashes.matches(hash, given.commandHash)) return reused();
    const changed = given.firstAnswer === true;
    if (done !== undefined) return () => ({ revision: done.revision, position: done.position, changed });
    const upTo = now?.upTo ?? 0;
    return (positions) => ({ revision: before.revision + upTo, position: positions(upTo), changed });
  }
}

/** A stream without events. */
const nothing = <C, E extends DomainEvent, S>(decider: Decider<C, E, S>): Loaded<S> => ({
  state: decider.initial,
  revision: 0,
  position: 0,
  weight: weightOfNothing,
  done: new Map(),
});

/** Log position of the n-th event, from 1, of what was appended. */
type Positions = (n: number) => number;

const positionsOf =
  ({ position, positions }: Appended, appended: number): Positions =>
  (n) =>
    positions?.[n - 1] ?? position - (appended - n);

/** What a series of commands would write, and the answer to each once it is written. */
interface Plan<State> {
  state: State;
  readonly events: NewEvent[];
  readonly ends: { meta: CommandMeta; upTo: number }[];
  readonly answers: ((positions: Positions) => Outcome | Refusal)[];
}

function decideOne<C, E extends DomainEvent, S>(
  decider: Decider<C, E, S>,
  stream: string,
  before: Loaded<S>,
  plan: Plan<S>,
  command: C,
  meta: CommandMeta,
): void {
  const decided = decider.decide(command, plan.state);
  for (const [i, event] of decided.entries()) {
    plan.state = decider.evolve(plan.state, event);
    plan.events.push({ id: eventId(stream, meta.commandId, i), event, metadata: metadataOf(meta) });
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

function checkRevision({ ifRevision }: CommandMeta, stream: string, revision: number): void {
  if (ifRevision === '*') {
    if (revision > 0) return;
    throw new Refusal('stale', 'STALE_REVISION', `${stream} does not exist yet, and If-Match: * wants it to`);
  }
  if (ifRevision !== undefined && ![ifRevision].flat().includes(revision)) {
    const named = [ifRevision].flat().join(' or ');
    throw new Refusal('stale', 'STALE_REVISION', `${stream} is at revision ${revision}, not ${named}`);
  }
}

function apply<S>(decider: Decider<never, DomainEvent, S>, loaded: Loaded<S>, recorded: RecordedEvent): void {
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

/** The same command on the same stream always writes the same ids: a try whose answer was lost is recognised. */
export function eventId(stream: string, commandId: string, index: number): string {
  return nameBasedUuid(`${stream}\n${commandId}\n${index}`);
}
