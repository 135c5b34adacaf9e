import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { Aggregates, CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  CallerParam,
  CommandParam,
  Concerns,
  happenedAt,
  mayActFor,
  planners,
  ReadQuery,
  Refuses,
  type Caller,
  type Principal,
} from '@boxtrail/http';
import { needStream } from '../application/ledger-streams';
import { CollectForNeed, RefundBox } from '../application/needs.commands';
import { needAccountDecider } from '../domain/need-account.decider';
import { moneyRefusals, needRefusals } from '../domain/refusals';
import { NeedQueries, NeedsQuery, noSuchNeed } from '../views/needs/needs.queries';
import { CollectionBody, NeedParam, RefundBody } from './ledger.bodies';

@ApiTags('money')
@Controller('v1/ledger/needs')
export class NeedAccountsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly aggregates: Aggregates,
    private readonly needs: NeedQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get()
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @ApiOperation({
    summary: 'The money of needs: reserved, posted, voided, refunded, open',
    description: 'reservedFen = openFen + postedFen + voidedFen + refundedFen.',
  })
  listNeedAccounts(@Query() query: NeedsQuery, @CallerParam() { principal }: Caller) {
    return this.needs.list(query, principal);
  }

  @Get(':roundId/:needId')
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @Refuses(moneyRefusals, 'NEED_ACCOUNT_UNKNOWN')
  @ApiOperation({ summary: 'The money of one need, box by box' })
  getNeedAccount(
    @Param() { roundId, needId }: NeedParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.needs.one(roundId, needId, query, principal);
  }

  @Post(':roundId/:needId/collections')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(moneyRefusals, ...needRefusals.CollectForNeed)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Collect money for a need, in cash or by a payment code',
    description:
      'Expected is what the need costs less what was collected before. A difference becomes an open item.',
  })
  async collectForNeed(
    @Param() { roundId, needId }: NeedParam,
    @Body() body: CollectionBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(principal, roundId, needId);
    const { collectionId, workerRef, method, amountFen } = body;
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const command = { occurredAt, roundId, needId, collectionId, workerRef, method, amountFen };
    return { collectionId, ...(await this.bus.execute(new CollectForNeed(command, meta))) };
  }

  @Post(':roundId/:needId/refunds')
  @Access(...planners)
  @Concerns('community')
  @Refuses(moneyRefusals, ...needRefusals.RefundBox)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Refund a delivered box, after a complaint for example',
    description: 'A box that was lost, damaged, returned or never packed is voided or refunded by itself.',
  })
  async refundBox(
    @Param() { roundId, needId }: NeedParam,
    @Body() { sscc, reason, occurredAt: given }: RefundBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    await this.mayChange(principal, roundId, needId);
    const occurredAt = happenedAt(given, this.now());
    const command = new RefundBox({ occurredAt, roundId, needId, sscc, reason }, meta);
    return { roundId, needId, sscc, ...(await this.bus.execute(command)) };
  }

  /** From the stream of the need, so it is never behind the log. Throws `NEED_ACCOUNT_UNKNOWN` or `STATION_NOT_YOURS`. */
  private async mayChange(principal: Principal, roundId: string, needId: string): Promise<void> {
    const { state } = await this.aggregates.load(needAccountDecider, needStream(roundId, needId));
    if (state.status === 'none') throw noSuchNeed(roundId, needId);
    mayActFor(principal, state.parties.communityGln);
  }
}
