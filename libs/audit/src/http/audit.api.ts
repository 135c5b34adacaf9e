import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  areaOf,
  mayActFor,
  everyone,
  planners,
  CallerParam,
  MediaTypes,
  PageQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { KeyField, MomentField, OneOfField } from '@boxtrail/input';
import { AuditReads } from '../application/audit-reads';
import { AccountQueries, type PlaceAccount } from '../views/trails/accounts.queries';
import type { AccountExplanation } from '../views/trails/account-explanation.queries';
import { PlaceNames } from '../application/place-names';
import { atWords, BoxParam, isTimeless, knownAtWords, momentOf, MomentQuery } from '../views/moment';
import { TrailQueries, trailStates, type TrailState } from '../views/trails/trails.queries';
import { trailAnswer } from '../application/trail-answer';
import { AuditScope } from '../application/audit-scope';
import { TrailQuery } from '../application/step-page';
import { auditRefusals } from '../domain/refusals';

/** The place of a route: a station or a supplier. */
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
      'true: compare the account with the steps of each box; list boxes that disagree, and boxes that came or left by ' +
      'an event at which the chain of custody breaks',
  })
  explain?: 'true' | 'false';
}

/** The account of one place, explained on request. */
interface ExplainedAccount extends PlaceAccount {
  readonly explained?: AccountExplanation;
}

/** Upper bound of steps of a trail judged in the main thread. A longer one is judged in a worker thread. */
const mostStepsHere = 500;

@ApiTags('audit')
@Controller('v1')
export class AuditApi {
  constructor(
    private readonly trails: TrailQueries,
    private readonly accounts: AccountQueries,
    private readonly expensive: AuditReads,
    private readonly names: PlaceNames,
    private readonly scope: AuditScope,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('trails')
  @Access(...planners, 'auditor')
  @Concerns('packed-at', 'destination', 'held')
  @ApiOperation({ summary: 'Boxes, by SSCC; those whose trail is broken, complete or still open' })
  listTrails(@Query() query: TrailsQuery, @CallerParam() { principal }: Caller) {
    return this.trails.list(query, query.state, areaOf(principal));
  }

  @Get('trails/:sscc')
  @Access(...everyone)
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(auditRefusals, 'BOX_UNKNOWN')
  @MediaTypes({ produces: ['application/json', 'text/plain'] })
  @ApiOperation({
    summary: 'The whole trail of one box, and where it breaks. Accept: text/plain gives a timeline',
    description:
      '`at` and `knownAt` select a past moment. One indexed read of the steps of the box in any case. A long trail comes in ' +
      'pages of steps; status, custody, breaks and counts are always those of the whole trail, and `openFindings` names ' +
      'the first 500.',
  })
  async getTrail(
    @Param() { sscc }: BoxParam,
    @Query() query: TrailQuery,
    @Headers('accept') accept: string | undefined,
    @CallerParam() caller: Caller,
    @Res({ passthrough: true }) reply: { type(contentType: string): void },
  ) {
    const now = this.now();
    const moment = momentOf(query, now);
    const form = accept?.startsWith('text/plain') === true ? 'text' : 'json';
    const order = { sscc, query: { ...query }, moment, now, form } as const;
    const { atLeast } = query;
    await this.scope.box(caller.principal, sscc, atLeast);
    const answer =
      (await trailAnswer({ trails: this.trails, names: this.names }, order, mostStepsHere)) ??
      (await this.expensive.run(caller, { moment, atLeast }, 'trail', order));
    if (form === 'text') reply.type('text/plain; charset=utf-8');
    return answer;
  }

  @Get('accounts')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'The accounts of all places: in = out + held + written off',
    description: 'With `at` or `knownAt` each page reads the steps of all boxes, a thousand at a time.',
  })
  listAccounts(@Query() query: AccountsQuery, @CallerParam() caller: Caller) {
    const moment = momentOf(query, this.now());
    const area = areaOf(caller.principal);
    if (isTimeless(moment)) return this.accounts.list(query, query.tier, area);
    const { atLeast, tier } = query;
    return this.expensive.run(caller, { moment, atLeast }, 'accounts', { ...query }, tier, moment, area);
  }

  @Get('accounts/:gln')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'The account of one place; explain=true lists the boxes that do not balance',
    description:
      'With `at`, `knownAt` or `explain` it reads the steps of all boxes that have been in the ' +
      'custody of the place, a thousand at a time.',
  })
  getAccount(
    @Param() { gln }: PlaceParam,
    @Query() query: AccountQuery,
    @CallerParam() caller: Caller,
  ): Promise<ExplainedAccount> {
    mayActFor(caller.principal, gln);
    const moment = momentOf(query, this.now());
    const { atLeast } = query;
    if (query.explain === 'true')
      return this.expensive.run(caller, { moment, atLeast }, 'explanation', gln, moment, atLeast);
    if (isTimeless(moment)) return this.accounts.one(gln, atLeast);
    return this.expensive.run(caller, { moment, atLeast }, 'account', gln, moment, atLeast);
  }

  @Get('summary')
  @Access(...planners, 'auditor')
  @ApiOperation({
    summary: 'Counts and hash of all trails, and whether every station balances',
    description:
      'With `at` or `knownAt` it has boxes by status and the accounts of each tier, but no hash. ' +
      'In any case it reads the steps of all boxes, a thousand at a time.',
  })
  getSummary(@Query() query: MomentQuery, @CallerParam() caller: Caller) {
    const moment = momentOf(query, this.now());
    const { atLeast } = query;
    return isTimeless(moment)
      ? this.expensive.run(caller, { moment, atLeast }, 'summary', atLeast)
      : this.expensive.run(caller, { moment, atLeast }, 'network', moment, atLeast);
  }
}
