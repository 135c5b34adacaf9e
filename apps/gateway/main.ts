import { runGateway } from '@boxtrail/gateway';
import { contextNames } from '../contexts';

void runGateway({
  names: contextNames,
  asyncApiOf: 'delivery', // takes facts in over topics
});
