import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unreachable } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { boxDecider, type BoxCommand } from '../domain/box.decider';
import { CloseOfJob } from './close-of-job';
import {
  packingJobDecider,
  type CompletePackingJob,
  type CreatePackingJob,
} from '../domain/packing-job.decider';

import { boxStream, jobStream } from './streams';

/** Something decided about one packing job. */
export class ChangePackingJob extends Command<Outcome> {
  constructor(
    readonly command: CreatePackingJob | Omit<CompletePackingJob, 'packed' | 'awaited'>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangePackingJob)
export class ChangePackingJobHandler implements ICommandHandler<ChangePackingJob> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly closing: CloseOfJob,
  ) {}

  execute({ command, meta }: ChangePackingJob): Promise<Outcome> {
    switch (command.type) {
      case 'CreatePackingJob':
        return this.aggregates.handle(packingJobDecider, jobStream(command.roundId), command, meta);
      case 'CompletePackingJob': {
        const counted = () => this.closing.counted(command, meta);
        return this.aggregates.handle(packingJobDecider, jobStream(command.jobId), counted, meta);
      }
      default:
        return unreachable(command);
    }
  }
}

/** Something decided about one packed box. */
export class ChangePackedBox extends Command<Outcome> {
  constructor(
    readonly command: Exclude<BoxCommand, { type: 'PackBox' | 'GiveUpBox' }>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangePackedBox)
export class ChangePackedBoxHandler implements ICommandHandler<ChangePackedBox> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ command, meta }: ChangePackedBox): Promise<Outcome> {
    return this.aggregates.handle(boxDecider, boxStream(command.sscc), command, meta);
  }
}
