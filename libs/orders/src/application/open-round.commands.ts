import { placeStream } from '@boxtrail/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ruleViolation, refuseDuplicates, unknown } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { boxTypeDecider } from '../domain/box-type.decider';
import { designate, type CommunityToServe } from '../domain/designation';
import { placeDecider } from '../domain/place.decider';
import type { RoundDetails } from '../domain/round';
import type * as round from '../domain/round.decider';
import { roundDecider } from '../domain/round.decider';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { roundStream } from './round-gate';

/** A request to open a round. Prices and supplier come from the catalogue. */
interface RoundToOpen extends Pick<RoundDetails, 'roundId' | 'communityGln' | 'cutoffAt'> {
  readonly gtins: readonly string[];
  readonly occurredAt: string;
}

interface RoundOpened extends Outcome {
  readonly supplierGln: string;
}

/** Opens a round in a community with the present offers and the nearest supplier. */
export class OpenRound extends AggregateCommand<RoundToOpen, RoundOpened> {}

@CommandHandler(OpenRound)
export class OpenRoundHandler implements ICommandHandler<OpenRound> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly suppliers: SupplierQueries,
  ) {}

  async execute({ data, meta }: OpenRound): Promise<RoundOpened> {
    const { roundId } = data;
    const outcome = await this.aggregates.handle(
      roundDecider,
      roundStream(roundId),
      () => this.commandFor(data),
      meta,
    );
    const { state } = await this.aggregates.load(roundDecider, roundStream(roundId));
    if (state.status === 'none') throw new Error(`round ${roundId} is empty after its append`);
    return { supplierGln: state.round.supplierGln, ...outcome };
  }

  private async commandFor({
    roundId,
    communityGln,
    cutoffAt,
    gtins,
    occurredAt,
  }: RoundToOpen): Promise<round.OpenRound> {
    refuseDuplicates('box types', gtins, '/gtins');
    const community = await this.communityOf(communityGln);
    const offers = await Promise.all(gtins.map((gtin) => this.offerOf(gtin)));
    const supplierGln = designate(community, await this.suppliers.all());
    if (supplierGln === undefined) {
      throw ruleViolation(
        'NO_SUPPLIER',
        'no supplier is registered that could serve the round: register one first',
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

  private async offerOf(gtin: string): Promise<round.OpenRound['offers'][number]> {
    const { state } = await this.aggregates.load(boxTypeDecider, `box-type-${gtin}`);
    if (state.status === 'none')
      throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`, '/gtins');
    return { gtin, priceFen: state.details.priceFen };
  }
}
