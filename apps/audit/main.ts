import { AuditModule } from '@boxtrail/audit';
import { runService } from '@boxtrail/platform';

void runService('audit', AuditModule);
