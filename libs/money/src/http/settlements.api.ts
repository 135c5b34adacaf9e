import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  CallerParam,
  CommandParam,
  Concerns,
  happenedAt,
  idFrom,
  mayActFor,
  PageQuery,
  planners,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { SettleCommunity } from '../application/ledger.commands';
import { moneyRefusals, settlementRefusals } from '../domain/refusals';
import { SettlementQueries, SettlementsQuery } from '../views/settlements/settlements.queries';
import { SettlementBody, SettlementParam } from './ledger.bodies';

@ApiTags('money')
@Controller('v1/ledger/settlements')
export class SettlementsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly settlements: SettlementQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get()
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @ApiOperation({ summary: 'Settlements of communities' })
  listSettlements(@Query() query: SettlementsQuery, @CallerParam() { principal }: Caller) {
    return this.settlements.list(query, principal);
  }

  @Get(':settlementId/statements')
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @Refuses(moneyRefusals, 'SETTLEMENT_UNKNOWN')
  @ApiOperation({
    summary: 'The statements that a settlement produced',
    description:
      'One for each household, supplier and grid worker with an account that it closed, and one of the community.',
  })
  listSettlementStatements(
    @Param() { settlementId }: SettlementParam,
    @Query() query: PageQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.settlements.statements(settlementId, query, principal);
  }

  @Post()
  @Access(...planners)
  @Concerns('community')
  @Refuses(moneyRefusals, ...settlementRefusals.SettleCommunity, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Settle all open accounts of a community, or one of them',
    description:
      'What households owe is collected, what they get back and what suppliers get is paid; the worker has the cash then. ' +
      'What is reserved stays: its boxes can still come. The answer names the first statements that it produced; ' +
      '`/v1/ledger/settlements/{settlementId}/statements` lists all. A community without open accounts is refused, and so is ' +
      'an account whose balance is 0.',
  })
  async settleCommunity(
    @Body() body: SettlementBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { communityGln, workerRef, account } = body;
    mayActFor(principal, communityGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const settlementId = idFrom(meta, 'settlement');
    const only = account === undefined ? null : { kind: account.kind, ref: account.ref };
    const command = new SettleCommunity({ occurredAt, settlementId, communityGln, workerRef, only }, meta);
    const outcome = await this.bus.execute(command);
    const query = { atLeast: outcome.position };
    const statements = await this.settlements.statements(settlementId, query, principal);
    return { settlementId, communityGln, ...outcome, statements };
  }
}
