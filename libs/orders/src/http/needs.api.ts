import { Body, Controller, Delete, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { orderKinds, payments, specialNeeds } from '@boxtrail/contracts';
import {
  Access,
  planners,
  CallerParam,
  happenedAt,
  IdempotencyKeyParam,
  lineMeta,
  type Caller,
  OneOrMany,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock, type Instruction } from '@boxtrail/commands';
import {
  IntegerField,
  KeyField,
  ListField,
  MomentField,
  OneOfField,
  OneOfListField,
  PlaceField,
  RefField,
  TextField,
  validated,
} from '@boxtrail/input';
import { Intake } from '@boxtrail/intake';
import { recordingOf, withdrawalOf, type KnownRound } from '../domain/round';
import type { RecordNeed } from '../domain/round.decider';
import { RoundGate } from '../application/round-gate';
import { CancelNeed, RecordNeeds } from '../application/rounds.commands';
import { ordersRefusals, roundRefusals } from '../domain/refusals';

class NeedLineBody {
  @KeyField('gtin')
  gtin: string;

  @IntegerField(1, 10_000)
  quantity: number;
}

class NeedBody {
  @RefField({ description: 'the same need sent twice is one need' })
  needId: string;

  @RefField()
  householdRef: string;

  @PlaceField()
  building: string;

  @PlaceField({ example: '2-501' })
  unit: string;

  @OneOfField(orderKinds)
  order: RecordNeed['order'];

  @OneOfField(payments)
  payment: RecordNeed['payment'];

  @RefField({ optional: true, description: 'the grid worker, of a proxy order' })
  placedByRef?: string | null;

  @OneOfListField(specialNeeds, { optional: true })
  specialNeeds?: RecordNeed['specialNeeds'] | null;

  @ListField(() => NeedLineBody, { min: 1, max: 20 })
  lines: NeedLineBody[];

  @MomentField({ optional: true })
  occurredAt?: string;
}

class RoundParam {
  @RefField()
  roundId: string;
}

class NeedParam extends RoundParam {
  @RefField()
  needId: string;
}

class CancelQuery {
  @TextField()
  reason: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

/** What the needs of one request share. */
interface Request {
  readonly caller: Caller;
  readonly round: KnownRound;
  /** The Idempotency-Key, if the request has one. */
  readonly key: string | undefined;
  readonly alone: boolean;
}

@ApiTags('orders')
@Controller('v1/rounds/:roundId/needs')
export class NeedsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly gate: RoundGate,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.RecordNeed)
  @HttpCode(200)
  @OneOrMany()
  @ApiBody({ type: NeedBody })
  @ApiOperation({
    summary: 'Record what a household needs',
    description:
      'One need as JSON, or many as NDJSON, answered line by line. The id identifies a need. Until it is ' +
      'withdrawn, the same need sent again changes nothing; other content under its id is refused (`NEED_EXISTS`). ' +
      'A need that was withdrawn can be recorded again while the round is open, with the same content or another: by ' +
      'a request with a new `Idempotency-Key`, or without one. A retry with the key of an earlier request has the ' +
      'answer of that request and never brings a withdrawn need back.',
  })
  async recordNeed(
    @Param() { roundId }: RoundParam,
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    const round = await this.gate.mayChange(caller.principal, roundId);
    const request = { caller, round, key, alone: !isLines(type) };
    const taken = await this.intake.take(type, body, caller, {
      source: `rounds/${roundId}/needs`,
      read: (one) => this.needOf(one, request),
      handle: (needs) => this.bus.execute(new RecordNeeds(roundId, needs)),
      idOf: ({ needId }) => needId,
    });
    return 'outcome' in taken ? { roundId, needId: taken.command.needId, ...taken.outcome } : taken;
  }

  @Delete(':needId')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.CancelNeed)
  @ApiOperation({
    summary: 'Withdraw a need, as long as its round is open',
    description:
      'Withdrawing a withdrawn need changes nothing. With an `Idempotency-Key` a retry never withdraws what was recorded ' +
      'after the first request.',
  })
  async withdrawNeed(
    @Param() { roundId, needId }: NeedParam,
    @Query() query: CancelQuery,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    const { reason } = query;
    const round = await this.gate.mayChange(caller.principal, roundId);
    const occurredAt = happenedAt(query.occurredAt, this.now());
    // Each recording of a need is withdrawn once, by any caller and for any reason.
    const by = key === undefined ? `\n${withdrawalOf(round, needId)}` : keyOf(caller, key);
    // A retry under its key is the same request, so its reason must be equal.
    const content = key === undefined ? needId : [needId, reason];
    const known = lineMeta(caller, 'need-cancelled', `${roundId}/${needId}${by}`, content);
    const meta = key === undefined ? known : { ...known, firstAnswer: true as const };
    const command = new CancelNeed({ occurredAt, roundId, needId, reason }, meta);
    return { roundId, needId, ...(await this.bus.execute(command)) };
  }

  private needOf(body: unknown, { caller, round, key, alone }: Request): Instruction<RecordNeed> {
    const need = validated(NeedBody, body);
    const { roundId } = round.round;
    const { needId } = need;
    const asked = {
      roundId,
      needId,
      householdRef: need.householdRef,
      building: need.building,
      unit: need.unit,
      order: need.order,
      payment: need.payment,
      placedByRef: need.placedByRef ?? null,
      specialNeeds: need.specialNeeds ?? [],
      lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
    };
    const occurredAt = happenedAt(need.occurredAt, this.now());
    // No household data: a command id is published, and a hash of short values can be guessed.
    let id = `${roundId}/${needId}`;
    if (key === undefined) id += `\n${recordingOf(round, needId)}`;
    else if (alone) id = keyOf(caller, key);
    else id += keyOf(caller, key);
    // `occurredAt` is excluded from the hash: a list sent again without times is the same list.
    const meta = lineMeta(caller, 'need', id, asked);
    return {
      command: { type: 'RecordNeed', occurredAt, ...asked },
      meta: key !== undefined && alone ? { ...meta, firstAnswer: true } : meta,
    };
  }
}

const isLines = (type: string | undefined): boolean => /^\s*application\/x-ndjson\b/i.test(type ?? '');

/** The same key of two callers is two keys. */
const keyOf = ({ principal }: Caller, key: string): string => `\n${principal.subject}\n${key}`;
