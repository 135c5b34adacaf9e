import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { Access, type Caller, CallerParam, Concerns, PageQuery, planners, Refuses } from '@boxtrail/http';
import { KeyField, MomentField, OneOfField, RefField } from '@boxtrail/input';
import { NamedPlaces } from '@boxtrail/network';
import { ordersRefusals } from '../domain/refusals';
import { CoverageQueries, standings } from '../views/need-boxes/coverage.queries';

class CoverageQuery extends PageQuery {
  @MomentField({
    optional: true,
    description: 'the moment to which days are counted; now when omitted. A later box counts as day 0',
  })
  at?: string;
}

class HouseholdsQuery extends CoverageQuery {
  @RefField({ optional: true, description: 'as the households stand in this round' })
  roundId?: string;

  @OneOfField(standings, { optional: true, description: 'only households that stand so' })
  standing?: string;
}

class CommunityParam {
  @KeyField('gln', { description: 'a station of the community tier' })
  gln: string;
}

@ApiTags('orders')
@Controller('v1/coverage')
export class CoverageApi {
  constructor(
    private readonly coverage: CoverageQueries,
    private readonly names: NamedPlaces,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get()
  @Access(...planners, 'auditor', 'grid-worker', 'station', 'team')
  @Concerns('community')
  @ApiOperation({
    summary: 'Which households were served: of the network, and of each community, the longest waiting first',
    description:
      'A household is known when it was registered or when a need named it. It is `served` when every box of a need ' +
      'that can still come has come, `withdrawn` when all its needs were withdrawn, and `neverAsked` without needs.',
  })
  async getCoverage(@Query() query: CoverageQuery, @CallerParam() { principal }: Caller) {
    const { at = this.now() } = query;
    const city = await this.coverage.city(at, query.atLeast, principal);
    const page = await this.coverage.communities(query, at, principal);
    const named = await this.names.onPage(
      'orders',
      page,
      ({ communityGln }) => [communityGln],
      query.atLeast,
    );
    return { city, ...named };
  }

  @Get(':gln')
  @Access(...planners, 'auditor', 'grid-worker', 'station', 'team')
  @Concerns('community')
  @Refuses(ordersRefusals, 'ROUND_UNKNOWN')
  @ApiOperation({
    summary: 'The households of a community: never asked first, then the longest waiting',
    description: 'Empty for a key that may not see the households of the community.',
  })
  listCoveredHouseholds(
    @Param() { gln }: CommunityParam,
    @Query() query: HouseholdsQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const { at = this.now() } = query;
    return this.coverage.households(gln, query, at, principal);
  }

  @Get(':gln/rounds')
  @Access(...planners, 'auditor', 'grid-worker', 'station', 'team')
  @Concerns('community')
  @ApiOperation({ summary: 'Which households each round of a community served; by round' })
  listCoveredRounds(
    @Param() { gln }: CommunityParam,
    @Query() query: PageQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.coverage.rounds(gln, query, principal);
  }
}
