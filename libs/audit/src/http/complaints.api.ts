import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  type Caller,
  CallerParam,
  CommandParam,
  Concerns,
  Decisions,
  everyone,
  idFrom,
  mayActFor,
  planners,
  ReadQuery,
  Refuses,
} from '@boxtrail/http';
import { type CommandMeta } from '@boxtrail/commands';
import { invalid } from '@boxtrail/kernel';
import { NamedPlaces } from '@boxtrail/network';
import { AuditScope } from '../application/audit-scope';
import { CloseComplaint, FileComplaint, FollowComplaint } from '../application/complaints.commands';
import {
  complaintRefusals,
  holdRefusals,
  qualityRefusals,
  recallRefusals,
  auditRefusals,
} from '../domain/refusals';
import {
  ComplaintCountsQuery,
  ComplaintQueries,
  ComplaintsQuery,
  type Complaint,
} from '../views/complaints/complaints.queries';
import {
  ComplaintBody,
  ComplaintClosingBody,
  ComplaintHoldBody,
  ComplaintParam,
  ComplaintRecallBody,
} from './complaints.bodies';

/** Complaints about boxes, and what follows from them. */
@ApiTags('audit')
@Controller('v1')
export class ComplaintsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly complaints: ComplaintQueries,
    private readonly scope: AuditScope,
    private readonly names: NamedPlaces,
    private readonly decisions: Decisions,
  ) {}

  @Post('complaints')
  @Access(...planners, 'market-supervision', 'station', 'team', 'grid-worker')
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(qualityRefusals, ...complaintRefusals.FileComplaint, 'BOX_UNKNOWN')
  @ApiOperation({ summary: 'Complain about a box: its lots and its supplier are known from its packing' })
  async fileComplaint(
    @Body() body: ComplaintBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { complaintId = idFrom(meta, 'complaint'), sscc, kind, words, householdRef = null } = body;
    await this.scope.box(principal, sscc, 'now');
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new FileComplaint({ occurredAt, complaintId, sscc, kind, words, householdRef }, timed);
    return { complaintId, ...(await this.bus.execute(command)) };
  }

  @Get('complaints')
  @Access(...everyone)
  @Concerns('packed-at', 'destination')
  @ApiOperation({ summary: 'Complaints, the oldest first; of a supplier, a lot, a kind or a box' })
  async listComplaints(@Query() query: ComplaintsQuery, @CallerParam() { principal }: Caller) {
    if ((query.gtin === undefined) !== (query.lot === undefined))
      throw invalid('INPUT_INVALID', 'name a lot with its gtin');
    const page = await this.complaints.list(query, principal);
    const placesOf = ({ supplierGln, destinationGln }: Complaint) => [supplierGln, destinationGln];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Get('complaint-counts')
  @Access(...planners, 'market-supervision', 'auditor')
  @ApiOperation({ summary: 'How many complaints each supplier, lot or kind has' })
  async countComplaints(@Query() query: ComplaintCountsQuery) {
    const page = await this.complaints.counts(query);
    const placesOf = ({ supplierGln }: (typeof page.items)[number]) =>
      supplierGln === null ? [] : [supplierGln];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Get('complaints/:complaintId')
  @Access(...everyone)
  @Concerns('packed-at', 'destination')
  @Refuses(qualityRefusals, 'COMPLAINT_UNKNOWN')
  @ApiOperation({ summary: 'One complaint: its box, lots and supplier, and what followed from it' })
  async getComplaint(
    @Param() { complaintId }: ComplaintParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const complaint = await this.complaints.one(complaintId, query, principal);
    mayActFor(principal, complaint.supplierGln, complaint.destinationGln);
    return complaint;
  }

  @Post('complaints/:complaintId/holds')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...complaintRefusals.FollowComplaint, ...holdRefusals.PlaceHold, 'BOX_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold the box of a complaint, or a lot that is in it' })
  holdAfterComplaint(
    @Param() { complaintId }: ComplaintParam,
    @Body() body: ComplaintHoldBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { holdId: id = idFrom(meta, 'hold'), gtin, lot, reason } = body;
    if ((gtin ?? null) !== null && (lot ?? null) !== null && gtin !== undefined && lot !== undefined)
      return this.follow(complaintId, { by: 'hold', id, lot: { gtin, lot }, reason }, body, meta);
    if ((gtin ?? lot ?? null) !== null) throw invalid('INPUT_INVALID', 'name a lot with its gtin');
    return this.follow(complaintId, { by: 'hold', id, lot: null, reason }, body, meta);
  }

  @Post('complaints/:complaintId/recalls')
  @Access(...planners, 'market-supervision')
  @Refuses(
    { ...auditRefusals, ...qualityRefusals },
    ...complaintRefusals.FollowComplaint,
    ...recallRefusals.OpenRecall,
  )
  @HttpCode(200)
  @ApiOperation({ summary: 'Recall a lot that is in the box of a complaint' })
  recallAfterComplaint(
    @Param() { complaintId }: ComplaintParam,
    @Body() body: ComplaintRecallBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { recallId: id = idFrom(meta, 'recall'), gtin, lot, reason } = body;
    return this.follow(complaintId, { by: 'recall', id, lot: { gtin, lot }, reason }, body, meta);
  }

  @Post('complaints/:complaintId/close')
  @Access(...planners, 'market-supervision')
  @Refuses(qualityRefusals, ...complaintRefusals.CloseComplaint)
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a complaint with its outcome' })
  async closeComplaint(
    @Param() { complaintId }: ComplaintParam,
    @Body() body: ComplaintClosingBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { outcome, words } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new CloseComplaint({ occurredAt, complaintId, outcome, words }, timed);
    return { complaintId, ...(await this.bus.execute(command)) };
  }

  private async follow(
    complaintId: string,
    start: Pick<FollowComplaint['data'], 'by' | 'id' | 'lot' | 'reason'>,
    body: ComplaintHoldBody | ComplaintRecallBody,
    meta: CommandMeta,
  ) {
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const outcome = await this.bus.execute(new FollowComplaint({ occurredAt, complaintId, ...start }, timed));
    return { complaintId, id: start.id, ...outcome };
  }
}
