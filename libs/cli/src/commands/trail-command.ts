import { readKey, whatIsWrong } from '@boxtrail/kernel';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import { atHelp, knownAtHelp, queryOf, timeHelp, type TimeOptions } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `trail`: the steps of one box. */
export function addTrail(program: Command, withApi: WithApi): void {
  program
    .command('trail <sscc>')
    .description(
      'The whole trail of one box: every step with place, custodian, times, actor and pass, and where it breaks.',
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .option('--json', 'as JSON')
    .addHelpText('after', timeHelp)
    .action(async (text: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & TimeOptions>();
      const sscc = readKey('sscc', text);
      const wrong = whatIsWrong('sscc', sscc);
      if (wrong !== undefined) throw new Error(wrong);
      const { at, knownAt } = options;
      const path = `/v1/trails/${sscc}?${queryOf({ at, knownAt })}`;
      await withApi(options, async (api) => {
        if (options.json === true) print(JSON.stringify(await api.get('audit', 'auditor', path), null, 2));
        else print(await api.text('audit', 'auditor', path));
      });
    });
}
