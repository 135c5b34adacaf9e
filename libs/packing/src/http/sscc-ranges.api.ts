import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { mostInRange } from '@boxtrail/contracts';
import { type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  CallerParam,
  CommandParam,
  Concerns,
  DecisionBody,
  Decisions,
  mayActFor,
  planners,
  ReadQuery,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { IntegerField, KeyField, PatternField, RefField } from '@boxtrail/input';
import { AllocateSsccRange } from '../application/sscc-ranges.commands';
import { packingRefusals, ssccRangeRefusals } from '../domain/refusals';
import { SsccRangeQueries, SsccRangesQuery } from '../views/sscc-ranges.queries';

class SsccRangeBody extends DecisionBody {
  @KeyField('gln')
  supplierGln: string;

  @RefField({ description: 'the same range asked for twice is one' })
  rangeId: string;

  @RefField({ description: 'the bench that packs with these numbers' })
  benchRef: string;

  @PatternField(/^[0-9]{7,12}$/, '7 to 12 digits', {
    description: 'GS1 Company Prefix: the first 7 to 12 digits of the GLN of the supplier',
  })
  companyPrefix: string;

  @IntegerField(0, 9, { optional: true, description: 'extension digit, 0 when left out' })
  extensionDigit?: number;

  @IntegerField(1, mostInRange, { description: 'numbers' })
  count: number;
}

/** The range of a route. */
class SsccRangeParam {
  @KeyField('gln', { description: 'the supplier' })
  supplierGln: string;

  @RefField({ description: 'its own name of the range' })
  rangeId: string;
}

@ApiTags('packing')
@Controller('v1/sscc-ranges')
export class SsccRangesApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly ranges: SsccRangeQueries,
    private readonly decisions: Decisions,
  ) {}

  @Post()
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, ...ssccRangeRefusals.AllocateSsccRange, 'SUPPLIER_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Get numbers (SSCC) for the boxes of a bench',
    description:
      'Numbers ascend and are never given twice, also when suppliers share a company prefix or number boxes ' +
      'themselves: a range begins after every number in use. A supplier may bring its own numbers instead.',
  })
  async allocateSsccRange(
    @Body() body: SsccRangeBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { supplierGln, rangeId, benchRef, companyPrefix, extensionDigit = 0, count } = body;
    mayActFor(principal, supplierGln);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const range = { supplierGln, rangeId, benchRef, companyPrefix, extensionDigit, count };
    return { ...range, ...(await this.bus.execute(new AllocateSsccRange({ occurredAt, ...range }, timed))) };
  }

  @Get()
  @Access(...planners, 'packer', 'auditor')
  @Concerns('supplier')
  @ApiOperation({ summary: 'Ranges of box numbers, by their first number' })
  listSsccRanges(@Query() query: SsccRangesQuery, @CallerParam() { principal }: Caller) {
    return this.ranges.list(query, principal);
  }

  @Get(':supplierGln/:rangeId')
  @Access(...planners, 'packer', 'auditor')
  @Concerns('supplier')
  @Refuses(packingRefusals, 'RANGE_UNKNOWN')
  @ApiOperation({ summary: 'One range: each of its numbers, and how many of them boxes have' })
  getSsccRange(
    @Param() range: SsccRangeParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    return this.ranges.one(range, query, principal);
  }
}
