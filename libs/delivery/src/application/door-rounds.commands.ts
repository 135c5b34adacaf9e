import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import type * as doorRound from '../domain/door-round.decider';
import { doorRoundDecider } from '../domain/door-round.decider';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A team leaves the drop point. */
export class StartDoorRound extends AggregateCommand<Omit<doorRound.StartDoorRound, 'notYet'>> {}

@CommandHandler(StartDoorRound)
export class StartDoorRoundHandler implements ICommandHandler<StartDoorRound> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: StartDoorRound): Promise<Outcome> {
    const { doorRoundId, fromGln, occurredAt, ssccs } = data;
    const checked = async (): Promise<doorRound.StartDoorRound> => {
      const [notYet] = await Promise.all([
        this.boxes.notYetAt(fromGln, occurredAt, ssccs),
        this.places.known('delivery', [fromGln], '/fromGln'),
      ]);
      return { type: 'StartDoorRound', ...data, notYet };
    };
    return this.aggregates.handle(doorRoundDecider, `door-round-${doorRoundId}`, checked, meta);
  }
}
