import { runGateway } from '@boxtrail/gateway';

void runGateway({
  names: ['orders', 'packing', 'passes', 'delivery', 'audit'],
  asyncApiOf: 'delivery', // takes facts in over topics
});
