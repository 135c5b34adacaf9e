import { PackingModule } from '@boxtrail/packing';
import { runService } from '@boxtrail/service';

void runService('packing', [PackingModule]);
