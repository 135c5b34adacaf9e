import { dataOf, type BoxtrailApi, type Operations, type Schemas } from '@boxtrail/api-client';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { accountsTable, explanationLines } from '../start/print';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { atHelp, knownAtHelp, timeHelp, type TimeOptions } from './time-options';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Account = Schemas['Account'];
type Tier = NonNullable<Operations['listAccounts']['parameters']['query']>['tier'];

interface AccountsOptions extends GlobalOptions, TimeOptions {
  readonly explain?: boolean;
  readonly tier?: NonNullable<Tier>;
}

/** Adds `accounts`: the box accounts of stations. */
export function addAccounts(program: Command, withApi: WithApi): void {
  const command = program
    .command('accounts [station]')
    .description(
      'The accounts of one station (by GLN), or of all municipal and district stations: in = out + held + written off.',
    )
    .addOption(
      new Option('--tier <tier>', 'of all places of this tier').choices(valuesOf('listAccounts', 'tier')),
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .option('--explain', 'of one station: the boxes that do not balance, and the events that break them')
    .addHelpText('after', timeHelp)
    .action(async (station: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<AccountsOptions>();
      if (options.explain === true && station === undefined)
        throw new Error('--explain needs one station: give its GLN');
      await withApi(options, async (as) => {
        const accounts =
          station === undefined
            ? await ofTiers(as('auditor'), options)
            : [await ofStation(as('auditor'), readKey('gln', station), options)];
        if (options.json === true) return printJson(accounts);
        print([accountsTable(accounts), ...accounts.flatMap(explanationLines)].join('\n'));
      });
    });
  withExample(command, 'accounts', 'accounts 2401000000003 --explain');
}

function ofStation(
  api: BoxtrailApi,
  gln: string,
  { at, knownAt, explain }: AccountsOptions,
): Promise<Account> {
  const wrong = whatIsWrong('gln', gln);
  if (wrong !== undefined) throw new Error(wrong);
  const query = { at, knownAt, ...(explain === true && { explain: 'true' as const }) };
  return dataOf(api.GET('/v1/accounts/{gln}', { params: { path: { gln }, query } }));
}

async function ofTiers(api: BoxtrailApi, { tier, at, knownAt }: AccountsOptions): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const each of tier === undefined ? (['municipal', 'district'] as const) : [tier]) {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { tier: each, limit: 200, at, knownAt, cursor };
      const page: Schemas['AccountPage'] = await dataOf(api.GET('/v1/accounts', { params: { query } }));
      accounts.push(...page.items);
      cursor = page.next;
    }
  }
  return accounts;
}
