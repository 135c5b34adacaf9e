import { Injectable } from '@nestjs/common';
import { ruleViolation, refuseDuplicates, Refusal, unknown } from '@boxtrail/kernel';
import { Aggregates } from '@boxtrail/commands';
import { boxTypeDecider } from '../domain/box-type.decider';
import {
  dayOf,
  designate,
  refuseUnable,
  type Choice,
  type CommunityToServe,
  type PossibleSupplier,
} from '@boxtrail/contracts';
import type { RoundDetails } from '../domain/round';
import type { OpenRound } from '../domain/round-open';
import { RoundQueries } from '../views/rounds/rounds.queries';
import { StationQueries } from '../views/stations/stations.queries';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { boxTypeStream } from './box-types.commands';

/** A request to open a round. Prices and supplier come from the catalogue, unless an officer chooses the supplier. */
export interface RoundToOpen extends Pick<RoundDetails, 'roundId' | 'communityGln' | 'cutoffAt'> {
  readonly gtins: readonly string[];
  readonly occurredAt: string;
  readonly choice?: Choice;
}

/** A box type as a round offers it, and the only supplier that packs it, if there is one. */
interface Offer {
  readonly offer: RoundDetails['offers'][number];
  readonly supplierGln: string | null;
}

/** What many rounds need to know, looked up once for all of them. */
interface Known {
  readonly communities: ReadonlyMap<string, CommunityToServe | Refusal>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly suppliers: readonly PossibleSupplier[];
  /** Boxes by supplier, by day. */
  readonly booked: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Makes commands of requests to open rounds: few statements for many rounds. */
@Injectable()
export class RoundsToOpen {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly stations: StationQueries,
    private readonly suppliers: SupplierQueries,
    private readonly rounds: RoundQueries,
  ) {}

  async lookUp(rounds: readonly RoundToOpen[]): Promise<(round: RoundToOpen) => OpenRound> {
    const distinct = (values: readonly string[]): string[] => [...new Set(values)];
    const days = distinct(rounds.map(({ cutoffAt }) => dayOf(cutoffAt)));
    const [communities, offers, suppliers, booked] = await Promise.all([
      this.stations.communities(distinct(rounds.map(({ communityGln }) => communityGln))),
      this.offersOf(distinct(rounds.flatMap(({ gtins }) => gtins))),
      this.suppliers.all(),
      this.rounds.booked(days),
    ]);
    const known = { communities, offers, suppliers, booked };
    return (round) => commandFor(round, known);
  }

  private async offersOf(gtins: readonly string[]): Promise<Map<string, Offer>> {
    const found = await Promise.all(
      gtins.map(async (gtin): Promise<[string, Offer][]> => {
        const { state } = await this.aggregates.load(boxTypeDecider, boxTypeStream(gtin));
        if (state.status === 'none') return [];
        const { priceFen, supplierGln } = state.details;
        return [[gtin, { offer: { gtin, priceFen, contentsVersion: state.contentsVersion }, supplierGln }]];
      }),
    );
    return new Map(found.flat());
  }
}

/** Throws the `Refusal` of a round that cannot be opened. */
function commandFor(round: RoundToOpen, { communities, offers, suppliers, booked }: Known): OpenRound {
  const { roundId, communityGln, cutoffAt, gtins, occurredAt, choice } = round;
  refuseDuplicates('box types', gtins, '/gtins');
  const community = communities.get(communityGln);
  if (community === undefined)
    throw unknown('STATION_UNKNOWN', `no station has the GLN ${communityGln}`, '/communityGln');
  if (community instanceof Refusal) throw community;
  const offered = gtins.map((gtin) => {
    const offer = offers.get(gtin);
    if (offer === undefined)
      throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`, '/gtins');
    return offer;
  });
  const work = {
    at: occurredAt,
    boxes: 0,
    booked: booked.get(dayOf(cutoffAt)) ?? new Map<string, number>(),
    packedOnlyBy: new Set(offered.flatMap(({ supplierGln }) => supplierGln ?? [])),
  };
  if (choice !== undefined) refuseUnable(choice, suppliers, work);
  const { supplierGln, designation } = designate(community, suppliers, work, choice);
  if (supplierGln === undefined) throw noneCanServe(suppliers.length);
  return {
    ...{ type: 'OpenRound', occurredAt, roundId, communityGln, supplierGln, cutoffAt },
    ...{ offers: offered.map(({ offer }) => offer), designation },
  };
}

const noneCanServe = (registered: number): Refusal =>
  ruleViolation(
    'NO_SUPPLIER',
    registered === 0
      ? 'no supplier is registered that could serve the round: register one first'
      : `none of ${registered} suppliers can serve the round: each is closed, suspended or full, its licence has expired, or it does not pack these box types`,
  );
