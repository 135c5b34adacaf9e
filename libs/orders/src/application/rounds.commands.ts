import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Instruction, type Outcome } from '@boxtrail/commands';
import type * as round from '../domain/round.decider';
import { roundDecider } from '../domain/round.decider';
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

/** Records needs of one round in one append. Each has its own outcome or refusal, in the order of the needs. */
export class RecordNeeds extends Command<(Outcome | Refusal)[]> {
  constructor(
    readonly roundId: string,
    readonly needs: readonly Instruction<round.RecordNeed>[],
  ) {
    super();
  }
}

@CommandHandler(RecordNeeds)
export class RecordNeedsHandler implements ICommandHandler<RecordNeeds> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ roundId, needs }: RecordNeeds): Promise<(Outcome | Refusal)[]> {
    const outcomes = await this.aggregates.handleAll(roundDecider, roundStream(roundId), needs);
    return Promise.all(outcomes.map((outcome, i) => this.inWords(outcome, roundId, needs[i])));
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
