import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CallerParam, Concerns, planners } from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { NeedQueries, NeedsQuery } from '../views/rounds/needs.queries';

@ApiTags('orders')
@Controller('v1/needs')
export class NeedListApi {
  constructor(
    private readonly needs: NeedQueries,
    private readonly names: NamedPlaces,
  ) {}

  @Get()
  @Access(...planners, 'auditor', 'grid-worker', 'station', 'team')
  @Concerns('community')
  @ApiOperation({
    summary: 'Needs of one household, or with one id, in all rounds; by round',
    description:
      'Exactly one of `householdRef` and `needId`. A household is found in communities whose households the key may see.',
  })
  async listNeeds(@Query() query: NeedsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.needs.list(query, principal);
    return this.names.onPage('orders', page, ({ communityGln }) => [communityGln], query.atLeast);
  }
}
