export { runCli } from './cli';
export { databasePasswords } from './commands/migrate-command';
export { startDistributed } from './distributed/start-distributed';
export { start } from './start/start';
