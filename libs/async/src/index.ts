export { EventLoopSlices, inSlices } from './event-loop-slices';
export { stopController } from './stop-controller';
export { KeyedMutex } from './keyed-mutex';
export { withTimeout } from './with-timeout';
