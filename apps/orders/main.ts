import { OrdersModule } from '@boxtrail/orders';
import { runService } from '@boxtrail/service';

void runService('orders', [OrdersModule]);
