import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refusal } from '@boxtrail/kernel';
import type { CommandMeta } from '@boxtrail/commands';
import { Contexts } from '@boxtrail/context';
import { Overloaded } from '@boxtrail/event-store';
import {
  Access,
  planners,
  everyone,
  type Principal,
  type Role,
  type Caller,
  CallerParam,
  CommandParam,
  Cursor,
  numbered,
  type Page,
  PageQuery,
  Refuses,
  OfSender,
} from '@boxtrail/http';
import { OneOfField, PatternField, RawField, TextField } from '@boxtrail/input';
import {
  type LineFilter,
  type Sender,
  lineIdPattern,
  lineStates,
  type QuarantinedLine,
  QuarantineLines,
  type Resendable,
  type ResendAnswer,
  type WholeLine,
} from '@boxtrail/intake';

class QuarantineQuery extends PageQuery {
  @OneOfField(lineStates, {
    optional: true,
    description: 'open, the default: neither resent nor closed',
  })
  state?: LineFilter['state'];

  @PatternField(/^[\w./-]{1,64}$/, 'a source', {
    optional: true,
    description: 'the source, as its line names it',
  })
  source?: string;

  @PatternField(/^[A-Z_]{1,64}$/, 'an error code', {
    optional: true,
    description: 'the problem code: `INPUT_INVALID`',
  })
  code?: string;
}

class LineParam {
  @PatternField(lineIdPattern, 'the id of a line in quarantine', { example: '17' })
  id!: string;
}

class ResendBody {
  @RawField(262_144, {
    optional: true,
    description:
      'the corrected line in the format of its source: JSON of a scan; a row of a list of stations, with its header if ' +
      'its columns differ from the default order. Unchanged when omitted',
  })
  body?: string | null;
}

class CloseLineBody {
  @TextField({ description: 'why it is closed' })
  reason!: string;
}

/** Roles that may send what can go to quarantine. */
const senders = [...planners, 'station', 'packer', 'carrier', 'grid-worker', 'team', 'partner'] as const;

/** Roles that read every line, with a key that is not bound to a place. */
const readers: readonly Role[] = [...planners, 'auditor'];

@ApiTags('operations')
@Controller('v1/quarantine')
export class QuarantineApi {
  constructor(
    private readonly lines: QuarantineLines,
    private readonly contexts: Contexts,
  ) {}

  @Get()
  @Access(...everyone)
  @OfSender()
  @ApiOperation({
    summary: 'Refused lines and messages, with the reason',
    description:
      '`raw` is text when the bytes are UTF-8, else Base64: see `encoding`. It has the first 4,096 bytes of ' +
      '`bytes`; the route of one line has all.',
  })
  async listQuarantinedLines(
    @Query() query: QuarantineQuery,
    @CallerParam() { principal }: Caller,
  ): Promise<Page<QuarantinedLine>> {
    const { state = 'open', source, code, limit = 50 } = query;
    const cursor = new Cursor('quarantine', query, numbered);
    const found = await this.lines.page(
      { state, source, code },
      senderOf(principal),
      cursor.after() ?? '0',
      limit + 1,
    );
    const items = found.slice(0, limit);
    return {
      items: items.map(({ shown }) => shown),
      next: found.length > limit ? cursor.next(items.at(-1)?.number ?? '') : null,
    };
  }

  @Get(':id')
  @Access(...everyone)
  @OfSender()
  @Refuses({}, 'QUARANTINE_UNKNOWN')
  @ApiOperation({ summary: 'One complete line, with each time it was sent again' })
  getQuarantinedLine(@Param() { id }: LineParam, @CallerParam() { principal }: Caller): Promise<WholeLine> {
    return this.lines.one(id, senderOf(principal));
  }

  @Post(':id/resend')
  @Access(...senders)
  @OfSender()
  @Refuses(
    {},
    'QUARANTINE_UNKNOWN',
    'QUARANTINE_LINE_DONE',
    'QUARANTINE_NO_RESEND',
    'QUARANTINE_TRIED_ENOUGH',
  )
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send a line to its source again, unchanged or corrected',
    description:
      'The answer is linked to the line. `accepted` or `duplicate`: the line is done. `refused`: it stays open. A line ' +
      'without a time is dated at its first arrival.',
  })
  async resendQuarantinedLine(
    @Param() { id }: LineParam,
    @Body() { body }: ResendBody,
    @CommandParam() { commandId }: CommandMeta,
    @CallerParam() caller: Caller,
  ): Promise<{ quarantineId: string } & ResendAnswer> {
    const { line, answered } = await this.lines.toResend(id, senderOf(caller.principal), commandId);
    if (answered !== undefined) return { quarantineId: id, ...answered };
    const taker = this.contexts.resendables.find(({ resendable }) =>
      resendable.sources.includes(line.source),
    );
    if (taker === undefined)
      throw new Refusal(
        'rule',
        'QUARANTINE_NO_RESEND',
        `lines of ${line.source} cannot be sent again here: close it`,
      );
    const mended = typeof body === 'string' ? Buffer.from(body) : null;
    const taken = await taker.resendable.resend(
      {
        source: line.source,
        line: line.line,
        raw: mended ?? line.raw,
        time: line.receivedAt.toISOString(),
        commandId,
      },
      caller,
    );
    const answer = answerOf(line.line, taken);
    await this.lines.resent(
      line,
      { command: commandId, actor: caller.principal.subject, body: mended },
      answer,
    );
    return { quarantineId: id, ...answer };
  }

  @Post(':id/close')
  @Access(...senders)
  @OfSender()
  @Refuses({}, 'QUARANTINE_UNKNOWN', 'QUARANTINE_LINE_DONE')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a line without accepting it, with a reason; records who, when and why' })
  closeQuarantinedLine(
    @Param() { id }: LineParam,
    @Body() { reason }: CloseLineBody,
    @CommandParam() { actor, commandId }: CommandMeta,
    @CallerParam() { principal }: Caller,
  ): Promise<WholeLine> {
    const close = { command: commandId, by: actor, reason };
    return this.lines.close(id, senderOf(principal), close);
  }
}

/** A sender sees its own lines, by the name of its key. */
const senderOf = ({ role, stationGln, subject }: Principal): Sender =>
  stationGln === null && readers.includes(role) ? null : subject;

type Taken = Awaited<ReturnType<Resendable['resend']>>;

/** Throws when the store was unavailable or overloaded: then the same request should be retried. */
function answerOf(line: number, taken: Taken): ResendAnswer {
  if (taken instanceof Refusal) return { line, status: 'refused', code: taken.code, detail: taken.message };
  if (taken.status === 'failed') throw new Overloaded(taken.detail);
  if (taken.status === 'quarantined') return { ...taken, status: 'refused' };
  return taken;
}
