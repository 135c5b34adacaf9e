import { MoneyModule } from '@boxtrail/money';
import { runService } from '@boxtrail/service';

void runService('money', [MoneyModule]);
