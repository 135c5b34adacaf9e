import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { responsibleDecider, type NameResponsible as Name } from '../domain/responsible';

export class NameResponsible extends AggregateCommand<Name> {}

@CommandHandler(NameResponsible)
export class NameResponsibleHandler implements ICommandHandler<NameResponsible> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  /** Throws `STATION_UNKNOWN`. */
  async execute({ data, meta }: NameResponsible): Promise<Outcome> {
    const { gln } = data.responsible;
    await this.places.known('orders', [gln]);
    const command = { type: 'NameResponsible' as const, ...data };
    return this.aggregates.handle(responsibleDecider, `responsible-${gln}`, command, meta);
  }
}
