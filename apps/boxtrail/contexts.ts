import type { ContextModule } from '@boxtrail/context';
import { AuditModule } from '@boxtrail/audit';
import { DeliveryModule } from '@boxtrail/delivery';
import { OrdersModule } from '@boxtrail/orders';
import { PackingModule } from '@boxtrail/packing';
import { PassesModule } from '@boxtrail/passes';

/** The whole of Boxtrail. */
export const contexts: readonly ContextModule[] = [
  OrdersModule,
  PackingModule,
  PassesModule,
  DeliveryModule,
  AuditModule,
];
