import {
  Body,
  Controller,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import {
  answerLines,
  CallerParam,
  CLOCK,
  CommandParam,
  happenedAt,
  KeyField,
  mayActFor,
  MomentField,
  Overloaded,
  Quarantine,
  readLine,
  RefField,
  StoreUnavailable,
  TextField,
  validated,
  type Caller,
  type Clock,
  type CommandMeta,
  type Line,
  type LineAnswer,
} from '@boxtrail/platform';
import { parseJson } from '@boxtrail/platform/http/body-parsers';
import { factMeta } from './fact-meta';
import { ScanBody, scanOf } from './scans.bodies';
import { RecordScans, ResolveBoxDiscrepancy, type ScanToRecord } from './scans.commands';

/** Which box a route is about. */
class BoxParam {
  @KeyField('sscc')
  sscc: string;
}

class ResolutionBody {
  @RefField({ description: 'the open question, as the trail names it' })
  finding: string;

  @TextField({ description: 'the answer to it' })
  resolution: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

/** What is seen of boxes one by one: never refused for what it contradicts. */
@ApiTags('delivery')
@ApiBearerAuth()
@Controller('v1')
export class ScansApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly quarantine: Quarantine,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('scans')
  @HttpCode(200)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody({ type: ScanBody })
  @ApiOperation({
    summary: 'Boxes were seen: one scan as JSON, or many as NDJSON, answered line by line',
    description:
      'A scan is known by its id and its box: late, doubled or out of order, it is one fact. A line that cannot be ' +
      'taken is kept in quarantine with the reason.',
  })
  scan(
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    switch (type?.split(';')[0]?.trim().toLowerCase()) {
      case 'application/x-ndjson':
        return answerLines(body, (batch) => this.recordLines(batch, caller));
      case 'text/csv':
        throw new UnsupportedMediaTypeException('scans come as application/json or application/x-ndjson');
      case undefined:
      default:
        return this.recordOne(body, caller);
    }
  }

  @Post('boxes/:sscc/resolutions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer for an open question on the trail of a box; a better answer may follow' })
  async resolve(
    @Param() { sscc }: BoxParam,
    @Body() body: ResolutionBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { finding, resolution } = body;
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const command = { type: 'ResolveDiscrepancy' as const, occurredAt, sscc, finding, resolution };
    return { sscc, ...(await this.bus.execute(new ResolveBoxDiscrepancy(command, meta))) };
  }

  private async recordOne(body: unknown, caller: Caller) {
    const toRecord = this.read(validated(ScanBody, body), caller);
    const [outcome] = await this.bus.execute(new RecordScans([toRecord]));
    if (outcome === undefined || outcome instanceof Error)
      throw outcome ?? new Error('a scan without an outcome');
    const { scanId, sscc } = toRecord.command.scan;
    return { scanId, sscc, ...outcome };
  }

  private async recordLines(batch: readonly Line[], caller: Caller): Promise<LineAnswer[]> {
    const refused: { line: Line; refusal: Refusal }[] = [];
    const read: { line: Line; toRecord: ScanToRecord }[] = [];
    for (const line of batch) {
      const toRecord = readLine(line, (text) => this.read(validated(ScanBody, parseJson(text)), caller));
      if (toRecord instanceof Refusal) refused.push({ line, refusal: toRecord });
      else read.push({ line, toRecord });
    }
    const outcomes = await this.bus.execute(new RecordScans(read.map(({ toRecord }) => toRecord)));
    const answers = read.flatMap(({ line, toRecord }, i): LineAnswer[] => {
      const outcome = outcomes[i];
      if (outcome instanceof Refusal) {
        refused.push({ line, refusal: outcome });
        return [];
      }
      if (outcome === undefined || outcome instanceof Error) return [failed(line, outcome)];
      const { changed, position } = outcome;
      const status = changed ? 'accepted' : 'duplicate';
      return [{ line: line.line, status, id: toRecord.command.scan.scanId, position }];
    });
    answers.push(...(await this.quarantine.keep(caller, 'scans', refused)));
    return answers.sort((a, b) => a.line - b.line);
  }

  /** What a body says was seen. Throws what can be said against it before anything is looked up. */
  private read(body: ScanBody, caller: Caller): ScanToRecord {
    const scan = scanOf(body);
    mayActFor(caller.principal, scan.atGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const meta = factMeta(caller, 'scan', scan.scanId, { scan, occurredAt: body.occurredAt ?? null });
    return { command: { type: 'RecordScan', occurredAt, scan }, meta };
  }
}

/** Not the line's fault: it is not put into quarantine but sent again. Throws what is a fault of ours. */
function failed({ line }: Line, error: Error | undefined): LineAnswer {
  if (error instanceof Overloaded)
    return { line, status: 'failed', code: 'OVERLOADED', detail: error.message };
  if (error instanceof StoreUnavailable) {
    return { line, status: 'failed', code: 'STORE_UNAVAILABLE', detail: error.message };
  }
  throw error ?? new Error('a scan without an outcome');
}
