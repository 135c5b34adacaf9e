import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  areaOf,
  everyone,
  planners,
  CallerParam,
  MediaTypes,
  PageQuery,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { OneOfField } from '@boxtrail/input';
import { NamedPlaces } from '@boxtrail/network';
import { AuditReads } from '../application/audit-reads';
import { BoxParam, momentOf } from '../views/moment';
import { RecallQueries } from '../views/recalls/recalls.queries';
import {
  TrailQueries,
  type TrailRow,
  trailStates,
  type TrailsHash,
  type TrailState,
} from '../views/trails/trails.queries';
import { trailAnswer } from '../application/trail-answer';
import { AuditScope } from '../application/audit-scope';
import { TrailQuery } from '../application/step-page';
import { auditRefusals } from '../domain/refusals';

class TrailsQuery extends PageQuery {
  @OneOfField(trailStates, { optional: true })
  state?: TrailState;
}

/** Upper bound of steps of a trail judged in the main thread. A longer one is judged in a worker thread. */
const mostStepsHere = 500;

@ApiTags('audit')
@Controller('v1')
export class AuditApi {
  constructor(
    private readonly trails: TrailQueries,
    private readonly expensive: AuditReads,
    private readonly names: NamedPlaces,
    private readonly recalls: RecallQueries,
    private readonly scope: AuditScope,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('trails')
  @Access(...planners, 'auditor')
  @Concerns('packed-at', 'destination', 'held')
  @ApiOperation({ summary: 'Boxes, by SSCC; those whose trail is broken, complete or still open' })
  async listTrails(@Query() query: TrailsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.trails.list(query, query.state, areaOf(principal));
    const placesOf = ({ holderType, holderId }: TrailRow) =>
      holderType === 'station' && holderId !== null ? [holderId] : [];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
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
    const { role, stationGln } = caller.principal;
    const viewer = { role, stationGln };
    const order = { sscc, query: { ...query }, moment, now, form, viewer } as const;
    const { atLeast } = query;
    await this.scope.box(caller.principal, sscc, atLeast);
    const answer =
      (await trailAnswer(
        { trails: this.trails, names: this.names, recalls: this.recalls },
        order,
        mostStepsHere,
      )) ?? (await this.expensive.run(caller, { moment, atLeast }, 'trail', order));
    if (form === 'text') reply.type('text/plain; charset=utf-8');
    return answer;
  }

  @Get('trails-hash')
  @Access(...planners, 'auditor')
  @ApiOperation({
    summary: 'The hash of all trails: equal for every recording of the same history',
    description: 'Reads the steps of all boxes, a thousand boxes in memory at a time.',
  })
  getTrailsHash(@Query() { atLeast }: ReadQuery, @CallerParam() caller: Caller): Promise<TrailsHash> {
    return this.expensive.run(caller, { moment: {}, atLeast }, 'hash', atLeast);
  }
}
