import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { same } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { requireIfMatch } from '@boxtrail/http';
import type { BoxTypeDetails, BoxTypeState } from '../domain/box-type';
import { boxTypeDecider, type BoxTypeCommand } from '../domain/box-type.decider';

export const boxTypeStream = (gtin: string): string => `box-type-${gtin}`;

/** Publishes a box type as described, or changes its price. */
export class PutBoxType extends Command<Outcome> {
  constructor(
    readonly details: BoxTypeDetails,
    readonly occurredAt: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(PutBoxType)
export class PutBoxTypeHandler implements ICommandHandler<PutBoxType> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ details, occurredAt, meta }: PutBoxType): Promise<Outcome> {
    const stream = boxTypeStream(details.gtin);
    const { state } = await this.aggregates.load(boxTypeDecider, stream);
    const command: BoxTypeCommand = onlyPriceDiffers(details, state)
      ? { type: 'ChangePrice', occurredAt, gtin: details.gtin, priceFen: details.priceFen }
      : { type: 'PublishBoxType', occurredAt, details };
    // A price change needs If-Match, so that it never overwrites an unseen price. If the state changes meanwhile, the
    // revision is stale or the decider refuses to publish a second time.
    return this.aggregates.handle(
      boxTypeDecider,
      stream,
      command,
      command.type === 'ChangePrice' ? requireIfMatch(meta) : meta,
    );
  }
}

function onlyPriceDiffers(details: BoxTypeDetails, state: BoxTypeState): boolean {
  if (state.status === 'none' || details.priceFen === state.details.priceFen) return false;
  return same({ ...details, priceFen: state.details.priceFen }, state.details);
}
