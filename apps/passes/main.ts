import { PassesModule } from '@boxtrail/passes';
import { runService } from '@boxtrail/platform';

void runService('passes', PassesModule);
