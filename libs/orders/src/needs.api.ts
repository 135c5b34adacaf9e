import { Body, Controller, Delete, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { orderKinds, payments, specialNeeds } from '@boxtrail/contracts';
import { invalid } from '@boxtrail/kernel';
import {
  CallerParam,
  CLOCK,
  happenedAt,
  IntegerField,
  KeyField,
  lineMeta,
  ListField,
  MomentField,
  OneOfField,
  OneOfListField,
  Intake,
  RefField,
  TextField,
  validated,
  type Caller,
  type Clock,
  type CommandMeta,
} from '@boxtrail/platform';
import type { RecordNeed } from './domain/round.decider';
import { ChangeRound, RecordNeeds, RoundGate } from './rounds.commands';

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

  @RefField()
  building: string;

  @RefField()
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

interface NeedToRecord {
  readonly command: RecordNeed;
  readonly meta: CommandMeta;
}

@ApiTags('orders')
@ApiBearerAuth()
@Controller('v1/rounds/:roundId/needs')
export class NeedsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly gate: RoundGate,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody({ type: NeedBody })
  @ApiOperation({
    summary: 'Record what a household needs',
    description:
      'One need as JSON, or many as NDJSON, answered line by line. A need is known by its id: sent again it changes ' +
      'nothing, whoever sends it; with other content it is refused.',
  })
  async record(
    @Param() { roundId }: RoundParam,
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    await this.gate.mayChange(caller.principal, roundId);
    const taken = await this.intake.take(type, body, caller, {
      source: `rounds/${roundId}/needs`,
      read: (one) => this.needOf(roundId, one, caller),
      handle: (needs) => this.bus.execute(new RecordNeeds(roundId, needs)),
      idOf: ({ command }) => command.needId,
    });
    if (!('thing' in taken)) return taken;
    return { roundId, needId: taken.thing.command.needId, ...taken.outcome };
  }

  @Delete(':needId')
  @ApiOperation({ summary: 'Cancel a need, as long as its round is open' })
  async cancel(
    @Param() { roundId, needId }: NeedParam,
    @Query() query: CancelQuery,
    @CallerParam() caller: Caller,
  ) {
    const { reason } = query;
    if (reason.includes('\0'))
      throw invalid('ENCODING_INVALID', 'the reason contains a NUL character', '/reason');
    await this.gate.mayChange(caller.principal, roundId);
    const occurredAt = happenedAt(query.occurredAt, this.now());
    const command = { type: 'CancelNeed' as const, occurredAt, roundId, needId, reason };
    // A need is cancelled once, whoever does it and for whatever reason: its id says it all.
    const meta = lineMeta(caller, 'need-cancelled', `${roundId}/${needId}`, needId);
    return { roundId, needId, ...(await this.bus.execute(new ChangeRound(command, meta))) };
  }

  private needOf(roundId: string, body: unknown, caller: Caller): NeedToRecord {
    const need = validated(NeedBody, body);
    const asked = {
      roundId,
      needId: need.needId,
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
    // When it was said is no part of what was said: a list sent again without times is the same list.
    const meta = lineMeta(caller, 'need', `${roundId}/${need.needId}`, asked);
    return { command: { type: 'RecordNeed', occurredAt, ...asked }, meta };
  }
}
