import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { Reads } from '@boxtrail/http';
import type * as recall from '../domain/recall.decider';
import { recallDecider } from '../domain/recall.decider';
import { RecalledBoxQueries } from '../views/recalls/recalled-boxes.queries';
import { RecallQueries } from '../views/recalls/recalls.queries';
import { recallsView } from '../views/recalls/recalls.view';
import { trailsView } from '../views/trails/trails.view';

const recallStream = (recallId: string): string => `recall-${recallId}`;

/** Recalls a lot. */
export class OpenRecall extends AggregateCommand<recall.OpenRecall> {}

@CommandHandler(OpenRecall)
class OpenRecallHandler implements ICommandHandler<OpenRecall> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: OpenRecall): Promise<Outcome> {
    const command = { type: 'OpenRecall' as const, ...data };
    return this.aggregates.handle(recallDecider, recallStream(data.recallId), command, meta);
  }
}

/** A station has set recalled boxes aside. */
export class RecoverBoxes extends AggregateCommand<Omit<recall.RecoverBoxes, 'withoutLot' | 'elsewhere'>> {}

@CommandHandler(RecoverBoxes)
class RecoverBoxesHandler implements ICommandHandler<RecoverBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: RecalledBoxQueries,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: RecoverBoxes): Promise<Outcome> {
    const { recallId, ssccs, atGln } = data;
    const checked = async (): Promise<recall.RecoverBoxes> => {
      await this.places.known('audit', [atGln], '/atGln');
      return { type: 'RecoverBoxes', ...data, ...(await this.boxes.check(recallId, ssccs, atGln)) };
    };
    return this.aggregates.handle(recallDecider, recallStream(recallId), checked, meta);
  }
}

/** Recalled boxes will not come back. */
export class WriteOffBoxes extends AggregateCommand<Omit<recall.WriteOffBoxes, 'withoutLot'>> {}

@CommandHandler(WriteOffBoxes)
class WriteOffBoxesHandler implements ICommandHandler<WriteOffBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: RecalledBoxQueries,
  ) {}

  execute({ data, meta }: WriteOffBoxes): Promise<Outcome> {
    const { recallId, ssccs } = data;
    const checked = async (): Promise<recall.WriteOffBoxes> => {
      const { withoutLot } = await this.boxes.check(recallId, ssccs, null);
      return { type: 'WriteOffBoxes', ...data, withoutLot };
    };
    return this.aggregates.handle(recallDecider, recallStream(recallId), checked, meta);
  }
}

/** Closes a recall whose boxes are all accounted for. */
export class CloseRecall extends AggregateCommand<Omit<recall.CloseRecall, 'open' | 'boxes'>> {}

@CommandHandler(CloseRecall)
class CloseRecallHandler implements ICommandHandler<CloseRecall> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly reads: Reads,
    private readonly recalls: RecallQueries,
  ) {}

  execute({ data, meta }: CloseRecall): Promise<Outcome> {
    const counted = async (): Promise<recall.CloseRecall> => {
      await this.reads.upToDate(recallsView.name);
      await this.reads.upToDate(trailsView.name);
      const { boxes, outcomes } = await this.recalls.one(data.recallId, {});
      return { type: 'CloseRecall', ...data, boxes, open: outcomes.open };
    };
    return this.aggregates.handle(recallDecider, recallStream(data.recallId), counted, meta);
  }
}

/** The command handlers of this file, for the module. */
export const recallCommandHandlers = [
  OpenRecallHandler,
  RecoverBoxesHandler,
  WriteOffBoxesHandler,
  CloseRecallHandler,
];
