import { runGateway } from '@boxtrail/gateway';

void runGateway();
