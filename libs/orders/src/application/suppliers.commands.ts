import { formerSupplierStream, placeStream } from '@boxtrail/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import type * as place from '../domain/place.decider';
import { placeDecider } from '../domain/place.decider';

export class RegisterSupplier extends AggregateCommand<place.RegisterSupplier> {}

@CommandHandler(RegisterSupplier)
export class RegisterSupplierHandler implements ICommandHandler<RegisterSupplier> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ data, meta }: RegisterSupplier): Promise<Outcome> {
    const { gln } = data.details;
    const former = await this.aggregates.load(placeDecider, formerSupplierStream(gln));
    const stream = former.state.status === 'none' ? placeStream(gln) : formerSupplierStream(gln);
    return this.aggregates.handle(placeDecider, stream, { type: 'RegisterSupplier', ...data }, meta);
  }
}
