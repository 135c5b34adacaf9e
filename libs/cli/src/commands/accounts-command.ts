import { readKey } from '@boxtrail/kernel';
import type { ApiClient } from '@boxtrail/simulation';
import type { Command } from 'commander';
import { accountsTable, explanationLines } from '../start/print';
import type { Account } from '../start/report';
import { print } from '../terminal/terminal';
import { atHelp, knownAtHelp, queryOf, timeHelp, type TimeOptions } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `accounts`: the box accounts of stations. */
export function addAccounts(program: Command, withApi: WithApi): void {
  program
    .command('accounts [station]')
    .description(
      'The accounts of one station (by GLN), or of all municipal and district stations: in = out + held + written off.',
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .option('--explain', 'of one station: the boxes that do not balance, and the events that break them')
    .option('--json', 'as JSON')
    .addHelpText('after', timeHelp)
    .action(async (station: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & TimeOptions & { explain?: boolean }>();
      const { at, knownAt } = options;
      if (options.explain === true && station === undefined)
        throw new Error('--explain needs one station: give its GLN');
      const moment = queryOf({ at, knownAt, explain: options.explain === true ? 'true' : undefined });
      await withApi(options, async (api) => {
        const accounts =
          station === undefined
            ? await upperTiers(api, moment)
            : [
                await api.get<Account>(
                  'audit',
                  'auditor',
                  `/v1/accounts/${readKey('gln', station)}?${moment}`,
                ),
              ];
        if (options.json === true) return print(JSON.stringify(accounts, null, 2));
        print([accountsTable(accounts), ...accounts.flatMap(explanationLines)].join('\n'));
      });
    });
}

async function upperTiers(api: ApiClient, moment: string): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const tier of ['municipal', 'district']) {
    const page = await api.get<{ items: Account[] }>(
      'audit',
      'auditor',
      `/v1/accounts?tier=${tier}&limit=200&${moment}`,
    );
    accounts.push(...page.items);
  }
  return accounts;
}
