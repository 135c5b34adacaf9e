import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  Cursor,
  numbered,
  type Page,
  PageQuery,
  Refuses,
} from '@boxtrail/http';
import { PatternField, RefField, TextField } from '@boxtrail/input';
import { Contexts } from '@boxtrail/context';
import { ownedIdPattern, partsOfId } from '@boxtrail/database';
import { MESSAGING, type Messaging, type Parked, ParkedMessages } from '@boxtrail/messaging';

interface MessagingState {
  /** Problems that interrupt messaging; empty when there are none. */
  readonly problems: string[];
  readonly groups: {
    readonly group: string;
    readonly parked: number;
    readonly oldestParkedAt: string | null;
  }[];
}

/** A message that could not be handled and waits for an operator. */
interface ParkedMessage {
  readonly id: string;
  readonly group: string;
  readonly key: string;
  readonly reason: string;
  readonly parkedAt: string;
  /** Its log position; null when it does not come from the log. */
  readonly position: number | null;
  /** `topic/partition@offset` when it came by a broker. */
  readonly place: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The first 64 KiB of the body. */
  readonly body: string;
  /** Size of the whole body, in bytes. */
  readonly bytes: number;
}

class ParkedQuery extends PageQuery {
  @RefField({ optional: true, description: 'only of this consumer group' })
  group?: string;
}

class GroupParam {
  @RefField({ description: 'name of a consumer group' })
  group: string;
}

class ContextParam {
  @RefField({ description: 'name of a context' })
  context: string;
}

class ParkedParam {
  @PatternField(ownedIdPattern, 'the id of a parked message, as listed')
  id: string;
}

class DropBody {
  @TextField({ description: 'why it is dropped' })
  reason!: string;
}

@ApiTags('operations')
@Controller('v1/messaging')
export class MessagingApi {
  constructor(
    @Inject(MESSAGING) private readonly messaging: Messaging,
    private readonly parked: ParkedMessages,
  ) {}

  @Get()
  @Access(...planners, 'auditor')
  @ApiOperation({ summary: 'The consumer groups of this service, and problems that interrupt messaging' })
  async getMessaging(): Promise<MessagingState> {
    const groups = this.messaging.groups();
    const counts = await this.parked.counts(groups);
    return {
      problems: this.messaging.problems(),
      groups: groups.map((group) => {
        const found = counts.get(group);
        return { group, parked: found?.parked ?? 0, oldestParkedAt: found?.oldest.toISOString() ?? null };
      }),
    };
  }

  @Post('groups/:group/replay')
  @HttpCode(200)
  @Access('admin')
  @Refuses({}, 'GROUP_UNKNOWN')
  @ApiOperation({ summary: 'Handle the parked messages of a group again, in order' })
  async replayGroup(@Param() { group }: GroupParam): Promise<{ parked: number }> {
    return { parked: await this.messaging.replay(group) };
  }

  @Post('topics/:context/republish')
  @HttpCode(200)
  @Access('admin')
  @Refuses({}, 'TOPIC_UNKNOWN', 'NO_TOPICS')
  @ApiOperation({ summary: 'Publish all events of a context again, to restore a lost topic' })
  async republishTopic(@Param() { context }: ContextParam): Promise<{ context: string }> {
    await this.messaging.republish(context);
    return { context };
  }
}

@ApiTags('operations')
@Controller('v1/parked')
export class ParkedApi {
  constructor(
    private readonly parked: ParkedMessages,
    private readonly contexts: Contexts,
  ) {}

  @Get()
  @Access(...planners, 'auditor')
  @ApiOperation({ summary: 'Messages that could not be handled, with the reason' })
  async listParkedMessages(@Query() query: ParkedQuery): Promise<Page<ParkedMessage>> {
    const { group, limit = 50 } = query;
    const cursor = new Cursor('parked', query, numbered);
    const { names } = this.contexts;
    const found = await this.parked.page(group, cursor.after() ?? '0', limit + 1, names);
    const items = found.slice(0, limit).map(shown);
    return {
      items,
      next: found.length > limit ? cursor.next(partsOfId(items.at(-1)?.id ?? '').number) : null,
    };
  }

  @Post(':id/drop')
  @HttpCode(200)
  @Access('admin')
  @Refuses({}, 'PARKED_UNKNOWN')
  @ApiOperation({ summary: 'Drop a parked message, with a reason; later messages of its key continue' })
  async dropParkedMessage(
    @Param() { id }: ParkedParam,
    @Body() { reason }: DropBody,
    @CallerParam() { principal }: Caller,
  ): Promise<{ id: string }> {
    await this.parked.drop(id, principal.subject, reason);
    return { id };
  }
}

const shown = ({ message: { headers, body }, ...parked }: Parked): ParkedMessage => ({
  ...parked,
  headers,
  body: body.toString(),
});
