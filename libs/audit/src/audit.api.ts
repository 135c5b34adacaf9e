import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Refusal, readKey, whatIsWrong, type Gs1Key } from '@boxtrail/kernel';
import { CLOCK, OneOfField, PageQuery, ReadQuery, type Clock } from '@boxtrail/platform';
import { AccountQueries } from './views/trails/accounts.queries';
import { PlaceNames } from './place-names';
import { TrailQueries, trailStates, type TrailState } from './views/trails/trails.queries';
import { trailAsJson } from './trail-json';
import { timeline } from './domain/timeline';

class TrailsQuery extends PageQuery {
  @OneOfField(trailStates, { optional: true })
  state?: TrailState;
}

const tiers = ['municipal', 'district', 'community', 'supplier'] as const;

class AccountsQuery extends PageQuery {
  @OneOfField(tiers, { optional: true })
  tier?: string;
}

/** A key in a path: digits, or a GS1 Digital Link, percent-encoded. Throws `KEY_INVALID`. */
function keyIn(kind: Gs1Key, text: string): string {
  const key = readKey(kind, text);
  const wrong = whatIsWrong(kind, key);
  if (wrong !== undefined)
    throw new Refusal('invalid', 'KEY_INVALID', wrong, [{ pointer: `/${kind}`, detail: wrong }]);
  return key;
}

@ApiTags('audit')
@ApiBearerAuth()
@Controller('v1')
export class AuditApi {
  constructor(
    private readonly trails: TrailQueries,
    private readonly accounts: AccountQueries,
    private readonly names: PlaceNames,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('trails')
  @ApiOperation({ summary: 'Boxes, by SSCC; those whose trail is broken, complete or still open' })
  list(@Query() query: TrailsQuery) {
    return this.trails.list(query, query.state);
  }

  @Get('trails/:sscc')
  @ApiProduces('application/json', 'text/plain')
  @ApiOperation({
    summary: 'The whole trail of one box, and where it breaks. Accept: text/plain gives a timeline to read',
  })
  async one(
    @Param('sscc') text: string,
    @Query() { atLeast }: ReadQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: { type(contentType: string): void },
  ) {
    const trail = await this.trails.one(keyIn('sscc', text), atLeast);
    const nameOf = await this.names.of(trail, atLeast);
    if (accept?.startsWith('text/plain') !== true) return trailAsJson(trail, nameOf, this.now());
    reply.type('text/plain; charset=utf-8');
    return timeline(trail, nameOf).join('\n');
  }

  @Get('accounts')
  @ApiOperation({ summary: 'The books of all places: in = out + held + written off' })
  books(@Query() query: AccountsQuery) {
    return this.accounts.list(query, query.tier);
  }

  @Get('accounts/:gln')
  @ApiOperation({ summary: 'The books of one place' })
  book(@Param('gln') text: string, @Query() { atLeast }: ReadQuery) {
    return this.accounts.one(keyIn('gln', text), atLeast);
  }

  @Get('summary')
  @ApiOperation({ summary: 'All trails counted and hashed, and whether every station balances' })
  async summary(@Query() { atLeast }: ReadQuery) {
    const { stations, unbalanced } = await this.accounts.check(atLeast);
    return {
      stations,
      ...(await this.trails.totals(atLeast)),
      accountsBalanced: unbalanced.length === 0,
      unbalanced,
    };
  }
}
