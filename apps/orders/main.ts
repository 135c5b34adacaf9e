import { OrdersModule } from '@boxtrail/orders';
import { runService } from '@boxtrail/platform';

void runService('orders', OrdersModule);
