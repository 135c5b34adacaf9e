import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CallerParam,
  Access,
  areaOf,
  Concerns,
  everyone,
  PageQuery,
  planners,
  ReadQuery,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { RefField } from '@boxtrail/input';
import { ActQueries } from '../views/acts/acts.queries';
import { JourneyQueries, OpenLoadsQuery } from '../views/journeys/journeys.queries';
import { type HeldBox, HeldBoxesQuery, HeldBoxQueries } from '../views/trails/held-boxes.queries';
import { PassLoadQueries } from '../views/trails/pass-loads.queries';
import { WorkCountQueries } from '../views/trails/work-counts.queries';

class ActorParam {
  @RefField({ description: 'the holder of an API key, or a policy', example: 'demo-station' })
  actor: string;
}

class PassParam {
  @RefField()
  passId: string;
}

/** Lists over all trails. Each page reads one stretch of an index. */
@ApiTags('audit')
@Controller('v1')
export class ListsApi {
  constructor(
    private readonly boxes: HeldBoxQueries,
    private readonly acts: ActQueries,
    private readonly passLoads: PassLoadQueries,
    private readonly journeys: JourneyQueries,
    private readonly work: WorkCountQueries,
    private readonly names: NamedPlaces,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('held-boxes')
  @Access(...planners, 'auditor', 'station', 'carrier', 'team')
  @Concerns('held', 'from', 'to')
  @ApiOperation({
    summary: 'Boxes that a station, a load or a team has now, and for how long; the longest first',
    description:
      'Exactly one of `station`, `load` and `team`. A key that is bound to a place sees boxes of its stations, and of ' +
      'loads and teams from or to them.',
  })
  async listHeldBoxes(@Query() query: HeldBoxesQuery, @CallerParam() { principal }: Caller) {
    const page = await this.boxes.held(query, this.now(), areaOf(principal));
    return this.names.onPage('audit', page, stationsOf, query.atLeast);
  }

  @Get('overdue-boxes')
  @Access(...planners, 'auditor', 'station', 'carrier', 'team')
  @Concerns('held', 'from', 'to')
  @ApiOperation({
    summary:
      'Boxes that their holder has had for longer than the limit of custody; the longest overdue first',
    description:
      'At most one of `station`, `load` and `team`. A key that is bound to a place sees boxes of its stations, and, ' +
      'asked by name, of loads and teams from or to them.',
  })
  async listOverdueBoxes(@Query() query: HeldBoxesQuery, @CallerParam() { principal }: Caller) {
    const page = await this.boxes.overdue(query, this.now(), areaOf(principal));
    return this.names.onPage('audit', page, stationsOf, query.atLeast);
  }

  @Get('open-loads')
  @Access(...everyone)
  @Concerns('from', 'to')
  @ApiOperation({
    summary:
      'Loads on the road that need a person: late, or under a pass that is not valid; the oldest first',
    description:
      '`late`: on the road for longer than the limit of custody of a load, as it was when the dispatch was recorded. ' +
      '`invalid-pass`: the pass of its vehicle or driver was suspended or revoked, or has expired. A load is on the road ' +
      'from its dispatch until an arrival or a receipt is known.',
  })
  async listOpenLoads(@Query() query: OpenLoadsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.journeys.list(query, areaOf(principal), this.now());
    return this.names.onPage('audit', page, ({ fromGln, toGln }) => [fromGln, toGln], query.atLeast);
  }

  @Get('work-counts')
  @Access(...planners, 'auditor', 'station')
  @Concerns('at', 'from', 'to', 'held', 'packed-at', 'destination')
  @ApiOperation({
    summary:
      'How many findings, boxes and loads wait for a person, and how many findings were answered today',
    description:
      'Each count stops at `atMost`. A key that is bound to a place counts findings that concern its stations, overdue ' +
      'boxes there, and loads from or to them.',
  })
  getWorkCounts(@Query() { atLeast }: ReadQuery, @CallerParam() { principal }: Caller) {
    return this.work.counts(areaOf(principal), this.now(), atLeast);
  }

  @Get('actors/:actor/events')
  @Access(...planners, 'auditor')
  @ApiOperation({ summary: 'The events that one actor caused, in the order of the log' })
  listEventsOfActor(@Param() { actor }: ActorParam, @Query() query: PageQuery) {
    return this.acts.of(actor, query);
  }

  @Get('passes/:passId/loads')
  @Access(...planners, 'auditor', 'station', 'checkpoint')
  @Concerns('from')
  @ApiOperation({
    summary: 'Loads that relied on a pass, and how its withdrawal affects each',
    description:
      'A load relied on a pass when it left under it or a checkpoint found it valid. `affected` is `before-use` when ' +
      'the pass was already suspended or revoked then, `on-the-road` when that came before the load arrived. An ' +
      'unknown pass has no loads. A key that is bound to a place sees loads from its stations.',
  })
  async listLoadsOfPass(
    @Param() { passId }: PassParam,
    @Query() query: PageQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const page = await this.passLoads.of(passId, query, areaOf(principal));
    return this.names.onPage(
      'audit',
      page,
      ({ fromGln }) => (fromGln === null ? [] : [fromGln]),
      query.atLeast,
    );
  }
}

const stationsOf = ({ holder: { type, id } }: HeldBox): readonly string[] => (type === 'station' ? [id] : []);
