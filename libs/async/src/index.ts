export { EventLoopSlices } from './event-loop-slices';
export { stopController } from './stop-controller';
export { Turns } from './turns';
export { within } from './within';
