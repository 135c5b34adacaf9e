import { Controller, Get, Headers, HttpStatus, Query, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid } from '@boxtrail/kernel';
import { stopController } from '@boxtrail/async';
import {
  Access,
  AnswerStream,
  beginStream,
  BoundedWork,
  type Caller,
  CallerParam,
  everyone,
  MediaTypes,
  type StreamOf,
  streamPace,
  type StreamReply,
  Concerns,
  concerns,
} from '@boxtrail/http';
import { OneOfField, QueryIntegerField, QueryListField } from '@boxtrail/input';
import { ChangeFeed } from '../application/change-feed';
import { type ChangeLine, ndjsonChanges, sseChanges } from '../application/change-format';
import { writeChanges } from '../application/write-changes';
import { changeKinds } from '../domain/change';
import { changesDescription, oneChange, streamed } from './changes.description';

class ChangesQuery {
  @QueryListField(changeKinds, {
    optional: true,
    description: `only changes of these kinds, separated by commas; all when omitted: ${changeKinds.join(', ')}`,
    example: 'box-packed,box-sealed',
  })
  types?: string[];

  @QueryIntegerField(0, Number.MAX_SAFE_INTEGER, {
    default: 0,
    description: 'log position to begin after; `Last-Event-ID` takes precedence',
  })
  from?: number;

  @OneOfField(['true', 'false'], {
    optional: true,
    description:
      'true, the default: follow what is recorded; false: one page, up to the present end of the log',
  })
  follow?: 'true' | 'false';

  @QueryIntegerField(1, 200, { description: 'changes of a page, 50 when omitted; only with follow=false' })
  limit?: number;
}

/** Bounds of concurrent streams, in total and of one key; further ones are refused. */
const feedBounds = { places: 32, perClient: 4, queue: 0, queuePerClient: 0, queueTimeoutMs: 0 };

@ApiTags('audit')
@Controller('v1')
export class ChangesApi implements OnModuleDestroy {
  private readonly stopping = stopController();
  private readonly feeds = new BoundedWork('change streams', feedBounds);
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly feed: ChangeFeed) {}

  /** Ends running streams. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running);
  }

  @Get('changes')
  @Access(...everyone)
  @Concerns(...concerns)
  @ApiOperation({
    summary: 'Follow what changes: boxes, loads, jobs, rounds, needs, passes',
    description: changesDescription,
  })
  @MediaTypes({ produces: ['application/x-ndjson', 'text/event-stream'] })
  @ApiOkResponse({ content: { 'application/x-ndjson': oneChange, 'text/event-stream': streamed } })
  @ApiNoContentResponse({
    description: 'Server-Sent Events of a page: nothing was recorded since `Last-Event-ID`',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'position of the last line received' })
  async followChanges(
    @Query() query: ChangesQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CallerParam() { principal, ended }: Caller,
    @Res() reply: StreamReply,
  ): Promise<StreamOf<ChangeLine> | undefined> {
    const { types: kinds, follow = 'true', limit = 50 } = query;
    if (follow === 'true' && query.limit !== undefined)
      throw invalid('INPUT_INVALID', 'limit is for a page: send follow=false with it', '/limit');
    const release = await this.feeds.place(principal.subject);
    try {
      const head = await this.feed.log.head();
      const from = positionIn(query, lastEventId, head);
      const isSse = accept?.includes(sseChanges.contentType) === true;
      if (isSse && follow === 'false' && lastEventId !== undefined && from === head) {
        void reply.status(HttpStatus.NO_CONTENT).header('cache-control', 'no-store').send();
        return undefined;
      }
      const format = isSse ? sseChanges : ndjsonChanges;
      const response = beginStream(reply, format.contentType, head);
      if (reply.request.method === 'HEAD') {
        response.end();
        return undefined;
      }
      const answer = new AnswerStream(response, streamPace.stalledMs, this.stopping.signal, ended);
      const asked = { from, ...(kinds && { kinds }), ...(follow === 'false' && { limit }) };
      const steps = this.feed.read(principal, asked, answer.gone);
      const { heartbeatMs } = streamPace;
      const writing = writeChanges(steps, answer, format, from, heartbeatMs);
      this.running.add(writing);
      await writing.finally(() => this.running.delete(writing));
      return undefined;
    } finally {
      release();
    }
  }
}

/** Throws `CURSOR_INVALID`, `POSITION_UNKNOWN`. */
function positionIn({ from = 0 }: ChangesQuery, lastEventId: string | undefined, head: number): number {
  if (lastEventId !== undefined && !/^\d{1,15}$/.test(lastEventId))
    throw invalid('CURSOR_INVALID', 'Last-Event-ID takes the position of a line of this feed');
  const position = lastEventId === undefined ? from : Number(lastEventId);
  if (position <= head) return position;
  throw invalid(
    'POSITION_UNKNOWN',
    `the log has no position ${position} yet: its last is ${head}`,
    lastEventId === undefined ? '/from' : undefined,
  );
}
