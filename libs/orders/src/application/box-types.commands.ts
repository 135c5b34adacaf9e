import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { same } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { requireIfMatch } from '@boxtrail/http';
import type { BoxTypeDetails, BoxTypeState } from '../domain/box-type';
import { boxTypeDecider, type BoxTypeCommand } from '../domain/box-type.decider';

export const boxTypeStream = (gtin: string): string => `box-type-${gtin}`;

/** Publishes a box type as described, or changes its price and contents. */
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
    const { gtin, priceFen, contents } = details;
    const command: BoxTypeCommand = isRevision(details, state)
      ? { type: 'ReviseBoxType', occurredAt, gtin, priceFen, contents }
      : { type: 'PublishBoxType', occurredAt, details };
    // A revision needs If-Match, so that it never overwrites what the caller has not seen. If the state changes
    // meanwhile, the revision is stale or the decider refuses to publish a second time.
    return this.aggregates.handle(
      boxTypeDecider,
      stream,
      command,
      command.type === 'ReviseBoxType' ? requireIfMatch(meta) : meta,
    );
  }
}

/** Whether only what may change differs. */
function isRevision(details: BoxTypeDetails, state: BoxTypeState): boolean {
  if (state.status === 'none' || same(details, state.details)) return false;
  const { priceFen, contents } = state.details;
  return same({ ...details, priceFen, contents }, state.details);
}
