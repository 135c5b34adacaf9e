import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  type Caller,
  CallerParam,
  CommandParam,
  Concerns,
  DecisionBody,
  Decisions,
  everyone,
  idFrom,
  planners,
  ReadQuery,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { type AggregateCommand, type CommandMeta } from '@boxtrail/commands';
import { NamedPlaces } from '@boxtrail/network';
import { CloseHold, EndHold, InspectHold, PlaceHold, WriteOffCondemned } from '../application/holds.commands';
import { holdRefusals, qualityRefusals } from '../domain/refusals';
import { HoldBoxesQuery, HoldBoxQueries } from '../views/holds/held-boxes.queries';
import { HoldQueries, HoldsQuery } from '../views/holds/holds.queries';
import {
  CondemnedWriteOffBody,
  HoldBody,
  HoldEndBody,
  HoldParam,
  InspectionBody,
  targetOf,
} from './holds.bodies';

/** Holds: what market supervision forbids to move, and what became of it. */
@ApiTags('audit')
@Controller('v1/holds')
export class HoldsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly holds: HoldQueries,
    private readonly boxes: HoldBoxQueries,
    private readonly names: NamedPlaces,
    private readonly decisions: Decisions,
  ) {}

  @Post()
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.PlaceHold, 'BOX_UNKNOWN', 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'Hold a lot, a box, a load, or what a station has: it may not be loaded, sent out or sealed',
    description:
      'A lot covers the boxes that are packed from it later. A load and a station cover the boxes that they have now. From the ' +
      'answer on, every decision to load, dispatch, take to the door or seal such a box is refused (BOX_HELD). A scan that it ' +
      'was moved all the same is recorded, and breaks its trail.',
  })
  async placeHold(@Body() body: HoldBody, @CommandParam() meta: CommandMeta) {
    const { holdId = idFrom(meta, 'hold'), reason } = body;
    const target = targetOf(body);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new PlaceHold({ occurredAt, holdId, target, reason }, timed));
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Holds: those in force first, then condemned ones, the oldest of each first' })
  async listHolds(@Query() query: HoldsQuery) {
    const page = await this.holds.list(query);
    const placesOf = ({ atGln }: (typeof page.items)[number]) => (atGln === null ? [] : [atGln]);
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Get(':holdId')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(qualityRefusals, 'HOLD_UNKNOWN')
  @ApiOperation({ summary: 'One hold, with its boxes counted by outcome, and its inspections' })
  getHold(@Param() { holdId }: HoldParam, @Query() query: ReadQuery) {
    return this.holds.one(holdId, query);
  }

  @Get(':holdId/boxes')
  @Access(...everyone)
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(qualityRefusals, 'HOLD_UNKNOWN')
  @ApiOperation({
    summary: 'Every box that a hold reaches: where it is, who has it now, and what became of it',
    description:
      'By SSCC. A key that is bound to a place sees boxes that its places packed, have now or are to get.',
  })
  async listHoldBoxes(
    @Param() { holdId }: HoldParam,
    @Query() query: HoldBoxesQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const page = await this.boxes.list(holdId, query, principal);
    const placesOf = ({ holder, destinationGln }: (typeof page.items)[number]) => [
      ...(holder?.type === 'station' ? [holder.id] : []),
      ...(destinationGln === null ? [] : [destinationGln]),
    ];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Post(':holdId/inspections')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.InspectHold)
  @HttpCode(200)
  @ApiOperation({ summary: 'Record an inspection of what is held' })
  inspectHold(
    @Param() { holdId }: HoldParam,
    @Body() body: InspectionBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { inspectorRef, result, words } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const inspection = { occurredAt, holdId, inspectorRef, result, words };
    return this.execute(new InspectHold(inspection, timed));
  }

  @Post(':holdId/release')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.ReleaseHold)
  @HttpCode(200)
  @ApiOperation({ summary: 'Release a hold: its boxes may move again' })
  releaseHold(@Param() { holdId }: HoldParam, @Body() body: HoldEndBody, @CommandParam() meta: CommandMeta) {
    return this.end('ReleaseHold', holdId, body, meta);
  }

  @Post(':holdId/condemn')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.CondemnHold)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Condemn what is held: it stays held, and each box is to be destroyed or written off',
  })
  condemnHold(@Param() { holdId }: HoldParam, @Body() body: HoldEndBody, @CommandParam() meta: CommandMeta) {
    return this.end('CondemnHold', holdId, body, meta);
  }

  @Post(':holdId/write-offs')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.WriteOffCondemned)
  @HttpCode(200)
  @ApiOperation({ summary: 'Write off condemned boxes that will not come back' })
  writeOffCondemned(
    @Param() { holdId }: HoldParam,
    @Body() body: CondemnedWriteOffBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { ssccs, reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    const writeOff = { occurredAt, holdId, ssccs, reason };
    return this.execute(new WriteOffCondemned(writeOff, timed));
  }

  @Post(':holdId/close')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...holdRefusals.CloseHold)
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a condemned hold whose boxes are all destroyed or written off' })
  closeHold(@Param() { holdId }: HoldParam, @Body() body: DecisionBody, @CommandParam() meta: CommandMeta) {
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new CloseHold({ occurredAt, holdId }, timed));
  }

  private end(how: 'ReleaseHold' | 'CondemnHold', holdId: string, body: HoldEndBody, meta: CommandMeta) {
    const { reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    return this.execute(new EndHold({ how, occurredAt, holdId, reason }, timed));
  }

  private async execute(command: AggregateCommand<{ readonly holdId: string }>) {
    return { holdId: command.data.holdId, ...(await this.bus.execute(command)) };
  }
}
