import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import { Places } from '@boxtrail/network';
import type * as load from '../domain/load-commands';
import { loadDecider } from '../domain/load.decider';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { Loads, loadStream } from './loads';

export class PlanLoad extends AggregateCommand<load.PlanLoad> {}

@CommandHandler(PlanLoad)
export class PlanLoadHandler implements ICommandHandler<PlanLoad> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: PlanLoad): Promise<Outcome> {
    const checked = async (): Promise<load.PlanLoad> => {
      await Promise.all([
        this.places.known('delivery', [data.fromGln], '/fromGln'),
        this.places.known('delivery', [data.toGln], '/toGln'),
      ]);
      return { type: 'PlanLoad', ...data };
    };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), checked, meta);
  }
}

export class LoadBoxes extends AggregateCommand<Omit<load.LoadBoxes, 'elsewhere' | 'notYet' | 'held'>> {}

@CommandHandler(LoadBoxes)
export class LoadBoxesHandler implements ICommandHandler<LoadBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly loads: Loads,
    private readonly boxes: BoxQueries,
    private readonly holds: HeldBoxes,
  ) {}

  execute({ data, meta }: LoadBoxes): Promise<Outcome> {
    const { loadId, occurredAt, isNow = false, ssccs } = data;
    const checked = async (): Promise<load.LoadBoxes> => {
      const { plan } = await this.loads.known(loadId);
      const [ofBoxes, held] = await Promise.all([
        this.boxes.forLoad({ loadId, atGln: plan.fromGln, at: occurredAt }, ssccs),
        this.holds.among('delivery', ssccs, isNow ? null : occurredAt),
      ]);
      return { type: 'LoadBoxes', ...data, ...ofBoxes, held };
    };
    return this.aggregates.handle(loadDecider, loadStream(loadId), checked, meta);
  }
}

export class TakeOffBoxes extends AggregateCommand<load.TakeOffBoxes> {}

@CommandHandler(TakeOffBoxes)
export class TakeOffBoxesHandler implements ICommandHandler<TakeOffBoxes> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: TakeOffBoxes): Promise<Outcome> {
    const command = { type: 'TakeOffBoxes' as const, ...data };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), command, meta);
  }
}

export class SealLoad extends AggregateCommand<load.SealLoad> {}

@CommandHandler(SealLoad)
export class SealLoadHandler implements ICommandHandler<SealLoad> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: SealLoad): Promise<Outcome> {
    const command = { type: 'SealLoad' as const, ...data };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), command, meta);
  }
}
