import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Headers, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  planners,
  CallerParam,
  happenedAt,
  IdempotencyKeyParam,
  lineMeta,
  requireIfMatch,
  revisionsIn,
  type Caller,
  OneOrMany,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock, type Instruction } from '@boxtrail/commands';
import { validated } from '@boxtrail/input';
import { Intake } from '@boxtrail/intake';
import { Settings } from '@boxtrail/settings';
import { householdBoxLimit } from '../orders.settings';
import { recordingOf, withdrawalOf, type KnownRound } from '../domain/round';
import type { RecordNeed } from '../domain/round.decider';
import { RoundGate } from '../application/round-gate';
import { CancelNeed, ChangeNeed, RecordNeeds } from '../application/rounds.commands';
import { ordersRefusals, roundRefusals } from '../domain/refusals';
import { CancelQuery, ChangedNeedBody, NeedBody, NeedParam, RoundParam } from './needs.bodies';

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
    private readonly settings: Settings,
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
      'answer of that request and never brings a withdrawn need back. A need that comes after the cut-off goes to the next ' +
      'open round of the community: `lateFor` and `roundId` say so, of a line `movedTo`. Without such a round it is refused.',
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
    if (!('outcome' in taken)) return taken;
    const { movedTo, ...outcome } = taken.outcome;
    const { needId } = taken.command;
    return {
      roundId: movedTo ?? roundId,
      needId,
      lateFor: movedTo === undefined ? null : roundId,
      ...outcome,
    };
  }

  @Put(':needId')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, 'IF_MATCH_MISSING', ...roundRefusals.ChangeNeed)
  @ApiHeader({ name: 'If-Match', required: true, description: 'the revision of the need that was read' })
  @ApiOperation({
    summary: 'Change a need until the cut-off of its round',
    description:
      '`If-Match` names the `revision` of the need that was read. The need is withdrawn and recorded again in one step: ' +
      'its history keeps both.',
  })
  async changeNeed(
    @Param() { roundId, needId }: NeedParam,
    @Body() body: ChangedNeedBody,
    @Headers('if-match') ifMatch: string | undefined,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    await this.gate.mayChange(caller.principal, roundId);
    const asked = { roundId, needId, ...this.askedOf(body) };
    const id = `${roundId}/${needId}${key === undefined ? randomUUID() : keyOf(caller, key)}`;
    const known = lineMeta(caller, 'need-changed', id, [asked, ifMatch ?? null]);
    const given = revisionsIn(ifMatch);
    const { ifRevision } = requireIfMatch(given === undefined ? known : { ...known, ifRevision: given });
    const occurredAt = happenedAt(body.occurredAt, this.now());
    // The revision is that of the need, not of the round.
    const command = { ...asked, occurredAt, ifRevision: [ifRevision].flat() as number[] };
    const meta = key === undefined ? known : { ...known, firstAnswer: true as const };
    return { roundId, needId, ...(await this.bus.execute(new ChangeNeed(command, meta))) };
  }

  @Delete(':needId')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.CancelNeed)
  @ApiOperation({
    summary: 'Withdraw a need until the cut-off of its round',
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

  private askedOf(need: ChangedNeedBody) {
    return {
      householdRef: need.householdRef,
      building: need.building,
      unit: need.unit,
      order: need.order,
      payment: need.payment,
      placedByRef: need.placedByRef ?? null,
      proxyReason: need.proxyReason ?? null,
      specialNeeds: need.specialNeeds ?? [],
      lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
      householdLimit: this.settings.of(householdBoxLimit),
    };
  }

  private needOf(body: unknown, { caller, round, key, alone }: Request): Instruction<RecordNeed> {
    const need = validated(NeedBody, body);
    const { roundId } = round.round;
    const { needId } = need;
    const { householdLimit, ...asked } = { roundId, needId, ...this.askedOf(need) };
    const occurredAt = happenedAt(need.occurredAt, this.now());
    // No household data: a command id is published, and a hash of short values can be guessed.
    let id = `${roundId}/${needId}`;
    if (key === undefined) id += `\n${recordingOf(round, needId)}`;
    else if (alone) id = keyOf(caller, key);
    else id += keyOf(caller, key);
    // `occurredAt` is excluded from the hash: a list sent again without times is the same list.
    // A need without a reason has the hash that it had before there were reasons.
    const { proxyReason, ...content } = asked;
    const meta = lineMeta(caller, 'need', id, proxyReason === null ? content : asked);
    return {
      command: { type: 'RecordNeed', occurredAt, ...asked, lateFor: null, householdLimit },
      meta: key !== undefined && alone ? { ...meta, firstAnswer: true } : meta,
    };
  }
}

const isLines = (type: string | undefined): boolean => /^\s*application\/x-ndjson\b/i.test(type ?? '');

/** The same key of two callers is two keys. */
const keyOf = ({ principal }: Caller, key: string): string => `\n${principal.subject}\n${key}`;
