import { setTimeout as pause } from 'node:timers/promises';
import { EventLoopSlices, KeyedMutex } from '@boxtrail/async';
import { InvalidEvent, Overloaded, WrongRevision, type EventStore } from '@boxtrail/event-store';
import { invalid, Refusal, type Decider, type DomainEvent } from '@boxtrail/kernel';
import { inSpan } from '@boxtrail/observability';
import type { CommandHashes } from './command-hashes';
import type { CommandMeta, Instruction, Outcome } from './command-meta';
import { LRUCache } from 'lru-cache';
import { checkRevision, earlierEnd, endOf, eventId, metadataOf, positionsOf, type Plan } from './plan';
import { apply, nothing, weightOf, type Remembered } from './remembered-state';

/** A command, or a function that looks at other data first and answers it. */
type OrLookUp<Command> = Command | (() => Promise<Command>);

const maxTries = 8;

/** What is remembered of aggregates, about. */
const memoryBytes = 134_217_728;

/**
 * Carries commands to aggregates: loads (or remembers) the state, decides, appends on the revision it decided
 * on, and decides again when another writer was first - at most eight times.
 *
 * The memory is only a shortcut: whether it is current is decided by the append, on the stream's own row.
 */
export class Aggregates {
  private readonly memory = new LRUCache<string, Remembered<unknown>>({
    maxSize: memoryBytes,
    sizeCalculation: ({ weight }) => Math.max(1, Math.ceil(weight)),
  });
  private readonly turns = new KeyedMutex();

  constructor(
    private readonly store: EventStore,
    private readonly hashes: CommandHashes,
  ) {}

  /** One command. Throws the `Refusal` when the answer is no. */
  async handle<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: OrLookUp<C>,
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
    instructions: readonly Instruction<OrLookUp<C>>[],
  ): Promise<(Outcome | Refusal)[]> {
    const name = `command ${instructions.length === 1 ? (instructions[0]?.command as { type?: string }).type : 'many'}`;
    return inSpan(name, { attributes: { 'boxtrail.stream': stream } }, () =>
      this.turns.runExclusive(stream, () => this.tryAll(decider, stream, instructions)),
    );
  }

  private async tryAll<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<OrLookUp<C>>[],
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
    instructions: readonly Instruction<OrLookUp<C>>[],
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
    const known = this.memory.get(stream) as Remembered<S> | undefined;
    // A copy: a decider must not see the remembered state change while it decides.
    const loaded: Remembered<S> = { ...(known ?? nothing(decider)) };
    const loop = new EventLoopSlices();
    for (const recorded of await this.store.read(stream, loaded.revision)) {
      apply(decider, loaded, recorded);
      if (loop.isOver) await loop.next();
    }
    if (loaded.revision > 0) this.memory.set(stream, loaded);
    return { state: loaded.state, revision: loaded.revision };
  }

  private async attempt<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    instructions: readonly Instruction<OrLookUp<C>>[],
  ): Promise<(Outcome | Refusal)[]> {
    const remembered = this.memory.get(stream) as Remembered<S> | undefined;
    if (remembered === undefined) await this.load(decider, stream);
    const before = (this.memory.get(stream) as Remembered<S> | undefined) ?? nothing(decider);
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
    before: Remembered<S>,
    instructions: readonly Instruction<OrLookUp<C>>[],
  ): Promise<Plan<S>> {
    const plan: Plan<S> = { state: before.state, events: [], ends: [], answers: [] };
    for (const { command, meta: given } of instructions) {
      const meta = this.hashes.sealedMeta(given);
      const earlier = earlierEnd(before, plan, given, meta, this.hashes);
      if (earlier instanceof Refusal) plan.answers.push(() => earlier);
      else if (earlier !== undefined) plan.answers.push(earlier);
      else {
        try {
          checkRevision(meta, stream, before.revision + plan.events.length);
          if (meta.refusal !== undefined) throw meta.refusal;
          const wanted = typeof command === 'function' ? await (command as () => Promise<C>)() : command;
          const decided = decider.decide(wanted, plan.state);
          const request = `${meta.commandId}\n${meta.commandHash}`;
          for (const [i, event] of decided.entries()) {
            plan.state = decider.evolve(plan.state, event);
            plan.events.push({ id: eventId(stream, request, i), event, metadata: metadataOf(meta) });
          }
          plan.answers.push(endOf(before, plan, meta, decided.length > 0));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          plan.answers.push(() => error);
        }
      }
    }
    return plan;
  }
}
