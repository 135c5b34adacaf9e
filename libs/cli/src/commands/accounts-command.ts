import { dataOf, type BoxtrailApi, type Operations, type Schemas } from '@boxtrail/api-client';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { accountsTable, explanationLines } from '../start/print';
import type { Account } from '../start/report';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { atHelp, knownAtHelp, timeHelp, type TimeOptions } from './time-options';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Kind = Schemas['HolderAccount']['kind'];
type Tier = NonNullable<Operations['listAccounts']['parameters']['query']>['tier'];

interface AccountsOptions extends GlobalOptions, TimeOptions {
  readonly explain?: boolean;
  readonly tier?: NonNullable<Tier>;
  readonly kind?: Kind;
  readonly unbalanced?: boolean;
}

/** Adds `accounts`: the box accounts of stations. */
export function addAccounts(program: Command, withApi: WithApi): void {
  const command = program
    .command('accounts [holder]')
    .description(
      'The account of one station (by GLN) or other holder, or those of all municipal and district stations, or those that ' +
        'do not balance: in = out + held + written off + settled + missing + unproved.',
    )
    .addOption(
      new Option('--tier <tier>', 'of all places of this tier').choices(valuesOf('listAccounts', 'tier')),
    )
    .addOption(
      new Option('--kind <kind>', 'of this kind of holder, by id; a carrier is the driver of loads').choices(
        valuesOf('listHolderAccounts', 'kind'),
      ),
    )
    .option(
      '--unbalanced',
      'only accounts that do not balance: of all kinds, or of the one given by --kind, or of the places of --tier',
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .option('--explain', 'of one holder: the boxes that do not balance, and the events that break them')
    .addHelpText('after', timeHelp)
    .action(async (holder: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<AccountsOptions>();
      if (options.explain === true && holder === undefined)
        throw new Error('--explain needs one holder: give its GLN, or --kind and its id');
      await withApi(options, async (as) => {
        const accounts = await accountsOf(as('auditor'), holder, options);
        if (options.json === true) return printJson(accounts);
        if (accounts.length === 0) return print('no account');
        print([accountsTable(accounts), ...accounts.flatMap(explanationLines)].join('\n'));
      });
    });
  withExample(command, 'accounts', 'accounts 2401000000003 --explain', 'accounts --unbalanced');
}

async function accountsOf(
  api: BoxtrailApi,
  holder: string | undefined,
  options: AccountsOptions,
): Promise<Account[]> {
  const { kind, unbalanced } = options;
  if (holder !== undefined) {
    return kind === undefined || kind === 'station'
      ? [await ofStation(api, readKey('gln', holder), options)]
      : [await ofHolder(api, kind, holder, options)];
  }
  if (kind !== undefined) return ofKind(api, kind, options);
  if (unbalanced !== true || options.tier !== undefined) return ofTiers(api, options);
  const all: Account[] = [];
  for (const each of valuesOf('listHolderAccounts', 'kind'))
    all.push(...(await ofKind(api, each as Kind, options)));
  return all;
}

function ofHolder(
  api: BoxtrailApi,
  kind: Kind,
  id: string,
  { at, knownAt, explain }: AccountsOptions,
): Promise<Account> {
  const query = { at, knownAt, ...(explain === true && { explain: 'true' as const }) };
  return dataOf(api.GET('/v1/holder-accounts/{kind}/{id}', { params: { path: { kind, id }, query } }));
}

async function ofKind(
  api: BoxtrailApi,
  kind: Kind,
  { at, knownAt, unbalanced }: AccountsOptions,
): Promise<Account[]> {
  const accounts: Account[] = [];
  const balanced = unbalanced === true ? ('false' as const) : undefined;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { kind, balanced, limit: 200, at, knownAt, cursor };
    const page: Schemas['HolderAccountPage'] = await dataOf(
      api.GET('/v1/holder-accounts', { params: { query } }),
    );
    accounts.push(...page.items);
    cursor = page.next;
  }
  return accounts;
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

async function ofTiers(
  api: BoxtrailApi,
  { tier, unbalanced, at, knownAt }: AccountsOptions,
): Promise<Account[]> {
  const accounts: Account[] = [];
  const only = unbalanced === true ? { balanced: 'false' as const } : {};
  for (const each of tier === undefined ? (['municipal', 'district'] as const) : [tier]) {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { tier: each, ...only, limit: 200, at, knownAt, cursor };
      const page: Schemas['AccountPage'] = await dataOf(api.GET('/v1/accounts', { params: { query } }));
      accounts.push(...page.items);
      cursor = page.next;
    }
  }
  return accounts;
}
