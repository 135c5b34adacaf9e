import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { EventOf, RoundClosed } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { policyMeta, type Consumer } from '@boxtrail/messaging';
import { CreatePackingJob } from './packing.commands';

/**
 * Creates a packing job for every closed round. A round without needs gets a job without boxes, completed at once, so
 * that every closed round has a job.
 */
@Injectable()
export class CreatePackingJobs implements Consumer {
  readonly group = 'packing.create-jobs';
  readonly types = ['orders.RoundClosed'];

  constructor(private readonly bus: CommandBus) {}

  async handle(message: RecordedEvent): Promise<void> {
    const { event } = message as RecordedEvent<EventOf<typeof RoundClosed>>;
    const { roundId, communityGln, supplierGln, needs } = event.data;
    const meta = policyMeta(this.group, message);
    const { occurredAt } = event;
    const job = { occurredAt, roundId, communityGln, supplierGln, needs };
    await this.bus.execute(new CreatePackingJob(job, meta));
  }
}
