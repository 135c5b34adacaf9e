import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { EventOf, RoundClosed } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { contentHash } from '@boxtrail/http';
import { nameBasedUuid } from '@boxtrail/commands';
import { type Consumer } from '@boxtrail/messaging';
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
    const { id, event, metadata } = message as RecordedEvent<EventOf<typeof RoundClosed>>;
    const { roundId, communityGln, supplierGln, needs } = event.data;
    const meta = {
      commandId: nameBasedUuid(`${this.group}\n${id}`),
      // The command id already names the event; its data is read differently by a later version of its schema.
      commandHash: contentHash(id),
      actor: `policy:${this.group}`,
      role: 'system',
      correlationId: metadata.correlationId,
      causationId: id,
    };
    const { occurredAt } = event;
    const job = { occurredAt, roundId, communityGln, supplierGln, needs };
    await this.bus.execute(new CreatePackingJob(job, meta));
  }
}
