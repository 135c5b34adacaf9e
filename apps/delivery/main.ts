import { DeliveryModule } from '@boxtrail/delivery';
import { runService } from '@boxtrail/platform';

void runService('delivery', DeliveryModule);
