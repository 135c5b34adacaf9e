import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import { phonePattern } from '@boxtrail/contracts';
import {
  Access,
  CallerParam,
  CommandParam,
  Concerns,
  happenedAt,
  mayActFor,
  planners,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { KeyField, MomentField, NameField, PatternField } from '@boxtrail/input';
import { NameResponsible } from '../application/responsible.commands';
import { ordersRefusals } from '../domain/refusals';

class PlaceParam {
  @KeyField('gln')
  gln: string;
}

class ResponsibleBody {
  @NameField({ max: 100, example: '王芳' })
  name: string;

  @NameField({ max: 100, example: '社区书记' })
  position: string;

  @PatternField(new RegExp(phonePattern), 'a telephone number such as +86 431 8888 0001')
  phone: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

@ApiTags('orders')
@Controller('v1/stations')
export class ResponsibleApi {
  constructor(
    private readonly bus: CommandBus,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post(':gln/responsible')
  @Access(...planners, 'station')
  @Concerns('station')
  @Refuses(ordersRefusals, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Name the person who answers for a station or a supplier, day and night',
    description:
      'The label of each box has the number of the one who answers for its destination. The last one named holds.',
  })
  async nameResponsible(
    @Param() { gln }: PlaceParam,
    @Body() body: ResponsibleBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    mayActFor(principal, gln);
    const { name, position, phone } = body;
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const responsible = { gln, name, position, phone };
    return { gln, ...(await this.bus.execute(new NameResponsible({ occurredAt, responsible }, meta))) };
  }
}
