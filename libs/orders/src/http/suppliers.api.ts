import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  Access,
  everyone,
  planners,
  type Caller,
  CallerParam,
  CommandParam,
  Decisions,
  happenedAt,
  ReadQuery,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { ChangeSupplier, RegisterSupplier, SetSupplierStatus } from '../application/suppliers.commands';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { ordersRefusals, placeRefusals } from '../domain/refusals';
import { putMeta } from './put-meta';
import {
  describedBy,
  SupplierBody,
  SupplierDescriptionBody,
  SupplierListQuery,
  SupplierParam,
  SupplierStatusBody,
} from './suppliers.bodies';

@ApiTags('orders')
@Controller('v1/suppliers')
export class SuppliersApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly suppliers: SupplierQueries,
    private readonly decisions: Decisions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @Access(...planners)
  @Refuses(ordersRefusals, ...placeRefusals.RegisterSupplier)
  @ApiOperation({ summary: 'Register a guaranteed-supply enterprise' })
  async registerSupplier(@Body() body: SupplierBody, @CommandParam() meta: CommandMeta) {
    const { gln } = body;
    const details = describedBy(gln, body);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    return { gln, ...(await this.bus.execute(new RegisterSupplier({ occurredAt, details }, meta))) };
  }

  @Put(':gln')
  @Access(...planners)
  @Refuses(ordersRefusals, ...placeRefusals.ChangeSupplier, 'IF_MATCH_MISSING')
  @ApiHeader({ name: 'If-Match', required: true, description: 'the ETag of the supplier' })
  @ApiOperation({
    summary: 'Describe a supplier anew: its name, kind, licence, position and daily capacity',
    description:
      'A field that is left out becomes unknown. If the licence has expired, open rounds and packing jobs without boxes go to ' +
      'the next supplier by proximity.',
  })
  async changeSupplier(
    @Param() { gln }: SupplierParam,
    @Body() body: SupplierDescriptionBody,
    @CallerParam() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
  ) {
    const meta = putMeta(caller, { kind: 'supplier', id: gln }, body, ifMatch);
    const details = describedBy(gln, body);
    const occurredAt = happenedAt(body.occurredAt, this.now());
    return { gln, ...(await this.bus.execute(new ChangeSupplier({ occurredAt, details }, meta))) };
  }

  @Post(':gln/status')
  @Access(...planners)
  @Refuses(ordersRefusals, ...placeRefusals.SetSupplierStatus)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Close or suspend a supplier, or let it work again, with the reason',
    description:
      'Open rounds and packing jobs without boxes of a supplier that is closed or suspended, or whose licence has expired, go ' +
      'to the next supplier by proximity.',
  })
  async setSupplierStatus(
    @Param() { gln }: SupplierParam,
    @Body() body: SupplierStatusBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { status, reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    const command = new SetSupplierStatus({ occurredAt, gln, status, reason }, timed);
    return { gln, ...(await this.bus.execute(command)) };
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Suppliers, by GLN' })
  listSuppliers(@Query() query: SupplierListQuery) {
    return this.suppliers.list(query);
  }

  @Get(':gln')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(ordersRefusals, 'SUPPLIER_UNKNOWN')
  @ApiOperation({ summary: 'One supplier, with its licence, capacity and status' })
  getSupplier(@Param() { gln }: SupplierParam, @Query() query: ReadQuery) {
    return this.suppliers.one(gln, query);
  }
}
