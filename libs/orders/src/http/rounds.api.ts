import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  CommandParam,
  DecisionBody,
  Decisions,
  idFrom,
  mayActFor,
  PageQuery,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { KeyField, OneOfField, RefField } from '@boxtrail/input';
import { type CommandMeta } from '@boxtrail/commands';
import { OpenRound } from '../application/open-round.commands';
import { RoundGate } from '../application/round-gate';
import { CloseRound } from '../application/rounds.commands';
import { RoundQueries } from '../views/rounds/rounds.queries';
import { choiceIn, RoundBody } from './rounds.bodies';
import { openingRefusals, ordersRefusals, roundRefusals } from '../domain/refusals';

class OpenRoundBody extends RoundBody {
  @RefField({
    optional: true,
    description: 'chosen by the caller; derived from the Idempotency-Key when omitted',
  })
  roundId?: string;
}

class CloseRoundBody extends DecisionBody {}

class RoundParam {
  @RefField()
  roundId: string;
}

class RoundListQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  communityGln?: string;

  @OneOfField(['open', 'closed'], { optional: true })
  status?: string;

  @OneOfField(['true'], { optional: true, description: 'true: only open rounds whose cut-off has passed' })
  pastCutoff?: 'true';

  @KeyField('gln', {
    optional: true,
    description: 'the supplier that they had before: it was closed or suspended, or its licence had expired',
  })
  movedFrom?: string;
}

@ApiTags('orders')
@Controller('v1/rounds')
export class RoundsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly rounds: RoundQueries,
    private readonly gate: RoundGate,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
  ) {}

  @Post()
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.OpenRound, ...openingRefusals)
  @ApiOperation({
    summary: 'Open a round of needs in a community; answers its supplier, and why it has this one',
  })
  async openRound(
    @Body() body: OpenRoundBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { communityGln, cutoffAt, gtins } = body;
    const roundId = body.roundId ?? idFrom(meta, 'round');
    const choice = choiceIn(body);
    mayActFor(principal, communityGln);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, choice?.reason);
    const round = { roundId, communityGln, cutoffAt, gtins, occurredAt, choice };
    return { roundId, ...(await this.bus.execute(new OpenRound(round, timed))) };
  }

  @Post(':roundId/close')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.CloseRound)
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a round by hand: its needs are consolidated and sent to the supplier' })
  async closeRound(
    @Param() { roundId }: RoundParam,
    @Body() body: CloseRoundBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.gate.mayChange(principal, roundId);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new CloseRound({ occurredAt, roundId, closedBy: 'hand' }, timed);
    return { roundId, ...(await this.bus.execute(command)) };
  }

  @Get()
  @Access(...everyone)
  @Concerns('community', 'supplier')
  @ApiOperation({ summary: 'Rounds, by id' })
  async listRounds(@Query() query: RoundListQuery, @CallerParam() { principal }: Caller) {
    const page = await this.rounds.list(query, principal);
    const placesOf = (round: (typeof page.items)[number]) => [round.communityGln, round.supplierGln];
    return this.names.onPage('orders', page, placesOf, query.atLeast);
  }

  @Get(':roundId')
  @Access(...everyone)
  @Concerns('community', 'supplier')
  @Refuses(ordersRefusals, 'ROUND_UNKNOWN')
  @ApiOperation({ summary: 'One round with its needs and their status' })
  getRound(
    @Param() { roundId }: RoundParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.rounds.one(roundId, query, principal);
  }
}
