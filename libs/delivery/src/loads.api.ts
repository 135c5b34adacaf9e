import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  CallerParam,
  CLOCK,
  CommandParam,
  happenedAt,
  idFrom,
  mayActFor,
  ReadQuery,
  type Caller,
  type Clock,
  type CommandMeta,
} from '@boxtrail/platform';
import {
  DispatchLoadBody,
  LoadBoxesBody,
  LoadParam,
  PlanLoadBody,
  SealLoadBody,
  TakeOffBoxesBody,
} from './loads.bodies';
import { ChangeLoad, Loads } from './loads.commands';
import { LoadQueries, LoadsQuery } from './views/loads/loads.queries';

/** What is decided about loads. A key bound to a station decides about those that leave there. */
@ApiTags('delivery')
@ApiBearerAuth()
@Controller('v1/loads')
export class LoadsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly loads: Loads,
    private readonly queries: LoadQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Plan a load: which vehicle and driver go from where to where' })
  async plan(
    @Body() body: PlanLoadBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { fromGln, toGln, plate, driverRef } = body;
    mayActFor(principal, fromGln);
    const loadId = body.loadId ?? idFrom(meta, 'load');
    return this.change(
      { type: 'PlanLoad', ...this.when(body), loadId, fromGln, toGln, plate, driverRef },
      meta,
    );
  }

  @Post(':loadId/boxes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put boxes on a load: one event, however many' })
  async load(
    @Param() { loadId }: LoadParam,
    @Body() body: LoadBoxesBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    return this.change({ type: 'LoadBoxes', ...this.when(body), loadId, ssccs: body.ssccs }, meta);
  }

  @Post(':loadId/take-off')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take boxes off a load that is not sealed yet, and say why' })
  async takeOff(
    @Param() { loadId }: LoadParam,
    @Body() body: TakeOffBoxesBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    const { ssccs, reason } = body;
    return this.change({ type: 'TakeOffBoxes', ...this.when(body), loadId, ssccs, reason }, meta);
  }

  @Post(':loadId/seal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Seal a load: what is on it stays on it' })
  async seal(
    @Param() { loadId }: LoadParam,
    @Body() body: SealLoadBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    return this.change({ type: 'SealLoad', ...this.when(body), loadId, sealId: body.sealId }, meta);
  }

  @Post(':loadId/dispatch')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a sealed load leave, under passes that are valid for vehicle, driver, destination and time',
    description:
      'A pass that was never issued is unknown (404 PASS_UNKNOWN); one that does not count there and then, or is ' +
      'of another vehicle or person, breaks a rule (409). Nothing has changed then.',
  })
  async dispatch(
    @Param() { loadId }: LoadParam,
    @Body() body: DispatchLoadBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(caller, loadId);
    const { vehiclePassId, driverPassId } = body;
    return this.change(
      { type: 'DispatchLoad', ...this.when(body), loadId, vehiclePassId, driverPassId },
      meta,
    );
  }

  @Get()
  @ApiOperation({ summary: 'Loads, by id' })
  list(@Query() query: LoadsQuery) {
    return this.queries.list(query);
  }

  @Get(':loadId')
  @ApiOperation({
    summary: 'One load: its manifest, passes, checkpoints, arrivals, receipts and discrepancies',
  })
  one(@Param() { loadId }: LoadParam, @Query() query: ReadQuery) {
    return this.queries.one(loadId, query);
  }

  private async change(change: ChangeLoad['change'], meta: CommandMeta) {
    return { loadId: change.loadId, ...(await this.bus.execute(new ChangeLoad(change, meta))) };
  }

  private async mayChange({ principal }: Caller, loadId: string): Promise<void> {
    if (principal.stationGln === null) return;
    mayActFor(principal, (await this.loads.known(loadId)).plan.fromGln);
  }

  private when({ occurredAt }: { readonly occurredAt?: string }) {
    return { occurredAt: happenedAt(occurredAt, this.now()) };
  }
}
