import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ruleViolation, Refusal } from '@boxtrail/kernel';
import { EventLoopSlices } from '@boxtrail/async';
import { AggregateCommand, Aggregates, type Instruction, type Outcome } from '@boxtrail/commands';
import type { Designation } from '@boxtrail/contracts';
import type { Taken } from '@boxtrail/intake';
import { roundDecider } from '../domain/round.decider';
import type { OpenRound as Opening } from '../domain/round-open';
import { roundStream } from './round-gate';
import { RoundsToOpen, type RoundToOpen } from './rounds-to-open';

interface RoundOpened extends Outcome {
  readonly supplierGln: string;
  /** Why it has this supplier; null for a round from before designations were recorded. */
  readonly designation: Designation | null;
}

/** Opens a round in a community with the present offers and the nearest supplier that can serve it. */
export class OpenRound extends AggregateCommand<RoundToOpen, RoundOpened> {}

@CommandHandler(OpenRound)
export class OpenRoundHandler implements ICommandHandler<OpenRound> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly opening: RoundsToOpen,
  ) {}

  async execute({ data, meta }: OpenRound): Promise<RoundOpened> {
    const { roundId } = data;
    const command = async () => (await this.opening.lookUp([data]))(data);
    const outcome = await this.aggregates.handle(roundDecider, roundStream(roundId), command, meta);
    const { state } = await this.aggregates.load(roundDecider, roundStream(roundId));
    if (state.status === 'none') throw new Error(`round ${roundId} is empty after its append`);
    const { supplierGln, designation } = state.opened;
    return { supplierGln, designation, ...outcome };
  }
}

/** Opens many rounds. Each has its own stream and its own outcome, in the order of the rounds. */
export class OpenRounds extends Command<Taken[]> {
  constructor(readonly rounds: readonly Instruction<RoundToOpen>[]) {
    super();
  }
}

/** What the rounds need to know is looked up once for all; their appends go into few statements. */
@CommandHandler(OpenRounds)
export class OpenRoundsHandler implements ICommandHandler<OpenRounds> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly opening: RoundsToOpen,
  ) {}

  async execute({ rounds }: OpenRounds): Promise<Taken[]> {
    const commandFor = await this.opening.lookUp(rounds.map(({ command }) => command));
    const slices = new EventLoopSlices();
    const taken: Promise<Taken>[] = [];
    for (const round of rounds) {
      if (slices.isOver) await slices.next();
      taken.push(this.open(round, commandFor));
    }
    return Promise.all(taken);
  }

  private async open(
    { command, meta }: Instruction<RoundToOpen>,
    commandFor: (round: RoundToOpen) => Opening,
  ): Promise<Taken> {
    const { roundId } = command;
    try {
      const opening = () => Promise.resolve().then(() => commandFor(command));
      return await this.aggregates.handle(roundDecider, roundStream(roundId), opening, meta);
    } catch (error) {
      // The id of the round names the command of a line.
      if (error instanceof Refusal && error.code === 'IDEMPOTENCY_KEY_REUSED') return otherRound(command);
      return error as Error;
    }
  }
}

const otherRound = ({ roundId, communityGln }: RoundToOpen): Refusal =>
  ruleViolation(
    'ROUND_EXISTS',
    `round ${roundId} exists with other content than this line for community ${communityGln}; choose another roundId`,
  );
