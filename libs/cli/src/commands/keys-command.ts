import { join } from 'node:path';
import { withApiKeys } from '@boxtrail/http';
import type { Command } from 'commander';
import { type KeyRing, keyRing } from '../start/keys';
import { fromCaller } from '../terminal/caller-folder';
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
      const show = (keys: KeyRing): Promise<void> => {
        if (options.json === true) printJson(keys);
        else for (const [role, key] of Object.entries(keys)) print(`${role.padEnd(12)} ${key}`);
        return Promise.resolve();
      };
      // Where services have databases of their own, keys are with the log, and no process could serve all contexts.
      const logUrl = process.env['LOG_DATABASE_URL'];
      if (!logUrl) return withApi(options, (_as, keys) => show(keys));
      const file = join(fromCaller(options.data), 'keys.json');
      await show(await withApiKeys(logUrl, (keys) => keyRing(keys, file)));
    });
  withExample(command, 'keys');
}
