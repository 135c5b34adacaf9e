import { logRestored, readConfig } from '@boxtrail/service';
import type { Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions } from './with-api';

/** Tells the services of an installation that its log is a backup now. */
export function addLogRestored(program: Command): void {
  const restored = program
    .command('log-restored')
    .description(
      'Records that the log was restored from a backup, before any service starts. DATABASE_URL must be that of the owner of its database.',
    )
    .action(async (_: object, command: Command) => {
      const { DATABASE_URL, LOG_DATABASE_URL = DATABASE_URL } = process.env;
      const env = { ...process.env, DATABASE_URL: LOG_DATABASE_URL, LOG_DATABASE_URL };
      const restoration = await logRestored(readConfig('boxtrail', env, {}, []));
      if (command.optsWithGlobals<GlobalOptions>().json === true) return printJson(restoration);
      const { number, logEndedAt } = restoration;
      print(`restoration ${number}: the log ends at position ${logEndedAt}; start the services now`);
    });
  withExample(restored, 'log-restored');
}
