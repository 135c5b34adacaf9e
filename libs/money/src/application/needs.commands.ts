import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import type * as need from '../domain/need-account.decider';
import { needAccountDecider } from '../domain/need-account.decider';
import { needStream } from './ledger-streams';

/** A grid worker collected money for a need. */
export class CollectForNeed extends AggregateCommand<need.CollectForNeed> {}

@CommandHandler(CollectForNeed)
export class CollectForNeedHandler implements ICommandHandler<CollectForNeed> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: CollectForNeed): Promise<Outcome> {
    const command = { type: 'CollectForNeed' as const, ...data };
    return this.aggregates.handle(needAccountDecider, needStream(data.roundId, data.needId), command, meta);
  }
}

/** A person refunds a delivered box. */
export class RefundBox extends AggregateCommand<need.RefundBox> {}

@CommandHandler(RefundBox)
export class RefundBoxHandler implements ICommandHandler<RefundBox> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: RefundBox): Promise<Outcome> {
    const command = { type: 'RefundBox' as const, ...data };
    return this.aggregates.handle(needAccountDecider, needStream(data.roundId, data.needId), command, meta);
  }
}
