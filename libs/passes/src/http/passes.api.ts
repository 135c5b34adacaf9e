import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { invalid } from '@boxtrail/kernel';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  CommandParam,
  Decisions,
  happenedAt,
  idFrom,
  KnownByOwnId,
  mayActFor,
  mayActForAll,
  type Principal,
  lineMeta,
  ReadQuery,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import { PassZones } from '../application/pass-zones';
import type { PassDetails } from '@boxtrail/contracts';
import {
  IssuePass,
  ReinstatePass,
  RevokePass,
  SuspendPass,
  VerifyPass,
} from '../application/passes.commands';
import { PassesQuery, PassQueries } from '../views/passes/passes.queries';
import { IssuePassBody, PassParam, PassReasonBody, VerificationBody } from './passes.params';
import { passesRefusals, passRefusals, verificationRefusals } from '../domain/refusals';

@ApiTags('passes')
@Controller('v1')
export class PassesApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly passes: PassQueries,
    private readonly zones: PassZones,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('passes')
  @Access(...planners)
  @Concerns('zone')
  @Refuses(passesRefusals, ...passRefusals.IssuePass, 'DUPLICATE_IN_REQUEST', 'STATION_UNKNOWN')
  @ApiOperation({ summary: 'Issue a pass to a vehicle or a person, for zones and a time window' })
  async issuePass(
    @Body() body: IssuePassBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { passId = idFrom(meta, 'pass'), zones, validFrom, validUntil, authorityRef } = body;
    mayActForAll(principal, zones);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const details = { passId, subject: subjectOf(body), zones, validFrom, validUntil, authorityRef };
    return { passId, ...(await this.bus.execute(new IssuePass({ occurredAt, ...details }, timed))) };
  }

  @Post('passes/:passId/suspend')
  @Access(...planners)
  @Concerns('zone')
  @Refuses(passesRefusals, ...passRefusals.SuspendPass)
  @HttpCode(200)
  @ApiOperation({ summary: 'Suspend a pass at once' })
  suspendPass(
    @Param() { passId }: PassParam,
    @Body() body: PassReasonBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    return this.change(principal, SuspendPass, passId, body, meta);
  }

  @Post('passes/:passId/reinstate')
  @Access(...planners)
  @Concerns('zone')
  @Refuses(passesRefusals, ...passRefusals.ReinstatePass)
  @HttpCode(200)
  @ApiOperation({ summary: 'Lift a suspension' })
  reinstatePass(
    @Param() { passId }: PassParam,
    @Body() body: PassReasonBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    return this.change(principal, ReinstatePass, passId, body, meta);
  }

  @Post('passes/:passId/revoke')
  @Access(...planners)
  @Concerns('zone')
  @Refuses(passesRefusals, ...passRefusals.RevokePass)
  @HttpCode(200)
  @ApiOperation({ summary: 'Revoke a pass for good' })
  revokePass(
    @Param() { passId }: PassParam,
    @Body() body: PassReasonBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    return this.change(principal, RevokePass, passId, body, meta);
  }

  @Get('passes')
  @Access(...planners, 'auditor', 'carrier', 'checkpoint')
  @Concerns('zone')
  @ApiOperation({ summary: 'Passes, by id; those that are issued, suspended, revoked or expired now' })
  async listPasses(@Query() query: PassesQuery, @CallerParam() { principal }: Caller) {
    const page = await this.passes.list(query, principal);
    return this.names.onPage('passes', page, ({ zones }) => zones, query.atLeast);
  }

  @Get('passes/:passId')
  @Access(...planners, 'auditor', 'carrier', 'checkpoint')
  @Concerns('zone')
  @Refuses(passesRefusals, 'PASS_UNKNOWN')
  @ApiOperation({ summary: 'One pass' })
  getPass(@Param() { passId }: PassParam, @Query() query: ReadQuery, @CallerParam() { principal }: Caller) {
    return this.passes.one(passId, query, principal);
  }

  @Post('verifications')
  @Access(...planners, 'checkpoint')
  @Concerns('zone')
  @Refuses(passesRefusals, ...verificationRefusals.RecordVerification, 'PASS_UNKNOWN', 'STATION_UNKNOWN')
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Verify a pass at a checkpoint: answers and records the verdict',
    description:
      'Judged at the time of the scan, and again when it is recorded: a pass that is suspended or revoked by then is not ' +
      'valid, whatever time the scan has. A repeated scan gets its first verdict.',
  })
  async verifyPass(@Body() body: VerificationBody, @CallerParam() caller: Caller) {
    const { scanId, passId, checkpointRef, zoneGln, loadId = null } = body;
    mayActFor(caller.principal, zoneGln);
    const now = this.now();
    const occurredAt = happenedAt(body.occurredAt, now);
    const recordedAt = caller.principal.recordsAfterwards === undefined ? now : occurredAt;
    // The scan id identifies the fact, for every sender. The content includes the time only when the scanner sent one.
    const meta = { ...lineMeta(caller, 'verification', scanId, body), firstAnswer: true as const };
    const scan = { scanId, passId, checkpointRef, zoneGln, loadId, occurredAt };
    return { scanId, ...(await this.bus.execute(new VerifyPass(scan, recordedAt, meta))) };
  }

  private async change(
    principal: Principal,
    Change: typeof SuspendPass | typeof ReinstatePass | typeof RevokePass,
    passId: string,
    body: PassReasonBody,
    meta: CommandMeta,
  ) {
    await this.mayChange(principal, passId);
    // The reason also justifies a past date: only planners may change a pass.
    const { reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    const command = new Change({ passId, reason, occurredAt }, timed);
    return { passId, ...(await this.bus.execute(command)) };
  }

  /** A bound key changes passes whose zones it all covers. */
  private async mayChange(principal: Principal, passId: string): Promise<void> {
    if (principal.stationGln === null) return;
    mayActForAll(principal, await this.zones.of(passId));
  }
}

function subjectOf({ plate, carrierRef, personRef, employerRef }: IssuePassBody): PassDetails['subject'] {
  if (
    plate !== undefined &&
    carrierRef !== undefined &&
    personRef === undefined &&
    employerRef === undefined
  ) {
    return { kind: 'vehicle', plate, carrierRef };
  }
  if (
    personRef !== undefined &&
    employerRef !== undefined &&
    plate === undefined &&
    carrierRef === undefined
  ) {
    return { kind: 'person', personRef, employerRef };
  }
  throw invalid(
    'INPUT_INVALID',
    'give plate and carrierRef for a vehicle, or personRef and employerRef for a person',
    plate === undefined ? '/personRef' : '/plate',
  );
}
