import type { ContextModule } from '@boxtrail/context';
import { AuditModule } from '@boxtrail/audit';
import { DeliveryModule } from '@boxtrail/delivery';
import { MoneyModule } from '@boxtrail/money';
import { OrdersModule } from '@boxtrail/orders';
import { PackingModule } from '@boxtrail/packing';
import { PassesModule } from '@boxtrail/passes';
import { contextNames } from '../contexts';

const modules: Readonly<Record<(typeof contextNames)[number], ContextModule>> = {
  orders: OrdersModule,
  packing: PackingModule,
  passes: PassesModule,
  delivery: DeliveryModule,
  money: MoneyModule,
  audit: AuditModule,
};

/** The whole of Boxtrail. */
export const contexts: readonly ContextModule[] = contextNames.map((name) => modules[name]);
