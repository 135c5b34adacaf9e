import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CLOCK,
  KeyField,
  MediaTypes,
  MomentField,
  OneOfField,
  PageQuery,
  type Clock,
} from '@boxtrail/platform';
import { AccountExplanationQueries } from './views/trails/account-explanation.queries';
import { AccountAsOfQueries } from './views/trails/accounts-as-of.queries';
import { AccountQueries } from './views/trails/accounts.queries';
import { PlaceNames } from './place-names';
import { atWords, BoxParam, isTimeless, knownAtWords, momentOf, MomentQuery } from './moment';
import { TrailQueries, trailStates, type TrailState } from './views/trails/trails.queries';
import { trailAsJson } from './trail-json';
import { timeline } from './domain/timeline';

/** Which station or supplier a route is about. */
class PlaceParam {
  @KeyField('gln')
  gln: string;
}

class TrailsQuery extends PageQuery {
  @OneOfField(trailStates, { optional: true })
  state?: TrailState;
}

const tiers = ['municipal', 'district', 'community', 'supplier'] as const;

class AccountsQuery extends PageQuery {
  @OneOfField(tiers, { optional: true })
  tier?: string;

  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

class AccountQuery extends MomentQuery {
  @OneOfField(['true', 'false'], {
    optional: true,
    description:
      'true: hold the books against the steps of each box; list those that disagree, and those that came or went by ' +
      'an event at which the chain of custody breaks',
  })
  explain?: 'true' | 'false';
}

@ApiTags('audit')
@ApiBearerAuth()
@Controller('v1')
export class AuditApi {
  constructor(
    private readonly trails: TrailQueries,
    private readonly accounts: AccountQueries,
    private readonly accountsAsOf: AccountAsOfQueries,
    private readonly explanations: AccountExplanationQueries,
    private readonly names: PlaceNames,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('trails')
  @ApiOperation({ summary: 'Boxes, by SSCC; those whose trail is broken, complete or still open' })
  list(@Query() query: TrailsQuery) {
    return this.trails.list(query, query.state);
  }

  @Get('trails/:sscc')
  @MediaTypes({ produces: ['application/json', 'text/plain'] })
  @ApiOperation({
    summary: 'The whole trail of one box, and where it breaks. Accept: text/plain gives a timeline to read',
    description: 'With `at` and `knownAt` as of then. One indexed read of the steps of the box, either way.',
  })
  async one(
    @Param() { sscc }: BoxParam,
    @Query() query: MomentQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: { type(contentType: string): void },
  ) {
    const now = this.now();
    const moment = momentOf(query, now);
    const trail = await this.trails.one(sscc, query.atLeast, moment);
    const nameOf = await this.names.of(trail, query.atLeast);
    if (accept?.startsWith('text/plain') !== true) return trailAsJson(trail, nameOf, moment, now);
    reply.type('text/plain; charset=utf-8');
    return timeline(trail, nameOf, moment).join('\n');
  }

  @Get('accounts')
  @ApiOperation({
    summary: 'The books of all places: in = out + held + written off',
    description:
      'With `at` or `knownAt` as of then: each page reads the steps of all boxes, a thousand at a time.',
  })
  books(@Query() query: AccountsQuery) {
    const moment = momentOf(query, this.now());
    if (isTimeless(moment)) return this.accounts.list(query, query.tier);
    return this.accountsAsOf.list(query, query.tier, moment);
  }

  @Get('accounts/:gln')
  @ApiOperation({
    summary: 'The books of one place; explain=true lists, box by box, what does not balance',
    description:
      'With `at` or `knownAt` as of then, and with `explain`: reads the steps of the boxes that ever were in the ' +
      'custody of the place, a thousand at a time.',
  })
  book(@Param() { gln }: PlaceParam, @Query() query: AccountQuery) {
    const moment = momentOf(query, this.now());
    if (query.explain === 'true') return this.explanations.one(gln, moment, query.atLeast);
    if (isTimeless(moment)) return this.accounts.one(gln, query.atLeast);
    return this.accountsAsOf.one(gln, moment, query.atLeast);
  }

  @Get('summary')
  @ApiOperation({
    summary: 'All trails counted and hashed, and whether every station balances',
    description:
      'With `at` or `knownAt` as of then, with boxes by status and the books of each tier, and without the hash. ' +
      'Either way it reads the steps of all boxes, a thousand at a time.',
  })
  async summary(@Query() query: MomentQuery) {
    const moment = momentOf(query, this.now());
    if (!isTimeless(moment)) return this.accountsAsOf.network(moment, query.atLeast);
    const { stations, unbalanced } = await this.accounts.check(query.atLeast);
    return {
      stations,
      ...(await this.trails.totals(query.atLeast)),
      accountsBalanced: unbalanced.length === 0,
      unbalanced,
    };
  }
}
