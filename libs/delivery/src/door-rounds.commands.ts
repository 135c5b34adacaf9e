import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, Places, type CommandMeta, type Outcome } from '@boxtrail/platform';
import { doorRoundDecider, type DoorRoundCommand } from './domain/door-round.decider';
import { BoxQueries } from './views/boxes/boxes.queries';

/** A team leaves the drop point. */
export class ChangeDoorRound extends Command<Outcome> {
  constructor(
    readonly command: DoorRoundCommand,
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
      await Promise.all([
        this.places.known('delivery', [command.fromGln], '/fromGln'),
        this.boxes.allPacked(command.ssccs),
      ]);
      return command;
    };
    return this.aggregates.handle(doorRoundDecider, `door-round-${command.doorRoundId}`, checked, meta);
  }
}
