import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { broken } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/platform';
import { stationDecider } from './domain/station.decider';
import { supplierDecider, type RegisterSupplier } from './domain/supplier.decider';

/** Something decided about one supplier. */
export class ChangeSupplier extends Command<Outcome> {
  constructor(
    readonly command: RegisterSupplier,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangeSupplier)
export class ChangeSupplierHandler implements ICommandHandler<ChangeSupplier> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ command, meta }: ChangeSupplier): Promise<Outcome> {
    const { gln } = command.details;
    const checked = async () => {
      // One number names one place, for whoever reads it on a box.
      const { state } = await this.aggregates.load(stationDecider, `station-${gln}`);
      if (state.status !== 'none')
        throw broken('GLN_TAKEN', `GLN ${gln} is that of the station ${state.details.code}`);
      return command;
    };
    return this.aggregates.handle(supplierDecider, `supplier-${gln}`, checked, meta);
  }
}
