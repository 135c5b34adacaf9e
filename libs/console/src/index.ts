export { runCli } from './cli';
export { start } from './start';
