import { DeliveryModule } from '@boxtrail/delivery';
import { runService } from '@boxtrail/service';

void runService('delivery', [DeliveryModule]);
