export { runCli } from './cli';
export { startDistributed } from './distributed/start-distributed';
export { start } from './start/start';
