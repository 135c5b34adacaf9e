import { AuditModule } from '@boxtrail/audit';
import { runService } from '@boxtrail/service';

void runService('audit', [AuditModule]);
