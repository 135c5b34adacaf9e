import { formerSupplierStream, noSupplier, placeStream } from '@boxtrail/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { requireIfMatch } from '@boxtrail/http';
import { placeDecider } from '../domain/place.decider';
import type * as supplier from '../domain/place-supplier';

/** Describes a supplier for the first time. */
export class RegisterSupplier extends AggregateCommand<supplier.RegisterSupplier> {}

@CommandHandler(RegisterSupplier)
class RegisterSupplierHandler implements ICommandHandler<RegisterSupplier> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ data, meta }: RegisterSupplier): Promise<Outcome> {
    const stream = await supplierStream(this.aggregates, data.details.gln);
    return this.aggregates.handle(placeDecider, stream, { type: 'RegisterSupplier', ...data }, meta);
  }
}

/** Describes a supplier anew, if nobody has changed it since the caller read it. */
export class ChangeSupplier extends AggregateCommand<supplier.ChangeSupplier> {}

@CommandHandler(ChangeSupplier)
class ChangeSupplierHandler implements ICommandHandler<ChangeSupplier> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ data, meta }: ChangeSupplier): Promise<Outcome> {
    const { gln } = data.details;
    const stream = await supplierStream(this.aggregates, gln);
    const { state } = await this.aggregates.load(placeDecider, stream);
    // Before the revision is looked at: what does not exist is not stale.
    if (state.status !== 'supplier') throw noSupplier(gln);
    const command = { type: 'ChangeSupplier' as const, ...data };
    return this.aggregates.handle(placeDecider, stream, command, requireIfMatch(meta));
  }
}

/** Closes or suspends a supplier, or lets it work again. */
export class SetSupplierStatus extends AggregateCommand<supplier.SetSupplierStatus> {}

@CommandHandler(SetSupplierStatus)
class SetSupplierStatusHandler implements ICommandHandler<SetSupplierStatus> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ data, meta }: SetSupplierStatus): Promise<Outcome> {
    const stream = await supplierStream(this.aggregates, data.gln);
    return this.aggregates.handle(placeDecider, stream, { type: 'SetSupplierStatus', ...data }, meta);
  }
}

/** In older logs, suppliers have their own streams. */
async function supplierStream(aggregates: Aggregates, gln: string): Promise<string> {
  const former = await aggregates.load(placeDecider, formerSupplierStream(gln));
  return former.state.status === 'none' ? placeStream(gln) : formerSupplierStream(gln);
}

/** The command handlers of this file, for the module. */
export const supplierCommandHandlers = [
  RegisterSupplierHandler,
  ChangeSupplierHandler,
  SetSupplierStatusHandler,
];
