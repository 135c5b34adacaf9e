import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { doorRoundDecider, type StartDoorRound } from '../domain/door-round.decider';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A team leaves the drop point. */
export class ChangeDoorRound extends Command<Outcome> {
  constructor(
    readonly command: Omit<StartDoorRound, 'notYet'>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangeDoorRound)
export class ChangeDoorRoundHandler implements ICommandHandler<ChangeDoorRound> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  execute({ command, meta }: ChangeDoorRound): Promise<Outcome> {
    const checked = async () => {
      const { fromGln, occurredAt, ssccs } = command;
      const [notYet] = await Promise.all([
        this.boxes.notYetAt(fromGln, occurredAt, ssccs),
        this.places.known('delivery', [fromGln], '/fromGln'),
      ]);
      return { ...command, notYet };
    };
    return this.aggregates.handle(doorRoundDecider, `door-round-${command.doorRoundId}`, checked, meta);
  }
}
