import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  CommandParam,
  DecisionBody,
  Decisions,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { jobPriorities, mostWaves, type JobPriority } from '@boxtrail/contracts';
import { IntegerField, KeyField, OneOfField, RefField, TextField } from '@boxtrail/input';
import { type CommandMeta } from '@boxtrail/commands';
import { CloseOfJob } from '../application/close-of-job';
import { JobsAndBoxes } from '../application/jobs-and-boxes';
import {
  AcceptPackingJob,
  DeclinePackingJob,
  MovePackingJob,
  SchedulePackingJob,
} from '../application/job-offers.commands';
import { CompletePackingJob } from '../application/packing.commands';
import { JobQueries, JobsQuery } from '../views/jobs/jobs.queries';
import { packingRefusals, packingJobRefusals } from '../domain/refusals';

/** The job of a route. */
export class JobParam {
  @RefField({ description: 'the id of the round it packs' })
  jobId: string;
}

class CompleteBody extends DecisionBody {
  @TextField({
    optional: true,
    max: 200,
    description: 'needed when boxes are missing: it is kept for each of them',
  })
  shortageReason?: string;
}

class DeclineBody extends DecisionBody {
  @TextField({ max: 200, description: 'why the supplier does not take the job' })
  reason: string;
}

class MoveBody extends DecisionBody {
  @KeyField('gln', { description: 'the supplier that gets the job' })
  supplierGln: string;

  @TextField({ max: 200, description: 'why this supplier' })
  reason: string;
}

class ScheduleBody extends DecisionBody {
  @OneOfField(jobPriorities)
  priority: JobPriority;

  @IntegerField(1, mostWaves, { optional: true, description: 'jobs of one wave are packed together' })
  wave?: number;
}

@ApiTags('packing')
@Controller('v1/packing-jobs')
export class PackingJobsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly jobs: JobQueries,
    private readonly known: JobsAndBoxes,
    private readonly closing: CloseOfJob,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
  ) {}

  @Get()
  @Access(...everyone)
  @Concerns('community', 'supplier')
  @ApiOperation({ summary: 'Packing jobs, by id' })
  async listPackingJobs(@Query() query: JobsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.jobs.list(query, principal);
    const placesOf = (job: (typeof page.items)[number]) => [job.communityGln, job.supplierGln];
    return this.names.onPage('packing', page, placesOf, query.atLeast);
  }

  @Get(':jobId')
  @Access(...everyone)
  @Concerns('community', 'supplier')
  @Refuses(packingRefusals, 'JOB_UNKNOWN')
  @ApiOperation({
    summary: 'One packing job: what it asks for, and what of it is packed',
    description:
      '`awaited` are boxes that have a place in the open job and are not packed yet: they are on their way, or their ' +
      'bench failed. Sent again, such a box takes its place; a job that is closed with a reason gives them up.',
  })
  async getPackingJob(
    @Param() { jobId }: JobParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const job = await this.jobs.one(jobId, query, principal);
    return { ...job, awaited: job.status === 'open' ? await this.closing.awaited(jobId) : [] };
  }

  @Post(':jobId/complete')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.CompletePackingJob)
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a packing job: complete, or short with a reason' })
  async completePackingJob(
    @Param() { jobId }: JobParam,
    @Body() body: CompleteBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const forGln = await this.known.supplierFor(principal, jobId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const shortageReason = body.shortageReason ?? undefined;
    const command = new CompletePackingJob({ occurredAt, jobId, forGln, shortageReason }, timed);
    return { jobId, ...(await this.bus.execute(command)) };
  }

  @Post(':jobId/accept')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.AcceptPackingJob)
  @HttpCode(200)
  @ApiOperation({ summary: 'The supplier takes a packing job: it cannot decline it afterwards' })
  async acceptPackingJob(
    @Param() { jobId }: JobParam,
    @Body() body: DecisionBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const forGln = await this.known.supplierFor(principal, jobId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    return { jobId, ...(await this.bus.execute(new AcceptPackingJob({ occurredAt, jobId, forGln }, timed))) };
  }

  @Post(':jobId/decline')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.DeclinePackingJob)
  @HttpCode(200)
  @ApiOperation({
    summary: 'The supplier does not take a packing job: the next one by proximity gets it',
    description:
      'Only before a box is packed. The job goes to the nearest supplier that can pack it and has not declined it; when ' +
      'there is none it stays, `isUnserved` says so, and each change of a supplier is the occasion to look again.',
  })
  async declinePackingJob(
    @Param() { jobId }: JobParam,
    @Body() body: DeclineBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const forGln = await this.known.supplierFor(principal, jobId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const { reason } = body;
    const command = new DeclinePackingJob({ occurredAt, jobId, forGln, reason }, timed);
    return { jobId, ...(await this.bus.execute(command)) };
  }

  @Post(':jobId/move')
  @Access(...planners)
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.MovePackingJob, 'SUPPLIER_UNKNOWN', 'SUPPLIER_CANNOT_SERVE')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a packing job without boxes to a supplier of your choice, with the reason' })
  async movePackingJob(
    @Param() { jobId }: JobParam,
    @Body() body: MoveBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const fromGln = await this.known.supplierFor(principal, jobId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const { supplierGln, reason } = body;
    const command = new MovePackingJob({ occurredAt, jobId, fromGln, supplierGln, reason }, timed);
    return { jobId, ...(await this.bus.execute(command)) };
  }

  @Post(':jobId/schedule')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.SchedulePackingJob)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say when a packing job is packed: its priority, and its wave',
    description: '`GET /v1/packing-jobs?sort=schedule` lists the jobs as they are packed.',
  })
  async schedulePackingJob(
    @Param() { jobId }: JobParam,
    @Body() body: ScheduleBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const forGln = await this.known.supplierFor(principal, jobId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const { priority, wave = null } = body;
    const command = new SchedulePackingJob({ occurredAt, jobId, forGln, priority, wave }, timed);
    return { jobId, ...(await this.bus.execute(command)) };
  }
}
