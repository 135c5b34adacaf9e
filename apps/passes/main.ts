import { PassesModule } from '@boxtrail/passes';
import { runService } from '@boxtrail/service';

void runService('passes', [PassesModule]);
