import {
  Controller,
  Get,
  Headers,
  HttpStatus,
  Inject,
  Query,
  Res,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid } from '@boxtrail/kernel';
import {
  Access,
  planners,
  beginStream,
  BoundedWork,
  type Caller,
  CallerParam,
  LargeWork,
  MediaTypes,
  PacedLog,
  PositionPage,
  Refuses,
  streamPace,
  type StreamReply,
} from '@boxtrail/http';
import { KeyField, MomentField, OneOfField, QueryNumberField } from '@boxtrail/input';
import { stopController } from '@boxtrail/async';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { EVENT_STORE, type EventStore, published, type PublishedEvent } from '@boxtrail/event-store';
import { momentOf, replay, type Replayed } from './replay/replay';
import { replayTimes, type ReplayQuestion, type ReplayTime } from './replay/replay-cursor';
import { ndjson, serverSentEvents, spacing, stream } from './replay/replay-stream';

/** Upper bound of `speed`, times real time: a year in half a minute. */
const maxSpeed = 1_000_000;

class ReplayQuery {
  @KeyField('sscc', { optional: true, description: 'only events of this box and of its loads' })
  sscc?: string;

  @KeyField('gln', { optional: true, description: 'only events of this station and of its loads' })
  gln?: string;

  @MomentField({ optional: true, description: 'from this time; the beginning when omitted' })
  from?: string;

  @MomentField({
    optional: true,
    description: 'before this time, which must not be in the future; now when omitted',
  })
  to?: string;

  @OneOfField(replayTimes, { optional: true, description: 'record time, the default, or event time' })
  by?: ReplayTime;

  @QueryNumberField(0, maxSpeed, {
    description: 'speed relative to real time; 0, the default: as fast as it can be read',
  })
  speed?: number;
}

/** Bounds of concurrent replays, in total and of one key; further ones are refused. */
const replayBounds = { places: 16, perClient: 4, queue: 0, queuePerClient: 0, queueTimeoutMs: 0 };

/** Events of the log in its order. */
interface EventPage {
  readonly items: readonly PublishedEvent[];
  /** Events that this version cannot read. */
  readonly unreadable?: readonly UnreadableEventRef[];
  /** Pass it as `after` for the next page; null at the end of the log. */
  readonly next: number | null;
}

/** Where an event stands that cannot be read, and why it cannot. */
interface UnreadableEventRef {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
}

const oneEvent = { schema: { $ref: '#/components/schemas/PublishedEvent' } };
/** Server-Sent Events: the `data` of each is an event; that of the last one, `end`, counts them. */
const asEvents = { schema: { type: 'string' as const } };

@ApiTags('operations')
@Controller('v1')
export class EventsApi implements OnModuleDestroy {
  private readonly stopping = stopController();
  private readonly log: PacedLog;
  private readonly replays = new BoundedWork('replays', replayBounds);

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly now: Clock,
    largeWork: LargeWork,
  ) {
    this.log = new PacedLog(store, largeWork);
  }

  /** Ends running replays, so that a shutdown does not wait for them. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  @Get('events')
  @Access(...planners, 'auditor')
  @ApiOperation({ summary: 'The events of the log in order' })
  async listEvents(@Query() { after = 0, limit = 50 }: PositionPage): Promise<EventPage> {
    const options = { batchSize: limit, tolerant: true };
    for await (const { events, unreadable, position } of this.store.readAll(after, options)) {
      const named = unreadable?.map((e) => ({
        position: e.position,
        stream: e.stream,
        revision: e.revision,
        type: e.type,
        reason: e.reason,
      }));
      return { items: events.map(published), ...(named && { unreadable: named }), next: position };
    }
    return { items: [], next: null };
  }

  @Get('replay')
  @Access(...planners, 'auditor')
  @Refuses({}, 'TIME_IN_FUTURE', 'PERIOD_EMPTY', 'REPLAY_TOO_LONG', 'BOX_UNKNOWN', 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'Replay the log between two times, at a chosen speed',
    description:
      'NDJSON, or Server-Sent Events with `Accept: text/event-stream`. A replay contains what the log held when it ' +
      'began: everything up to the log position in `Boxtrail-Position`. To resume, send `Last-Event-ID`: the `id` of ' +
      'the last Server-Sent Event, or of the last NDJSON line its `position` (record time) or its `cursor` (event ' +
      'time). A resumed replay continues where it stopped; events recorded since then follow as a second ' +
      'part in its own order, even if they happened before the last event received. The last Server-Sent ' +
      'Event is `end`; resumed with its id, the answer is 204 as long as nothing was recorded that belongs to the ' +
      'replay. An empty line (NDJSON) or a comment (SSE) every 15 s shows that the connection is alive.',
  })
  @MediaTypes({ produces: ['application/x-ndjson', 'text/event-stream'] })
  @ApiOkResponse({ content: { 'application/x-ndjson': oneEvent, 'text/event-stream': asEvents } })
  @ApiNoContentResponse({ description: 'the replay that is resumed has ended' })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'id of the last event received',
  })
  async replayEvents(
    @Query() query: ReplayQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CallerParam() { principal, ended }: Caller,
    @Res() reply: StreamReply,
  ): Promise<void> {
    const question = this.read(query);
    const release = await this.replays.place(principal.subject);
    try {
      const found = await replay(this.log, question, this.now(), lastEventId);
      const events = found.events[Symbol.asyncIterator]();
      // An error before the first event still gets its own status.
      const first = await events.next();
      if (first.done === true && lastEventId !== undefined) {
        void reply.status(HttpStatus.NO_CONTENT).header('cache-control', 'no-store').send();
        return;
      }
      const format = accept?.includes(serverSentEvents.contentType) === true ? serverSentEvents : ndjson;
      const response = beginStream(reply, format.contentType, found.position);
      const dueAt = spacing(query.speed ?? 0, (recorded) => momentOf(recorded, question.by));
      const all = { ...found, events: withFirst(first, events) };
      await stream(all, response, format, { ...streamPace, dueAt }, this.stopping.signal, ended);
    } finally {
      release();
    }
  }

  /** Validates the query. Throws a refusal. */
  private read({ sscc, gln, from, to, by = 'recorded' }: ReplayQuery): ReplayQuestion {
    const now = this.now();
    for (const [pointer, moment] of [
      ['/from', from],
      ['/to', to],
    ] as const) {
      if (moment !== undefined && moment > now)
        throw invalid('TIME_IN_FUTURE', `${moment} lies in the future (it is ${now})`, pointer);
    }
    if ((from ?? '') >= (to ?? now))
      throw invalid('PERIOD_EMPTY', `from (${from}) must be before to (${to ?? now})`, '/from');
    if (sscc !== undefined && gln !== undefined)
      throw invalid('INPUT_INVALID', 'name a box or a station, not both', '/gln');
    const key = sscc ?? gln;
    return { by, from: from ?? '', ...(to !== undefined && { to }), ...(key !== undefined && { key }) };
  }
}

async function* withFirst(
  first: IteratorResult<Replayed>,
  rest: AsyncIterator<Replayed>,
): AsyncGenerator<Replayed> {
  if (first.done === true) return;
  yield first.value;
  yield* { [Symbol.asyncIterator]: () => rest };
}
