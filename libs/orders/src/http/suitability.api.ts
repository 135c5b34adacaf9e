import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { specialNeeds } from '@boxtrail/contracts';
import {
  Access,
  type Caller,
  CallerParam,
  everyone,
  happenedAt,
  IdempotencyKeyParam,
  lineMeta,
  planners,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { KeyField, MomentField, OneOfListField } from '@boxtrail/input';
import { DeclareBoxTypeSuitability, Suitabilities } from '../application/suitability.commands';
import { ordersRefusals, suitabilityRefusals } from '../domain/refusals';
import type { Suitability } from '../domain/suitability';

class SuitabilityBody {
  @OneOfListField(specialNeeds, { description: 'special needs that the boxes of this type meet' })
  suitableFor: Suitability['suitableFor'];

  @OneOfListField(specialNeeds, { description: 'special needs that they contradict' })
  unsuitableFor: Suitability['unsuitableFor'];

  @MomentField({ optional: true })
  occurredAt?: string;
}

class BoxTypeParam {
  @KeyField('gtin')
  gtin: string;
}

@ApiTags('orders')
@Controller('v1/box-types/:gtin/suitability')
export class SuitabilityApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly suitabilities: Suitabilities,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Put()
  @Access(...planners)
  @Refuses(ordersRefusals, 'BOX_TYPE_UNKNOWN', ...suitabilityRefusals.DeclareSuitability)
  @ApiOperation({
    summary: 'Declare for whom a box type is good, and for whom it is not',
    description:
      'Needs recorded later are judged by it: a household gets no box type that is unsuitable for one of its special ' +
      'needs, and a halal household only types that are declared suitable (`BOX_TYPE_UNSUITABLE`).',
  })
  async declareSuitability(
    @Param() { gtin }: BoxTypeParam,
    @Body() body: SuitabilityBody,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    const { suitableFor, unsuitableFor } = body;
    const declared = { gtin, suitableFor, unsuitableFor };
    const id = key === undefined ? randomUUID() : `${caller.principal.subject}\n${key}`;
    const meta = lineMeta(caller, 'suitability', id, declared);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const command = new DeclareBoxTypeSuitability(
      { occurredAt, ...declared },
      key === undefined ? meta : { ...meta, firstAnswer: true },
    );
    return { gtin, ...(await this.bus.execute(command)) };
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'For whom a box type is declared to be good, and for whom not' })
  async getSuitability(@Param() { gtin }: BoxTypeParam) {
    return { gtin, ...(await this.suitabilities.of(gtin)) };
  }
}
