import type { Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `keys`: the API keys of the data folder. */
export function addKeys(program: Command, withApi: WithApi): void {
  const command = program
    .command('keys')
    .description('An API key for each role; created on first use, kept in the data folder.')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, (_as, keys) => {
        if (options.json === true) printJson(keys);
        else for (const [role, key] of Object.entries(keys)) print(`${role.padEnd(12)} ${key}`);
        return Promise.resolve();
      });
    });
  withExample(command, 'keys');
}
