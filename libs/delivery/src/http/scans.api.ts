import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { findingKinds, type FindingKind } from '@boxtrail/contracts';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  CommandParam,
  DecisionBody,
  Decisions,
  KnownByOwnId,
  OneOrMany,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { type CommandMeta } from '@boxtrail/commands';
import { Intake } from '@boxtrail/intake';
import { KeyField, OneOfField, TextField } from '@boxtrail/input';
import { BoxGate } from '../application/box-gate';
import { ResolveDiscrepancy } from '../application/scans.commands';
import { ScanBody, ScanIntake } from './scans.intake';
import { deliveryRefusals, boxScanRefusals } from '../domain/refusals';

/** Which box a route is about. */
class BoxParam {
  @KeyField('sscc')
  sscc: string;
}

class ResolutionBody extends DecisionBody {
  @OneOfField(findingKinds, { description: 'the kind of the open finding, as the trail names it' })
  finding: FindingKind;

  @TextField({ description: 'the answer to it' })
  resolution: string;
}

/** What is seen of boxes one by one: never refused for what it contradicts. */
@ApiTags('delivery')
@Controller('v1')
export class ScansApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly intake: Intake,
    private readonly scans: ScanIntake,
    private readonly gate: BoxGate,
    private readonly decisions: Decisions,
  ) {}

  @Post('scans')
  @Access(...planners, 'station', 'packer', 'carrier', 'team', 'partner')
  @Concerns('at')
  @Refuses(
    deliveryRefusals,
    ...boxScanRefusals.RecordScan,
    'BOX_NOT_HERE',
    'FACT_NOT_ALLOWED',
    'SCANS_OF_BOX_LIMITED',
    'BOX_UNKNOWN',
    'STATION_UNKNOWN',
  )
  @KnownByOwnId()
  @HttpCode(200)
  @OneOrMany()
  @ApiBody({ type: ScanBody })
  @ApiOperation({
    summary: 'Boxes were seen: one scan as JSON, or many as NDJSON, answered line by line',
    description:
      'A scan is known by its id and its box: late, doubled or out of order, it is one fact. A line that cannot be ' +
      'taken is kept in quarantine with the reason.',
  })
  async recordScan(
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    const taken = await this.intake.take(type, body, caller, this.scans.from(caller));
    if (!('outcome' in taken)) return taken;
    const { scanId, sscc } = taken.command.scan.data;
    return { scanId, sscc, ...taken.outcome };
  }

  @Post('boxes/:sscc/resolutions')
  @Access(...planners, 'auditor')
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(deliveryRefusals, ...boxScanRefusals.ResolveDiscrepancy, 'BOX_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Answer for an open question on the trail of a box; a better answer may follow',
    description:
      'Findings follow from the trail, which another service judges. An answer to one that the box does not have is ' +
      'recorded, closes nothing, and the trail says so on its step (`answersNothing`).',
  })
  async resolveFinding(
    @Param() { sscc }: BoxParam,
    @Body() body: ResolutionBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.gate.mayMove(principal, [sscc]);
    const { finding, resolution } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new ResolveDiscrepancy({ occurredAt, sscc, finding, resolution }, timed);
    return { sscc, ...(await this.bus.execute(command)) };
  }
}
