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
  mayActFor,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { RefField, TextField } from '@boxtrail/input';
import { type CommandMeta } from '@boxtrail/commands';
import { CloseOfJob } from '../application/close-of-job';
import { JobsAndBoxes } from '../application/jobs-and-boxes';
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
    mayActFor(principal, (await this.known.job(jobId)).supplierGln);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const shortageReason = body.shortageReason ?? undefined;
    const command = new CompletePackingJob({ occurredAt, jobId, shortageReason }, timed);
    return { jobId, ...(await this.bus.execute(command)) };
  }
}
