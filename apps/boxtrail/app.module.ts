import { Module } from '@nestjs/common';
import { AuditModule } from '@boxtrail/audit';
import { DeliveryModule } from '@boxtrail/delivery';
import { OrdersModule } from '@boxtrail/orders';
import { PackingModule } from '@boxtrail/packing';
import { PassesModule } from '@boxtrail/passes';

/** The whole of Boxtrail in one process. */
@Module({ imports: [OrdersModule, PackingModule, PassesModule, DeliveryModule, AuditModule] })
export class AppModule {}
