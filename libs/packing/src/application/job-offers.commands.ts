import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Choice } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { packingJobDecider } from '../domain/packing-job.decider';
import type * as offer from '../domain/packing-job-offer';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { MovableJobs } from '../views/jobs/movable-jobs.queries';
import { jobStream } from './jobs-and-boxes';
import { NextSuppliers } from './next-supplier';

/** The supplier takes the job. */
export class AcceptPackingJob extends AggregateCommand<offer.AcceptPackingJob> {}

@CommandHandler(AcceptPackingJob)
class AcceptPackingJobHandler implements ICommandHandler<AcceptPackingJob> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: AcceptPackingJob): Promise<Outcome> {
    const command = { type: 'AcceptPackingJob' as const, ...data };
    return this.aggregates.handle(packingJobDecider, jobStream(data.jobId), command, meta);
  }
}

/** The supplier does not take the job. */
export class DeclinePackingJob extends AggregateCommand<Omit<offer.DeclinePackingJob, 'packed'>> {}

@CommandHandler(DeclinePackingJob)
class DeclinePackingJobHandler implements ICommandHandler<DeclinePackingJob> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
  ) {}

  execute({ data, meta }: DeclinePackingJob): Promise<Outcome> {
    const counted = async () => {
      const packed = (await this.boxes.ofJob(data.jobId)).length;
      return { type: 'DeclinePackingJob' as const, ...data, packed };
    };
    return this.aggregates.handle(packingJobDecider, jobStream(data.jobId), counted, meta);
  }
}

/** An officer gives the job to another supplier. */
export class MovePackingJob extends AggregateCommand<
  Pick<offer.MovePackingJob, 'type' | 'occurredAt' | 'jobId' | 'fromGln'> & Choice
> {}

@CommandHandler(MovePackingJob)
class MovePackingJobHandler implements ICommandHandler<MovePackingJob> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly jobs: MovableJobs,
    private readonly suppliers: NextSuppliers,
  ) {}

  execute({ data, meta }: MovePackingJob): Promise<Outcome> {
    const { occurredAt, jobId, fromGln, supplierGln, reason } = data;
    const placed = async (): Promise<offer.MovePackingJob> => {
      const job = await this.jobs.present(jobId);
      if (job === undefined) throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
      const known = await this.suppliers.of([job], { at: occurredAt, position: Number.MAX_SAFE_INTEGER });
      const next = known.chosen(job, { supplierGln, reason });
      return {
        ...{ type: 'MovePackingJob', occurredAt, jobId, fromGln, cause: 'chosen', reason, next },
        packed: job.packed,
      };
    };
    return this.aggregates.handle(packingJobDecider, jobStream(jobId), placed, meta);
  }
}

/** Says when the job is packed. */
export class SchedulePackingJob extends AggregateCommand<offer.SchedulePackingJob> {}

@CommandHandler(SchedulePackingJob)
class SchedulePackingJobHandler implements ICommandHandler<SchedulePackingJob> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: SchedulePackingJob): Promise<Outcome> {
    const command = { type: 'SchedulePackingJob' as const, ...data };
    return this.aggregates.handle(packingJobDecider, jobStream(data.jobId), command, meta);
  }
}

/** The command handlers of this file, for the module. */
export const jobOfferCommandHandlers = [
  ...[AcceptPackingJobHandler, DeclinePackingJobHandler],
  ...[MovePackingJobHandler, SchedulePackingJobHandler],
];
