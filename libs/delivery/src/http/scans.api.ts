import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  Concerns,
  KnownByOwnId,
  OneOrMany,
  Refuses,
} from '@boxtrail/http';
import { Intake } from '@boxtrail/intake';
import { ScanBody, ScanIntake } from './scans.intake';
import { deliveryRefusals, boxScanRefusals } from '../domain/refusals';

/** What is seen of boxes one by one: never refused for what it contradicts. */
@ApiTags('delivery')
@Controller('v1')
export class ScansApi {
  constructor(
    private readonly intake: Intake,
    private readonly scans: ScanIntake,
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
}
