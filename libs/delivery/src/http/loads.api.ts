import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  CommandParam,
  Decisions,
  idFrom,
  mayActFor,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import type { AggregateCommand, CommandMeta } from '@boxtrail/commands';
import {
  DispatchLoadBody,
  LoadBoxesBody,
  LoadParam,
  PlanLoadBody,
  SealLoadBody,
  TakeOffBoxesBody,
} from './loads.bodies';
import { BoxGate } from '../application/box-gate';
import { DispatchLoad } from '../application/dispatch-load.commands';
import { Loads } from '../application/loads';
import { LoadBoxes, PlanLoad, SealLoad, TakeOffBoxes } from '../application/loads.commands';
import { LoadQueries, LoadsQuery } from '../views/loads/loads.queries';
import { deliveryRefusals, loadRefusals } from '../domain/refusals';

/** What is decided about loads. A key bound to a station decides about those that leave there. */
@ApiTags('delivery')
@Controller('v1/loads')
export class LoadsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly loads: Loads,
    private readonly gate: BoxGate,
    private readonly queries: LoadQueries,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
  ) {}

  @Post()
  @Access(...planners, 'station', 'carrier')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...loadRefusals.PlanLoad, 'STATION_UNKNOWN')
  @ApiOperation({ summary: 'Plan a load: which vehicle and driver go from where to where' })
  async planLoad(
    @Body() body: PlanLoadBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { fromGln, toGln, plate, driverRef } = body;
    mayActFor(principal, fromGln);
    const loadId = body.loadId ?? idFrom(meta, 'load');
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new PlanLoad({ occurredAt, loadId, fromGln, toGln, plate, driverRef }, timed));
  }

  @Post(':loadId/boxes')
  @Access(...planners, 'station', 'packer')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...loadRefusals.LoadBoxes, 'BOX_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put boxes on a load: one event, however many' })
  async loadBoxes(
    @Param() { loadId }: LoadParam,
    @Body() body: LoadBoxesBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    await this.gate.mayMove(caller.principal, body.ssccs);
    const { occurredAt, isNow, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new LoadBoxes({ occurredAt, isNow, loadId, ssccs: body.ssccs }, timed));
  }

  @Post(':loadId/take-off')
  @Access(...planners, 'station', 'packer')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...loadRefusals.TakeOffBoxes)
  @HttpCode(200)
  @ApiOperation({ summary: 'Take boxes off a load that is not sealed yet, and say why' })
  async takeOffBoxes(
    @Param() { loadId }: LoadParam,
    @Body() body: TakeOffBoxesBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    const { ssccs, reason } = body;
    const { occurredAt, isNow, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new TakeOffBoxes({ occurredAt, isNow, loadId, ssccs, reason }, timed));
  }

  @Post(':loadId/seal')
  @Access(...planners, 'station', 'packer')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...loadRefusals.SealLoad)
  @HttpCode(200)
  @ApiOperation({ summary: 'Seal a load: what is on it stays on it' })
  async sealLoad(
    @Param() { loadId }: LoadParam,
    @Body() body: SealLoadBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    const { occurredAt, isNow, meta: timed } = this.decisions.time(body, meta);
    return this.execute(new SealLoad({ occurredAt, isNow, loadId, sealId: body.sealId }, timed));
  }

  @Post(':loadId/dispatch')
  @Access(...planners, 'station')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...loadRefusals.DispatchLoad, 'PASS_UNKNOWN', 'BOX_UNKNOWN', 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a sealed load leave, under passes that are valid for vehicle, driver, destination and time',
    description:
      'A pass that was never issued is unknown (404 PASS_UNKNOWN). Both passes must be valid when the load left and ' +
      'not suspended or revoked when the dispatch is recorded (409 PASS_NOT_VALID). A dispatch is not dated before ' +
      'its load was planned, loaded and sealed, nor before its boxes were packed and came here ' +
      '(LOAD_TIMES_OUT_OF_ORDER, BOX_NOT_THERE_YET). The vehicle and the driver are on no other load ' +
      '(VEHICLE_ON_ANOTHER_LOAD, DRIVER_ON_ANOTHER_LOAD). Dated further back than the limit it takes a coordinator or ' +
      'an admin, and a reason (BACK_DATING_NOT_ALLOWED, BACK_DATED), and leaves a finding on the trail of each box.',
  })
  async dispatchLoad(
    @Param() { loadId }: LoadParam,
    @Body() body: DispatchLoadBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    const { vehiclePassId, driverPassId } = body;
    const { meta: timed, ...time } = this.decisions.time(body, meta);
    return this.execute(new DispatchLoad({ ...time, loadId, vehiclePassId, driverPassId }, timed));
  }

  @Get()
  @Access(...everyone)
  @Concerns('from', 'to')
  @ApiOperation({ summary: 'Loads, by id' })
  async listLoads(@Query() query: LoadsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.queries.list(query, principal);
    return this.names.onPage('delivery', page, ({ fromGln, toGln }) => [fromGln, toGln], query.atLeast);
  }

  @Get(':loadId')
  @Access(...everyone)
  @Concerns('from', 'to')
  @Refuses(deliveryRefusals, 'LOAD_UNKNOWN')
  @ApiOperation({
    summary: 'One load: its manifest, passes, checkpoints, arrivals, receipts and discrepancies',
  })
  getLoad(@Param() { loadId }: LoadParam, @Query() query: ReadQuery, @CallerParam() { principal }: Caller) {
    return this.queries.one(loadId, query, principal);
  }

  private async execute(command: AggregateCommand<{ readonly loadId: string }>) {
    return { loadId: command.data.loadId, ...(await this.bus.execute(command)) };
  }

  private async mayChange({ principal }: Caller, loadId: string): Promise<void> {
    if (principal.stationGln === null) return;
    mayActFor(principal, (await this.loads.known(loadId)).plan.fromGln);
  }
}
