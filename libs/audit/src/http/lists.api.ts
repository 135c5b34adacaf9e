import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerParam, Access, areaOf, Concerns, PageQuery, planners } from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { RefField } from '@boxtrail/input';
import { ActQueries } from '../views/acts/acts.queries';
import { HeldBoxesQuery, HeldBoxQueries } from '../views/trails/held-boxes.queries';
import { PassLoadQueries } from '../views/trails/pass-loads.queries';

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
  listHeldBoxes(@Query() query: HeldBoxesQuery, @CallerParam() { principal }: Caller) {
    return this.boxes.held(query, this.now(), areaOf(principal));
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
  listOverdueBoxes(@Query() query: HeldBoxesQuery, @CallerParam() { principal }: Caller) {
    return this.boxes.overdue(query, this.now(), areaOf(principal));
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
  listLoadsOfPass(
    @Param() { passId }: PassParam,
    @Query() query: PageQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.passLoads.of(passId, query, areaOf(principal));
  }
}
