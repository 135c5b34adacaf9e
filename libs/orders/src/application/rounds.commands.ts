import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Instruction, type Outcome } from '@boxtrail/commands';
import type { TakenIn } from '@boxtrail/intake';
import type * as round from '../domain/round.decider';
import { roundDecider } from '../domain/round.decider';
import { LateNeeds } from './late-needs';
import { Suitabilities } from './suitability.commands';
import { roundStream } from './round-gate';

/** Closes a round, by hand or by the clock. Its needs are sent to the supplier. */
export class CloseRound extends AggregateCommand<round.CloseRound> {}

@CommandHandler(CloseRound)
export class CloseRoundHandler implements ICommandHandler<CloseRound> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: CloseRound): Promise<Outcome> {
    const command = { type: 'CloseRound' as const, ...data };
    return this.aggregates.handle(roundDecider, roundStream(data.roundId), command, meta);
  }
}

/** Withdraws a need. */
export class CancelNeed extends AggregateCommand<round.CancelNeed> {}

@CommandHandler(CancelNeed)
export class CancelNeedHandler implements ICommandHandler<CancelNeed> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: CancelNeed): Promise<Outcome> {
    const command = { type: 'CancelNeed' as const, ...data };
    return this.aggregates.handle(roundDecider, roundStream(data.roundId), command, meta);
  }
}

/** Replaces a need in force. */
export class ChangeNeed extends AggregateCommand<round.ChangeNeed> {}

@CommandHandler(ChangeNeed)
export class ChangeNeedHandler implements ICommandHandler<ChangeNeed> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly suitabilities: Suitabilities,
  ) {}

  async execute({ data, meta }: ChangeNeed): Promise<Outcome> {
    const suitability = await this.suitabilities.forNeeds([data]);
    const command = { type: 'ChangeNeed' as const, ...data, suitability };
    return this.aggregates.handle(roundDecider, roundStream(data.roundId), command, meta);
  }
}

/**
 * Records needs of one round in one append. Each has its own outcome or refusal, in the order of the needs. A need that
 * comes too late goes to the next open round of its community.
 */
export class RecordNeeds extends Command<(TakenIn | Refusal)[]> {
  constructor(
    readonly roundId: string,
    readonly needs: readonly Instruction<round.RecordNeed>[],
  ) {
    super();
  }
}

@CommandHandler(RecordNeeds)
export class RecordNeedsHandler implements ICommandHandler<RecordNeeds> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly late: LateNeeds,
    private readonly suitabilities: Suitabilities,
  ) {}

  async execute({ roundId, needs: asked }: RecordNeeds): Promise<(TakenIn | Refusal)[]> {
    const suitability = await this.suitabilities.forNeeds(asked.map(({ command }) => command));
    const needs = asked.map(({ command, meta }) => ({ command: { ...command, suitability }, meta }));
    const outcomes: (TakenIn | Refusal)[] = await this.record(roundId, needs);
    const late = needs.filter((_, i) => isLate(outcomes[i]));
    if (late.length === 0) return outcomes;
    const moved = await this.move(roundId, late);
    return outcomes.map((outcome, i) => {
      const need = needs[i];
      return isLate(outcome) && need !== undefined ? (moved.get(need) ?? outcome) : outcome;
    });
  }

  private async record(
    roundId: string,
    needs: readonly Instruction<round.RecordNeed>[],
  ): Promise<(Outcome | Refusal)[]> {
    const outcomes = await this.aggregates.handleAll(roundDecider, roundStream(roundId), needs);
    return Promise.all(outcomes.map((outcome, i) => this.inWords(outcome, roundId, needs[i])));
  }

  /** Records late needs in the rounds that take them: one append for each of these. */
  private async move(
    lateFor: string,
    needs: readonly Instruction<round.RecordNeed>[],
  ): Promise<ReadonlyMap<Instruction<round.RecordNeed>, TakenIn | Refusal>> {
    const { state } = await this.aggregates.load(roundDecider, roundStream(lateFor));
    if (state.status === 'none') return new Map();
    const targets = await this.late.roundsFor(
      state.round,
      needs.map(({ command }) => command),
    );
    const results = new Map<Instruction<round.RecordNeed>, TakenIn | Refusal>();
    for (const roundId of new Set(targets)) {
      const own = needs.filter((_, i) => targets[i] === roundId);
      if (typeof roundId !== 'string') own.forEach((need) => results.set(need, roundId));
      else {
        const commands = own.map(({ command, meta }) => ({
          command: { ...command, roundId, lateFor },
          meta,
        }));
        const taken = await this.record(roundId, commands);
        own.forEach((need, i) => {
          const outcome = taken[i];
          if (outcome !== undefined)
            results.set(need, outcome instanceof Refusal ? outcome : { ...outcome, movedTo: roundId });
        });
      }
    }
    return results;
  }

  /** Where the need's id names the command, the message says that this id was reused with other content. */
  private async inWords(
    outcome: Outcome | Refusal,
    roundId: string,
    need: Instruction<round.RecordNeed> | undefined,
  ): Promise<Outcome | Refusal> {
    if (!(outcome instanceof Refusal) || outcome.code !== 'IDEMPOTENCY_KEY_REUSED') return outcome;
    if (need === undefined || need.meta.firstAnswer === true) return outcome;
    const { state } = await this.aggregates.load(roundDecider, roundStream(roundId));
    try {
      roundDecider.decide(need.command, state);
      return outcome;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

const isLate = (outcome: Outcome | Refusal | undefined): boolean =>
  outcome instanceof Refusal && ['ROUND_CLOSED', 'ROUND_CUT_OFF_PASSED'].includes(outcome.code);
