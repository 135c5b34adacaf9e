import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  CallerParam,
  CommandParam,
  Concerns,
  happenedAt,
  mayActFor,
  momentOf,
  planners,
  ReadQuery,
  Refuses,
  WholeNetwork,
  type Caller,
} from '@boxtrail/http';
import { CloseOpenItem, CorrectLedger, MoveCash } from '../application/ledger.commands';
import { cashRefusals, correctionRefusals, moneyRefusals, openItemRefusals } from '../domain/refusals';
import { AccountQueries, LedgerAccountQuery, LedgerAccountsQuery } from '../views/entries/accounts.queries';
import { EntriesQuery, EntryQueries } from '../views/entries/entries.queries';
import { SummaryQueries } from '../views/entries/summary.queries';
import { OpenItemQueries, OpenItemsQuery } from '../views/open-items/open-items.queries';
import {
  AccountParam,
  CloseItemBody,
  LedgerCorrectionBody,
  ItemParam,
  MovementBody,
  WorkerParam,
} from './ledger.bodies';

const twoTimes =
  'With `at` and `knownAt`: the entries that hold from then on or earlier, as far as they were recorded by then.';

@ApiTags('money')
@Controller('v1/ledger')
export class LedgerApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly accounts: AccountQueries,
    private readonly entries: EntryQueries,
    private readonly items: OpenItemQueries,
    private readonly totals: SummaryQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('summary')
  @Access(...planners, 'auditor')
  @WholeNetwork()
  @ApiOperation({
    summary: 'The whole ledger: does it balance, and how much is still open',
    description: 'reservedFen = openFen + postedFen + voidedFen + refundedFen.',
  })
  getLedgerSummary(@Query() query: ReadQuery) {
    return this.totals.summary(query);
  }

  @Get('accounts')
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @ApiOperation({ summary: 'Accounts of the ledger with their balances', description: twoTimes })
  listLedgerAccounts(@Query() query: LedgerAccountsQuery, @CallerParam() { principal }: Caller) {
    momentOf(query, this.now());
    return this.accounts.list(query, principal);
  }

  @Get('accounts/:kind/:ref')
  @Access(...planners, 'auditor', 'grid-worker', 'packer')
  @Concerns('community', 'supplier')
  @Refuses(moneyRefusals, 'LEDGER_ACCOUNT_UNKNOWN')
  @ApiOperation({ summary: 'The balance of one account', description: twoTimes })
  getLedgerAccount(
    @Param() { kind, ref }: AccountParam,
    @Query() query: LedgerAccountQuery,
    @CallerParam() { principal }: Caller,
  ) {
    momentOf(query, this.now());
    return this.accounts.one(kind, ref, query, principal);
  }

  @Get('accounts/:kind/:ref/entries')
  @Access(...planners, 'auditor', 'grid-worker', 'packer')
  @Concerns('community', 'supplier')
  @ApiOperation({ summary: 'The entries of one account, in the order of the log', description: twoTimes })
  listLedgerEntries(
    @Param() { kind, ref }: AccountParam,
    @Query() query: EntriesQuery,
    @CallerParam() { principal }: Caller,
  ) {
    momentOf(query, this.now());
    return this.entries.list(kind, ref, query, principal);
  }

  @Post('cash/:workerRef/movements')
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(moneyRefusals, ...cashRefusals.MoveCash, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hand cash over to a person, or pay the driver of a supplier',
    description:
      'Expected are the cash of the worker in that community, or what the community owes the supplier. A difference ' +
      'becomes an open item.',
  })
  async moveCash(
    @Param() { workerRef }: WorkerParam,
    @Body() body: MovementBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { movementId, kind, communityGln, toRef, driverRef = null, amountFen } = body;
    mayActFor(principal, communityGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const movement = { movementId, kind, communityGln, workerRef, toRef, driverRef, amountFen };
    return { movementId, ...(await this.bus.execute(new MoveCash({ occurredAt, ...movement }, meta))) };
  }

  @Post('corrections')
  @Access(...planners)
  @Concerns('community')
  @Refuses(moneyRefusals, ...correctionRefusals.CorrectLedger, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Correct the ledger by a further transfer',
    description: 'Nothing is changed in place. `occurredAt` is the date that the correction holds from.',
  })
  async correctLedger(
    @Body() body: LedgerCorrectionBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { correctionId, communityGln, debit, credit, amountFen, reason } = body;
    mayActFor(principal, communityGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const accounts = {
      debit: { kind: debit.kind, ref: debit.ref },
      credit: { kind: credit.kind, ref: credit.ref },
    };
    const command = { occurredAt, correctionId, communityGln, ...accounts, amountFen, reason };
    return { correctionId, ...(await this.bus.execute(new CorrectLedger(command, meta))) };
  }

  @Get('open-items')
  @Access(...planners, 'auditor', 'grid-worker')
  @Concerns('community')
  @ApiOperation({ summary: 'Differences between money expected and money there' })
  listOpenItems(@Query() query: OpenItemsQuery, @CallerParam() { principal }: Caller) {
    return this.items.list(query, principal);
  }

  @Post('open-items/:itemId/close')
  @Access(...planners)
  @Concerns('community')
  @Refuses(moneyRefusals, ...openItemRefusals.CloseOpenItem)
  @HttpCode(200)
  @ApiOperation({ summary: 'Explain a difference' })
  async closeOpenItem(
    @Param() { itemId }: ItemParam,
    @Body() body: CloseItemBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const communityGln = await this.items.communityOf(itemId);
    if (communityGln !== undefined) mayActFor(principal, communityGln);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const command = new CloseOpenItem({ occurredAt, itemId, reason: body.reason }, meta);
    return { itemId, ...(await this.bus.execute(command)) };
  }
}
