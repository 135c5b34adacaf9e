import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ruleViolation, refuseDuplicates, Refusal, unknown } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Instruction, type Outcome } from '@boxtrail/commands';
import { mayActFor, type Principal } from '@boxtrail/http';
import { boxTypeDecider } from '../domain/box-type.decider';
import { designate, type CommunityToServe } from '../domain/designation';
import type { KnownRound, RoundDetails } from '../domain/round';
import {
  roundDecider,
  type CancelNeed,
  type CloseRound,
  type OpenRound,
  type RecordNeed,
} from '../domain/round.decider';
import { placeStream } from '../domain/place';
import { placeDecider } from '../domain/place.decider';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';

const streamOf = (roundId: string): string => `round-${roundId}`;

/** What is asked for when a round is opened: prices and supplier follow from the catalogue. */
export interface RoundToOpen extends Pick<RoundDetails, 'roundId' | 'communityGln' | 'cutoffAt'> {
  readonly gtins: readonly string[];
  readonly occurredAt: string;
}

/** Opens a round in a community, with the offers of now and the supplier that is nearest. */
export class OpenRoundFor extends Command<Outcome & { readonly supplierGln: string }> {
  constructor(
    readonly round: RoundToOpen,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(OpenRoundFor)
export class OpenRoundForHandler implements ICommandHandler<OpenRoundFor> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly suppliers: SupplierQueries,
  ) {}

  async execute({ round, meta }: OpenRoundFor): Promise<Outcome & { readonly supplierGln: string }> {
    const { roundId } = round;
    const outcome = await this.aggregates.handle(
      roundDecider,
      streamOf(roundId),
      () => this.commandFor(round),
      meta,
    );
    const { state } = await this.aggregates.load(roundDecider, streamOf(roundId));
    if (state.status === 'none') throw new Error(`round ${roundId} was just opened`);
    return { supplierGln: state.round.supplierGln, ...outcome };
  }

  private async commandFor({
    roundId,
    communityGln,
    cutoffAt,
    gtins,
    occurredAt,
  }: RoundToOpen): Promise<OpenRound> {
    refuseDuplicates('box types', gtins, '/gtins');
    const community = await this.communityOf(communityGln);
    const offers = await Promise.all(gtins.map((gtin) => this.offerOf(gtin)));
    const supplierGln = designate(community, await this.suppliers.all());
    if (supplierGln === undefined) {
      throw ruleViolation(
        'NO_SUPPLIER',
        'no supplier is registered that the round could be sent to: register one first',
      );
    }
    return { type: 'OpenRound', occurredAt, roundId, communityGln, supplierGln, cutoffAt, offers };
  }

  private async communityOf(gln: string): Promise<CommunityToServe> {
    const { state } = await this.aggregates.load(placeDecider, placeStream(gln));
    if (state.status !== 'station')
      throw unknown('STATION_UNKNOWN', `no station has the GLN ${gln}`, '/communityGln');
    const { tier, parentGln, latitude, longitude } = state.details;
    if (tier !== 'community') {
      throw ruleViolation(
        'STATION_NOT_A_COMMUNITY',
        `station ${gln} is of the tier ${tier}: open rounds in stations of the tier community`,
      );
    }
    return { gln, latitude, longitude, district: await this.coordinatesOf(parentGln) };
  }

  private async coordinatesOf(gln: string | null): Promise<CommunityToServe['district']> {
    const nowhere = { latitude: null, longitude: null };
    if (gln === null) return nowhere;
    const { state } = await this.aggregates.load(placeDecider, placeStream(gln));
    return state.status === 'station' ? state.details : nowhere;
  }

  private async offerOf(gtin: string): Promise<OpenRound['offers'][number]> {
    const { state } = await this.aggregates.load(boxTypeDecider, `box-type-${gtin}`);
    if (state.status === 'none')
      throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`, '/gtins');
    return { gtin, priceFen: state.details.priceFen };
  }
}

/** Keeps a key that speaks for one community to the rounds of that community. */
@Injectable()
export class RoundGate {
  constructor(private readonly aggregates: Aggregates) {}

  /** The round as it is now. Throws `ROUND_UNKNOWN` or `STATION_NOT_YOURS`. */
  async mayChange(principal: Principal, roundId: string): Promise<KnownRound> {
    const { state } = await this.aggregates.load(roundDecider, streamOf(roundId));
    if (state.status === 'none') throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
    mayActFor(principal, state.round.communityGln);
    return state;
  }
}

/** Something decided about one round. */
export class ChangeRound extends Command<Outcome> {
  constructor(
    readonly command: CancelNeed | CloseRound,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangeRound)
export class ChangeRoundHandler implements ICommandHandler<ChangeRound> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ command, meta }: ChangeRound): Promise<Outcome> {
    return this.aggregates.handle(roundDecider, streamOf(command.roundId), command, meta);
  }
}

/** A need, and how it is recognised when it is sent again. */
export interface NeedToRecord extends Instruction<RecordNeed> {
  readonly command: RecordNeed;
}

/** Needs of one round, written together. Each has its own outcome or refusal, in the order given. */
export class RecordNeeds extends Command<(Outcome | Refusal)[]> {
  constructor(
    readonly roundId: string,
    readonly needs: readonly NeedToRecord[],
  ) {
    super();
  }
}

@CommandHandler(RecordNeeds)
export class RecordNeedsHandler implements ICommandHandler<RecordNeeds> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ roundId, needs }: RecordNeeds): Promise<(Outcome | Refusal)[]> {
    const outcomes = await this.aggregates.handleAll(roundDecider, streamOf(roundId), needs);
    return Promise.all(outcomes.map((outcome, i) => this.inWords(outcome, roundId, needs[i])));
  }

  /** Where the id of the need names the command, that id is what was used with other content. */
  private async inWords(
    outcome: Outcome | Refusal,
    roundId: string,
    need: NeedToRecord | undefined,
  ): Promise<Outcome | Refusal> {
    if (!(outcome instanceof Refusal) || outcome.code !== 'IDEMPOTENCY_KEY_REUSED') return outcome;
    if (need === undefined || need.meta.firstAnswer === true) return outcome;
    const { state } = await this.aggregates.load(roundDecider, streamOf(roundId));
    try {
      roundDecider.decide(need.command, state);
      return outcome;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}
