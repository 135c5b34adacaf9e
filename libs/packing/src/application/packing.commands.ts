import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import type * as box from '../domain/box.decider';
import { boxDecider } from '../domain/box.decider';
import type * as job from '../domain/packing-job.decider';
import { packingJobDecider } from '../domain/packing-job.decider';
import { CloseOfJob } from './close-of-job';
import { boxStream, jobStream } from './jobs-and-boxes';

/** Creates the packing job of a closed round, under the round's id. */
export class CreatePackingJob extends AggregateCommand<job.CreatePackingJob> {}

@CommandHandler(CreatePackingJob)
class CreatePackingJobHandler implements ICommandHandler<CreatePackingJob> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: CreatePackingJob): Promise<Outcome> {
    const command = { type: 'CreatePackingJob' as const, ...data };
    return this.aggregates.handle(packingJobDecider, jobStream(data.roundId), command, meta);
  }
}

export class CompletePackingJob extends AggregateCommand<
  Omit<job.CompletePackingJob, 'packed' | 'awaited'>
> {}

@CommandHandler(CompletePackingJob)
class CompletePackingJobHandler implements ICommandHandler<CompletePackingJob> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly closing: CloseOfJob,
  ) {}

  execute({ data, meta }: CompletePackingJob): Promise<Outcome> {
    const counted = () => this.closing.counted({ type: 'CompletePackingJob', ...data }, meta);
    return this.aggregates.handle(packingJobDecider, jobStream(data.jobId), counted, meta);
  }
}

/** Seals a packed box. */
export class SealBox extends AggregateCommand<Omit<box.SealBox, 'held'>> {}

@CommandHandler(SealBox)
class SealBoxHandler implements ICommandHandler<SealBox> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly holds: HeldBoxes,
  ) {}

  execute({ data, meta }: SealBox): Promise<Outcome> {
    const checked = async (): Promise<box.SealBox> => {
      const held = await this.holds.among('packing', [data.sscc], null);
      return { type: 'SealBox', ...data, held };
    };
    return this.aggregates.handle(boxDecider, boxStream(data.sscc), checked, meta);
  }
}

/** The command handlers of this file, for the module. */
export const packingCommandHandlers = [CreatePackingJobHandler, CompletePackingJobHandler, SealBoxHandler];
