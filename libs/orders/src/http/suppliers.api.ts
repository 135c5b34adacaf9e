import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  everyone,
  planners,
  CommandParam,
  happenedAt,
  PageQuery,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { KeyField, MomentField, NameField, NumberField } from '@boxtrail/input';
import { RegisterSupplier } from '../application/suppliers.commands';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { ordersRefusals, placeRefusals } from '../domain/refusals';

class SupplierBody {
  @KeyField('gln')
  gln: string;

  @NameField()
  name: string;

  @NumberField(-90, 90, { optional: true, description: 'degrees, WGS 84' })
  latitude?: number | null;

  @NumberField(-180, 180, { optional: true, description: 'degrees, WGS 84' })
  longitude?: number | null;

  @MomentField({ optional: true })
  occurredAt?: string;
}

class SupplierListQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  gln?: string;

  @NameField({ optional: true, max: 100, description: 'a part of the name, in any case' })
  name?: string;
}

@ApiTags('orders')
@Controller('v1/suppliers')
export class SuppliersApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly suppliers: SupplierQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @Access(...planners)
  @Refuses(ordersRefusals, ...placeRefusals.RegisterSupplier)
  @ApiOperation({ summary: 'Register a guaranteed-supply enterprise' })
  async registerSupplier(@Body() body: SupplierBody, @CommandParam() meta: CommandMeta) {
    const { gln, name, latitude = null, longitude = null } = body;
    const occurredAt = happenedAt(body.occurredAt, this.now());
    const details = { gln, name, latitude, longitude };
    return { gln, ...(await this.bus.execute(new RegisterSupplier({ occurredAt, details }, meta))) };
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Suppliers, by GLN' })
  listSuppliers(@Query() query: SupplierListQuery) {
    return this.suppliers.list(query);
  }
}
