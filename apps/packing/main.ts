import { PackingModule } from '@boxtrail/packing';
import { runService } from '@boxtrail/platform';

void runService('packing', PackingModule);
