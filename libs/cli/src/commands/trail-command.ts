import { dataOf } from '@boxtrail/api-client';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import type { Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { atHelp, knownAtHelp, timeHelp, type TimeOptions } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `trail`: the steps of one box. */
export function addTrail(program: Command, withApi: WithApi): void {
  const command = program
    .command('trail <sscc>')
    .description(
      'The whole trail of one box: every step with place, custodian, times, actor and pass, and where it breaks.',
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .addHelpText('after', timeHelp)
    .action(async (text: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & TimeOptions>();
      const sscc = readKey('sscc', text);
      const wrong = whatIsWrong('sscc', sscc);
      if (wrong !== undefined) throw new Error(wrong);
      const { at, knownAt } = options;
      const params = { path: { sscc }, query: { at, knownAt } };
      await withApi(options, async (as) => {
        const route = '/v1/trails/{sscc}';
        if (options.json === true) return printJson(await dataOf(as('auditor').GET(route, { params })));
        const headers = { accept: 'text/plain' };
        print(await dataOf(as('auditor').GET(route, { params, headers, parseAs: 'text' })));
      });
    });
  withExample(command, 'trail 020123450100000017', 'trail 020123450100000017 --at 2026-03-16T13:00:00+08:00');
}
