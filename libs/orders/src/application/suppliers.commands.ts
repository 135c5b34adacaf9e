import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { formerSupplierStream, placeStream } from '../domain/place';
import { placeDecider, type RegisterSupplier } from '../domain/place.decider';

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

  async execute({ command, meta }: ChangeSupplier): Promise<Outcome> {
    const { gln } = command.details;
    const former = await this.aggregates.load(placeDecider, formerSupplierStream(gln));
    const stream = former.state.status === 'none' ? placeStream(gln) : formerSupplierStream(gln);
    return this.aggregates.handle(placeDecider, stream, command, meta);
  }
}
