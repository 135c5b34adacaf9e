import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  everyone,
  planners,
  type Caller,
  CallerParam,
  CommandParam,
  Decisions,
  factMeta,
  happenedAt,
  KnownByOwnId,
  mayActFor,
  ReadQuery,
  OneOrMany,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock, type CommandMeta, type Instruction } from '@boxtrail/commands';
import { validated } from '@boxtrail/input';
import { Intake } from '@boxtrail/intake';
import { BoxBody, BoxParam, SealBody } from './boxes.bodies';
import { JobsAndBoxes } from '../application/jobs-and-boxes';
import { PackBoxes, type BoxToPack } from '../application/pack-boxes.commands';
import { SealBox } from '../application/packing.commands';
import { JobParam } from './packing-jobs.api';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { packingRefusals, boxRefusals, packingJobRefusals } from '../domain/refusals';

/** What the lines of one request share. */
interface Bench {
  readonly caller: Caller;
  readonly jobId: string;
  readonly supplierGln: string;
}

@ApiTags('packing')
@Controller('v1')
export class BoxesApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly known: JobsAndBoxes,
    private readonly boxes: BoxQueries,
    private readonly intake: Intake,
    private readonly decisions: Decisions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('packing-jobs/:jobId/boxes')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...packingJobRefusals.AssignBoxes, ...boxRefusals.PackBox, 'STATION_UNKNOWN')
  @KnownByOwnId()
  @HttpCode(200)
  @OneOrMany()
  @ApiBody({ type: BoxBody })
  @ApiOperation({ summary: 'Boxes were packed: one as JSON, or many as NDJSON, answered line by line' })
  async packBox(
    @Param() { jobId }: JobParam,
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    const supplierGln = await this.known.supplierFor(caller.principal, jobId);
    const bench = { caller, jobId, supplierGln };
    const taken = await this.intake.take(type, body, caller, {
      source: `packing-jobs/${jobId}/boxes`,
      read: (one) => this.boxOf(validated(BoxBody, one), bench),
      handle: (boxes) => this.bus.execute(new PackBoxes(jobId, supplierGln, boxes)),
      idOf: ({ sscc }) => sscc,
      firstAnswer: true,
    });
    return 'outcome' in taken ? { sscc: taken.command.sscc, ...taken.outcome } : taken;
  }

  @Post('boxes/:sscc/seal')
  @Access(...planners, 'packer')
  @Concerns('packed-at')
  @Refuses(packingRefusals, ...boxRefusals.SealBox, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({ summary: 'Seal a packed box, where it was packed' })
  async sealBox(
    @Param() { sscc }: BoxParam,
    @Body() body: SealBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { packedAtGln: atGln } = await this.known.box(sscc);
    mayActFor(principal, atGln);
    const { sealId } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new SealBox({ occurredAt, sscc, sealId, atGln }, timed);
    return { sscc, ...(await this.bus.execute(command)) };
  }

  @Get('boxes/:sscc')
  @Access(...everyone)
  @Concerns('packed-at', 'destination')
  @Refuses(packingRefusals, 'BOX_UNKNOWN')
  @ApiOperation({ summary: 'One box as it left the bench: contents with their lots, seal, and label' })
  getBox(@Param() { sscc }: BoxParam, @Query() query: ReadQuery, @CallerParam() { principal }: Caller) {
    return this.boxes.one(sscc, query, principal);
  }

  /** Converts a body to a box. Throws every input error that is known without the job. */
  private boxOf(body: BoxBody, { caller, jobId, supplierGln }: Bench): Instruction<BoxToPack> {
    const { sscc, needId, gtin, weightGrams } = body;
    const contents = body.contents.map(({ gtin: item, lot, quantity }) => ({ gtin: item, lot, quantity }));
    const packedAtGln = body.packedAtGln ?? supplierGln;
    const sealId = body.sealId ?? undefined;
    mayActFor(caller.principal, packedAtGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const box = { occurredAt, sscc, needId, gtin, contents, weightGrams, packedAtGln, sealId };
    const meta = factMeta(caller, 'box', sscc, { ...box, jobId, occurredAt: body.occurredAt });
    return { command: box, meta };
  }
}
