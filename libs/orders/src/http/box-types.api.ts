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
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Put(':gtin')
  @Access(...planners)
  @Refuses(
    ordersRefusals,
    ...boxTypeRefusals.PublishBoxType,
    ...boxTypeRefusals.ChangePrice,
    'IF_MATCH_MISSING',
  )
  @ApiHeader({ name: 'If-Match', required: false, description: 'the ETag, when the price is to change' })
  @ApiOperation({ summary: 'Publish a box type, or change its price for rounds opened from now on' })
  async putBoxType(
    @Param() { gtin }: BoxTypeParam,
    @Body() body: BoxTypeBody,
    @CallerParam() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
  ) {
    const { name, kind, priceFen, custodyLimitHours = null } = body;
    const contents = body.contents.map((content) => ({ ...content }));
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const meta = putMeta(caller, { kind: 'box-type', id: gtin }, body, ifMatch);
    const details = { gtin, name, kind, priceFen, contents, custodyLimitHours };
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
}
