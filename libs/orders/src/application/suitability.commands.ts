import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { boxTypeDecider } from '../domain/box-type.decider';
import type { Need } from '../domain/round';
import { suitabilityDecider, type DeclareSuitability, type Suitability } from '../domain/suitability';

const streamOf = (gtin: string): string => `box-type-suitability-${gtin}`;

/** Declares for whom a published box type is good, and for whom it is not. */
export class DeclareBoxTypeSuitability extends AggregateCommand<DeclareSuitability> {}

@CommandHandler(DeclareBoxTypeSuitability)
export class DeclareBoxTypeSuitabilityHandler implements ICommandHandler<DeclareBoxTypeSuitability> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ data, meta }: DeclareBoxTypeSuitability): Promise<Outcome> {
    const { state } = await this.aggregates.load(boxTypeDecider, `box-type-${data.gtin}`);
    if (state.status === 'none')
      throw unknown('BOX_TYPE_UNKNOWN', `box type ${data.gtin} was never published`, '/gtin');
    const command = { type: 'DeclareSuitability' as const, ...data };
    return this.aggregates.handle(suitabilityDecider, streamOf(data.gtin), command, meta);
  }
}

/** What box types are declared to be good for. */
@Injectable()
export class Suitabilities {
  constructor(private readonly aggregates: Aggregates) {}

  async of(gtin: string): Promise<Suitability> {
    return (await this.aggregates.load(suitabilityDecider, streamOf(gtin))).state;
  }

  /** Of the box types that households with special needs ask for. */
  async forNeeds(
    needs: readonly {
      readonly specialNeeds: Need['specialNeeds'];
      readonly lines: readonly { gtin: string }[];
    }[],
  ): Promise<ReadonlyMap<string, Suitability>> {
    const special = needs.filter(({ specialNeeds }) => specialNeeds.length > 0);
    const gtins = [...new Set(special.flatMap(({ lines }) => lines.map(({ gtin }) => gtin)))];
    return new Map(await Promise.all(gtins.map(async (gtin) => [gtin, await this.of(gtin)] as const)));
  }
}
