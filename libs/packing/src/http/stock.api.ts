import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { CLOCK, type Clock, type Instruction } from '@boxtrail/commands';
import {
  Access,
  CallerParam,
  Concerns,
  factMeta,
  happenedAt,
  KnownByOwnId,
  mayActFor,
  momentOf,
  OneOrMany,
  planners,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { validated } from '@boxtrail/input';
import { Intake } from '@boxtrail/intake';
import { RecordReceipts } from '../application/stock.commands';
import { packingRefusals, stockLotRefusals } from '../domain/refusals';
import type { ReceiveGoods } from '../domain/stock-lot.decider';
import { ProposalQueries } from '../views/stock/proposals.queries';
import { StockQueries, StockQuery } from '../views/stock/stock.queries';
import { ProposalQuery, GoodsReceiptBody } from './stock.bodies';

type Received = Omit<ReceiveGoods, 'type'>;

@ApiTags('packing')
@Controller('v1/stock')
export class StockApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly intake: Intake,
    private readonly stock: StockQueries,
    private readonly proposals: ProposalQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('receipts')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...stockLotRefusals.ReceiveGoods, 'STATION_UNKNOWN', 'LICENCE_EXPIRED')
  @KnownByOwnId()
  @HttpCode(200)
  @OneOrMany()
  @ApiBody({ type: GoodsReceiptBody })
  @ApiOperation({
    summary: 'Goods came to a supplier: one receipt as JSON, or many as NDJSON, answered line by line',
    description:
      'From its first receipt on, a lot is counted: no box takes more than it has left. A lot that this supplier has never ' +
      'received is packed uncounted. Dates are days in UTC+8, judged by the day of the receipt.',
  })
  async recordGoodsReceipt(
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    const taken = await this.intake.take(type, body, caller, {
      source: 'stock/receipts',
      read: (one) => this.receiptOf(validated(GoodsReceiptBody, one), caller),
      handle: (receipts) => this.bus.execute(new RecordReceipts(receipts)),
      idOf: ({ receiptId }) => receiptId,
      firstAnswer: true,
    });
    return 'outcome' in taken ? { receiptId: taken.command.receiptId, ...taken.outcome } : taken;
  }

  @Get()
  @Access(...planners, 'packer', 'auditor', 'market-supervision')
  @Concerns('supplier')
  @ApiOperation({
    summary: 'Stock of items and lots, by supplier, first expired first',
    description:
      'With `at` and `knownAt`: what had happened until then, as far as it was recorded by then. Boxes are counted from the ' +
      'first receipt of their lot on.',
  })
  listStock(@Query() query: StockQuery, @CallerParam() { principal }: Caller) {
    momentOf(query, this.now());
    return this.stock.list(query, principal);
  }

  @Get('proposals')
  @Access(...planners, 'packer', 'auditor')
  @Concerns('supplier')
  @Refuses(packingRefusals, 'JOB_UNKNOWN', 'BOX_TYPE_UNKNOWN')
  @ApiOperation({
    summary: 'Which lots to take for a packing job or a number of boxes: first expired, first out',
    description: 'Nothing is reserved. Lots past their best-before date are left out.',
  })
  proposeLots(@Query() query: ProposalQuery, @CallerParam() { principal }: Caller) {
    return this.proposals.of(query, this.now(), principal);
  }

  private receiptOf(body: GoodsReceiptBody, caller: Caller): Instruction<Received> {
    const { bestBefore = null, producedOn = null, occurredAt: given, ...rest } = body;
    mayActFor(caller.principal, rest.supplierGln);
    const occurredAt = happenedAt(given, this.now());
    const { receiptId, supplierGln, gtin, lot, quantity, source, inspection } = rest;
    const receipt = {
      ...{ receiptId, supplierGln, gtin, lot, quantity, bestBefore, producedOn, source, inspection },
    };
    const meta = factMeta(caller, 'receipt', receiptId, { ...receipt, occurredAt: given });
    return { command: { ...receipt, occurredAt }, meta };
  }
}
