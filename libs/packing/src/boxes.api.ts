import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { invalid, Refusal } from '@boxtrail/kernel';
import {
  answerLines,
  CallerParam,
  CLOCK,
  CommandParam,
  contentHash,
  happenedAt,
  InvalidEvent,
  lineMeta,
  mayActFor,
  Overloaded,
  Quarantine,
  ReadQuery,
  readLine,
  StoreUnavailable,
  validated,
  type Caller,
  type Clock,
  type CommandMeta,
  type Line,
  type LineAnswer,
  type Outcome,
} from '@boxtrail/platform';
import { parseJson } from '@boxtrail/platform/http/body-parsers';
import { BoxBody, BoxParam, SealBody } from './boxes.bodies';
import { PackBoxes, SealPackedBox, type BoxToPack } from './packing.commands';
import { JobParam } from './packing-jobs.api';
import { BoxQueries } from './views/boxes/boxes.queries';
import { JobQueries } from './views/jobs/jobs.queries';

/** What the lines of one request have in common. */
interface Bench {
  readonly caller: Caller;
  readonly jobId: string;
  readonly supplierGln: string;
}

@ApiTags('packing')
@ApiBearerAuth()
@Controller('v1')
export class BoxesApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly jobs: JobQueries,
    private readonly boxes: BoxQueries,
    private readonly quarantine: Quarantine,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('packing-jobs/:jobId/boxes')
  @HttpCode(200)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody({ type: BoxBody })
  @ApiOperation({ summary: 'Boxes were packed: one as JSON, or many as NDJSON, answered line by line' })
  async pack(
    @Param() { jobId }: JobParam,
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    const bench = { caller, jobId, supplierGln: await this.jobs.supplierOf(jobId) };
    switch (type?.split(';')[0]?.trim().toLowerCase()) {
      case 'application/x-ndjson':
        return answerLines(body, (batch) => this.packLines(batch, bench));
      case 'text/csv':
        throw new UnsupportedMediaTypeException('boxes come as application/json or application/x-ndjson');
      case undefined:
      default:
        return this.packOne(body, bench);
    }
  }

  @Post('boxes/:sscc/seal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Seal a packed box, where it was packed' })
  async seal(
    @Param() { sscc }: BoxParam,
    @Body() { sealId, occurredAt: given }: SealBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const atGln = await this.boxes.benchOf(sscc);
    mayActFor(principal, atGln);
    const occurredAt = happenedAt(given, this.now());
    const command = { type: 'SealBox' as const, occurredAt, sscc, sealId, atGln };
    return { sscc, ...(await this.bus.execute(new SealPackedBox(command, meta))) };
  }

  @Get('boxes/:sscc')
  @ApiOperation({ summary: 'One box as it left the bench: contents with their lots, seal, and label' })
  one(@Param() { sscc }: BoxParam, @Query() query: ReadQuery) {
    return this.boxes.one(sscc, query);
  }

  private async packOne(body: unknown, bench: Bench) {
    const toPack = this.boxOf(validated(BoxBody, body), bench);
    const [result] = await this.bus.execute(new PackBoxes(bench.jobId, [toPack]));
    if (result?.status !== 'fulfilled') throw result?.reason ?? new Error('a box without an outcome');
    return { sscc: toPack.box.sscc, ...result.value };
  }

  private async packLines(batch: readonly Line[], bench: Bench): Promise<LineAnswer[]> {
    const refused: { line: Line; refusal: Refusal }[] = [];
    const read: { line: Line; toPack: BoxToPack }[] = [];
    for (const line of batch) {
      const toPack = readLine(line, (text) => this.boxOf(validated(BoxBody, parseJson(text)), bench));
      if (toPack instanceof Refusal) refused.push({ line, refusal: toPack });
      else read.push({ line, toPack });
    }
    const boxes = read.map(({ toPack }) => toPack);
    const results = await this.bus.execute(new PackBoxes(bench.jobId, boxes));
    const answers: LineAnswer[] = [];
    read.forEach(({ line, toPack }, i) => {
      const answer = answerTo(line, toPack.box.sscc, results[i]);
      if (answer instanceof Refusal) refused.push({ line, refusal: answer });
      else answers.push(answer);
    });
    const source = `packing-jobs/${bench.jobId}/boxes`;
    answers.push(...(await this.quarantine.keep(bench.caller, source, refused)));
    return answers.sort((a, b) => a.line - b.line);
  }

  /** What a body says of a box. Throws what can be said against it before its job is looked at. */
  private boxOf(body: BoxBody, { caller, jobId, supplierGln }: Bench): BoxToPack {
    const { sscc, needId, gtin, weightGrams } = body;
    const contents = body.contents.map(({ gtin: item, lot, quantity }) => ({ gtin: item, lot, quantity }));
    const packedAtGln = body.packedAtGln ?? supplierGln;
    const sealId = body.sealId ?? undefined;
    mayActFor(caller.principal, packedAtGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const box = { occurredAt, sscc, needId, gtin, contents, weightGrams, packedAtGln, sealId };
    // A box is known by its number, which names its stream. Its content is part of the command's id, so that another
    // content under the same number is judged by the rules of a box and not taken for a reused Idempotency-Key. The
    // time is part of it only when the bench gave one.
    const content = { ...box, jobId, occurredAt: body.occurredAt };
    return { box, meta: lineMeta(caller, 'box', `${sscc}\n${contentHash(content)}`, content) };
  }
}

/** What became of a line: a refusal sends it to quarantine; what is no fault of the line is to be sent again. */
function answerTo({ line }: Line, id: string, result?: PromiseSettledResult<Outcome>): LineAnswer | Refusal {
  if (result?.status === 'fulfilled') {
    const { changed, position } = result.value;
    return { line, status: changed ? 'accepted' : 'duplicate', id, position };
  }
  const error: unknown = result?.reason;
  if (error instanceof Refusal) return error;
  if (error instanceof InvalidEvent) return invalid('EVENT_INVALID', error.message);
  if (error instanceof Overloaded)
    return { line, status: 'failed', code: 'OVERLOADED', detail: error.message };
  if (error instanceof StoreUnavailable) {
    return { line, status: 'failed', code: 'STORE_UNAVAILABLE', detail: error.message };
  }
  throw error;
}
