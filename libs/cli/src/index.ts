export { runCli } from './cli';
export { commandsOf, examplesOf } from './commands/examples';
export { databasePasswords } from './commands/migrate-command';
export { startDistributed } from './distributed/start-distributed';
export { programOf } from './program';
export { start } from './start/start';
