import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import { Places } from '@boxtrail/network';
import type * as doorRound from '../domain/door-round.decider';
import { doorRoundDecider } from '../domain/door-round.decider';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A team leaves the drop point. */
export class StartDoorRound extends AggregateCommand<Omit<doorRound.StartDoorRound, 'notYet' | 'held'>> {}

@CommandHandler(StartDoorRound)
export class StartDoorRoundHandler implements ICommandHandler<StartDoorRound> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly holds: HeldBoxes,
  ) {}

  execute({ data, meta }: StartDoorRound): Promise<Outcome> {
    const { fromGln, occurredAt, isNow = false, ssccs } = data;
    const checked = async (): Promise<doorRound.StartDoorRound> => {
      const [notYet, held] = await Promise.all([
        this.boxes.notYetAt(fromGln, occurredAt, ssccs),
        this.holds.among('delivery', ssccs, isNow ? null : occurredAt),
        this.places.known('delivery', [fromGln], '/fromGln'),
      ]);
      return { type: 'StartDoorRound', ...data, notYet, held };
    };
    return this.aggregates.handle(doorRoundDecider, `door-round-${data.doorRoundId}`, checked, meta);
  }
}
