import { placeStream } from '@boxtrail/contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import { type Refusal, ruleViolation, unknown } from '@boxtrail/kernel';
import { Aggregates, type Instruction, type Outcome } from '@boxtrail/commands';
import { householdDecider, type RegisterHousehold } from '../domain/household.decider';
import { placeDecider } from '../domain/place.decider';

/** Registers households of one community in one append. Each has its own outcome or refusal. */
export class RegisterHouseholds extends Command<(Outcome | Refusal)[]> {
  constructor(
    readonly communityGln: string,
    readonly households: readonly Instruction<RegisterHousehold>[],
  ) {
    super();
  }
}

@CommandHandler(RegisterHouseholds)
export class RegisterHouseholdsHandler implements ICommandHandler<RegisterHouseholds> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ communityGln, households }: RegisterHouseholds): Promise<(Outcome | Refusal)[]> {
    return this.aggregates.handleAll(householdDecider, `households-${communityGln}`, households);
  }
}

/** The communities of the network, for commands that are about one. */
@Injectable()
export class Communities {
  constructor(private readonly aggregates: Aggregates) {}

  /** Throws `STATION_UNKNOWN` or `STATION_NOT_A_COMMUNITY`. */
  async require(gln: string): Promise<void> {
    const { state } = await this.aggregates.load(placeDecider, placeStream(gln));
    if (state.status !== 'station') throw unknown('STATION_UNKNOWN', `no station has the GLN ${gln}`, '/gln');
    const { tier } = state.details;
    if (tier === 'community') return;
    const message = `station ${gln} is of the tier ${tier}: households belong to stations of the tier community`;
    throw ruleViolation('STATION_NOT_A_COMMUNITY', message);
  }
}
