import { Body, Controller, Get, Headers, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { boxKinds, longestCustodyHours } from '@boxtrail/contracts';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  happenedAt,
  PageQuery,
  ReadQuery,
  type Caller,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { IntegerField, KeyField, ListField, MomentField, NameField, OneOfField } from '@boxtrail/input';
import type { BoxTypeDetails } from '../domain/box-type';
import { PutBoxType } from '../application/box-types.commands';
import { BoxTypeQueries } from '../views/box-types/box-types.queries';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { putMeta } from './put-meta';
import { ordersRefusals, boxTypeRefusals } from '../domain/refusals';

class BoxTypeContentBody {
  @KeyField('gtin')
  gtin: string;

  @NameField()
  name: string;

  @IntegerField(1, 10_000)
  quantity: number;

  @NameField({ example: '份' })
  unit: string;
}

class BoxTypeBody {
  @NameField()
  name: string;

  @OneOfField(boxKinds)
  kind: BoxTypeDetails['kind'];

  @IntegerField(0, 100_000_000, { description: 'fen' })
  priceFen: number;

  @ListField(() => BoxTypeContentBody, { min: 1, max: 50 })
  contents: BoxTypeContentBody[];

  @IntegerField(1, longestCustodyHours, {
    optional: true,
    description:
      'how long one holder may have a box of this type before it is overdue, in hours; the limits of the ' +
      'installation (`CUSTODY_LIMITS`) when left out. It cannot change later',
  })
  custodyLimitHours?: number;

  @KeyField('gln', {
    optional: true,
    description:
      'the only supplier that packs it, so only rounds of this supplier offer it; left out: a standard box, which ' +
      'every supplier packs. It cannot change later',
  })
  supplierGln?: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

class BoxTypeParam {
  @KeyField('gtin')
  gtin: string;
}

@ApiTags('orders')
@Controller('v1/box-types')
export class BoxTypesApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly boxTypes: BoxTypeQueries,
    private readonly suppliers: SupplierQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Put(':gtin')
  @Access(...planners)
  @Refuses(
    ordersRefusals,
    ...boxTypeRefusals.PublishBoxType,
    ...boxTypeRefusals.ReviseBoxType,
    'SUPPLIER_UNKNOWN',
    'IF_MATCH_MISSING',
  )
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'the ETag, when price or contents are to change',
  })
  @ApiOperation({
    summary: 'Publish a box type, or change its price and contents for rounds opened from now on',
    description:
      'A round keeps the price and the contents that it opened with. Name, kind, limit of custody and supplier stay.',
  })
  async putBoxType(
    @Param() { gtin }: BoxTypeParam,
    @Body() body: BoxTypeBody,
    @CallerParam() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
  ) {
    const { name, kind, priceFen, custodyLimitHours = null, supplierGln = null } = body;
    const contents = body.contents.map((content) => ({ ...content }));
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const meta = putMeta(caller, { kind: 'box-type', id: gtin }, body, ifMatch);
    const details = { gtin, name, kind, priceFen, contents, custodyLimitHours, supplierGln };
    if (supplierGln !== null) await this.suppliers.known(supplierGln);
    return { gtin, ...(await this.bus.execute(new PutBoxType(details, occurredAt, meta))) };
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Box types, by GTIN' })
  listBoxTypes(@Query() query: PageQuery) {
    return this.boxTypes.list(query);
  }

  @Get(':gtin')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(ordersRefusals, 'BOX_TYPE_UNKNOWN')
  @ApiOperation({ summary: 'One box type' })
  getBoxType(@Param() { gtin }: BoxTypeParam, @Query() query: ReadQuery) {
    return this.boxTypes.one(gtin, query);
  }

  @Get(':gtin/terms')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(ordersRefusals, 'BOX_TYPE_UNKNOWN')
  @ApiOperation({ summary: 'Every price and version of the contents that a box type had, first one first' })
  listBoxTypeTerms(@Param() { gtin }: BoxTypeParam, @Query() query: PageQuery) {
    return this.boxTypes.terms(gtin, query);
  }
}
