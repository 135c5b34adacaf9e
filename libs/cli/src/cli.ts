import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { ApiClient, Refused } from '@boxtrail/simulation';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import { Command, Option } from 'commander';
import { fromCaller } from './terminal/caller-folder';
import { addDifferences } from './commands/differences-command';
import { addExport } from './commands/export-command';
import { open } from './start/installation';
import { addMessaging } from './commands/messaging-commands';
import { addMigrate } from './commands/migrate-command';
import { withOptionNames } from './commands/option-names';
import { accountsTable, explanationLines } from './start/print';
import { addQuarantine } from './commands/quarantine-command';
import { addRebuild } from './commands/rebuild-command';
import { addReplay } from './commands/replay-command';
import type { Account } from './start/report';
import { complain, OutputClosed, print, tolerateClosedOutput } from './terminal/terminal';
import type { GlobalOptions, OpenInstallation, WithApi } from './commands/with-api';

interface MomentOptions {
  readonly at?: string;
  readonly knownAt?: string;
}

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly knownFrom?: string;
  readonly knownTo?: string;
  readonly box?: string;
  readonly station?: string;
}

const atHelp = 'event time: what had happened by then';
const knownAtHelp = 'record time: what was known by then';
const timeHelp = '\nTimes have an offset: 2026-03-16T12:00:00+08:00 or 2026-03-16T04:00:00Z.\n';

/** The parameters that are given, percent-encoded. */
const queryOf = (params: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(params).filter((param): param is [string, string] => param[1] !== undefined),
  ).toString();

const momentQuery = ({ at, knownAt }: MomentOptions): string => queryOf({ at, knownAt });

/**
 * `npm run boxtrail -- <command>`: every command asks the public API, as any partner would. Where no service runs,
 * one is started for the moment of the command.
 */
export async function runCli(contexts: Type, argv: readonly string[], root: string): Promise<void> {
  tolerateClosedOutput();
  const program = new Command('npm run boxtrail --')
    .description('Asks and tends a Boxtrail installation.')

    .addOption(
      new Option('--data <dir>', 'where the database and the keys are kept').default(
        join(root, '.boxtrail'),
        '.boxtrail in the project',
      ),
    )
    .showHelpAfterError('(add --help to see how)')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npm run boxtrail -- trail 020123450100000017     what happened to one box\n' +
        '  npm run boxtrail -- accounts                     in = out + held + written off, station by station\n' +
        '  npm run boxtrail -- diff --known-from 2026-03-16T12:00:00+08:00   what we have learnt since\n' +
        '  npm run boxtrail -- export trail 020123450100000017 --out trail.pdf     a report to be filed\n' +
        '  npm run boxtrail -- import network my-city.csv   stations from a file; sending it again changes nothing\n' +
        '  npm run boxtrail -- rebuild --all                every view anew from the log, compared with the live one\n' +
        '  npm run boxtrail -- events --after 100           the log itself\n',
    );

  const openAt: OpenInstallation = async (folder) => {
    const data = fromCaller(folder);
    if (!existsSync(data) && !process.env['DATABASE_URL'])
      throw new Error(`there is nothing at ${data} yet: npm start makes it, --data names another place`);
    return open({ contexts, data, port: undefined, say: () => undefined });
  };
  const withApi: WithApi = async (options, work) => {
    const installation = await openAt(options.data);
    try {
      await work(new ApiClient(() => installation.url, installation.keys), installation.keys);
    } finally {
      await installation.close();
    }
  };

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
      const options = command.optsWithGlobals<GlobalOptions & MomentOptions>();
      const path = (of: string) => `/v1/trails/${of}?${momentQuery(options)}`;
      const sscc = readKey('sscc', text);
      const wrong = whatIsWrong('sscc', sscc);
      if (wrong !== undefined) throw new Error(wrong);
      await withApi(options, async (api) => {
        if (options.json === true)
          print(JSON.stringify(await api.get('audit', 'auditor', path(sscc)), null, 2));
        else print(await api.text('audit', 'auditor', path(sscc)));
      });
    });

  program
    .command('accounts [station]')
    .description(
      'The books of one station (by GLN), or of all municipal and district stations: in = out + held + written off.',
    )
    .option('--at <time>', atHelp)
    .option('--known-at <time>', knownAtHelp)
    .option('--explain', 'of one station: box by box, what does not balance and the events that break it')
    .option('--json', 'as JSON')
    .addHelpText('after', timeHelp)
    .action(async (station: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & MomentOptions & { explain?: boolean }>();
      const { at, knownAt } = options;
      if (options.explain === true && station === undefined)
        throw new Error('--explain looks at one station: name it by its GLN');
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

  program
    .command('diff')
    .description(
      'Boxes that stand otherwise at one moment than at another, with both states. What is left out is now.',
    )
    .option('--from <time>', 'event time of the first moment: what had happened by then')
    .option('--to <time>', 'event time of the second moment')
    .option('--known-from <time>', 'record time of the first moment: what was known by then')
    .option('--known-to <time>', 'record time of the second moment')
    .option('--box <sscc>', 'only this box')
    .option('--station <gln>', 'only boxes that ever were in the custody of this station')
    .option('--json', 'as NDJSON, a box a line')
    .addHelpText('after', timeHelp)
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & DiffOptions>();
      const { from, to, knownFrom, knownTo, box, station } = options;
      if ([from, to, knownFrom, knownTo].every((time) => time === undefined)) {
        throw new Error('name at least one moment: --from, --to, --known-from or --known-to');
      }
      const query = queryOf({
        fromAt: from,
        toAt: to,
        fromKnownAt: knownFrom,
        toKnownAt: knownTo,
        sscc: box,
        gln: station,
      });
      await withApi(options, (api) => printDifferences(api, query, options.json === true));
    });

  program
    .command('import <what> <file>')
    .description(
      'Takes in a file line by line: good lines go in, broken ones are listed with line and reason. <what> is "network".',
    )
    .option('--json', 'the answer to every line, as NDJSON')
    .option(
      '--as-of <time>',
      'since when the list holds; now when left out. An older list never changes what a newer one said',
    )
    .action(async (what: string, path: string, { asOf }: { asOf?: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (what !== 'network') throw new Error(`"${what}" cannot be imported; "network" can`);
      const file = fromCaller(path);
      if (!existsSync(file)) throw new Error(`there is no file ${file}`);
      await withApi(options, async (api) => {
        const answer = await api.bulk(
          'orders',
          'coordinator',
          `/v1/stations/import${asOf === undefined ? '' : `?occurredAt=${encodeURIComponent(asOf)}`}`,
          await readFile(file),
          'text/csv',
        );
        for (const line of answer.lines) {
          if (options.json === true) print(JSON.stringify(line));
          else if (line.status === 'quarantined') print(`line ${line.line}: ${line.code}: ${line.detail}`);
        }
        const { accepted, duplicate, quarantined } = answer.summary;
        if (options.json !== true)
          print(`${accepted} lines taken in, ${duplicate} known already, ${quarantined} put into quarantine`);
        if (quarantined > 0) process.exitCode = 1;
      });
    });

  addRebuild(program, withApi);

  program
    .command('events')
    .description('The log itself in its one order, one event a line.')
    .option('--after <position>', 'begin after this position', '0')
    .option('--limit <n>', 'events at most', '50')
    .option('--json', 'whole events, as NDJSON')
    .action(async ({ after, limit }: { after: string; limit: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (!/^\d+$/.test(after) || !/^\d+$/.test(limit))
        throw new Error('--after and --limit take whole numbers');
      await withApi(options, (api) => printEvents(api, Number(after), Number(limit), options.json === true));
    });

  program
    .command('keys')
    .description('An API key for each role; made at the first call, kept in the data folder.')
    .option('--json', 'as JSON')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, (_api, keys) => {
        if (options.json === true) print(JSON.stringify(keys, null, 2));
        else for (const [role, key] of Object.entries(keys)) print(`${role.padEnd(12)} ${key}`);
        return Promise.resolve();
      });
    });

  addReplay(program, openAt);
  addExport(program, openAt);
  addMessaging(program, withApi);
  addMigrate(program);
  addDifferences(program, withApi);
  addQuarantine(program, withApi);

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof OutputClosed) return;
    complain(
      error instanceof Refused ? withOptionNames(error.detail, error.errors) : (error as Error).message,
    );
    process.exitCode = 1;
  }
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

interface Difference {
  readonly sscc: string;
  readonly from: BoxState | null;
  readonly to: BoxState | null;
}

interface BoxState {
  readonly status: string;
  readonly holder: { readonly type: string; readonly id: string } | null;
  readonly since: string | null;
  readonly open: readonly string[];
}

async function printDifferences(api: ApiClient, query: string, json: boolean): Promise<void> {
  let boxes = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: Difference[]; next: string | null } = await api.get(
      'audit',
      'auditor',
      `/v1/diff?limit=200&${query}${after}`,
    );
    for (const item of page.items) {
      if (json) print(JSON.stringify(item));
      else print(`${item.sscc}\n  from  ${stateText(item.from)}\n  to    ${stateText(item.to)}`);
    }
    boxes += page.items.length;
    cursor = page.next;
  }
  if (!json) print(boxes === 1 ? '1 box differs' : `${boxes} boxes differ`);
}

function stateText(state: BoxState | null): string {
  if (state === null) return '(not known)';
  const { status, holder, since, open } = state;
  const by = holder === null ? '' : `, ${holder.type} ${holder.id}`;
  return `${status}${by}${since === null ? '' : ` since ${since}`}${open.length === 0 ? '' : ` (${open.join(', ')})`}`;
}

interface LogEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly metadata: { actor: string };
  readonly event: { type: string; occurredAt: string };
}

async function printEvents(api: ApiClient, after: number, limit: number, json: boolean): Promise<void> {
  let left = limit;
  for (let position: number | null = after; position !== null && left > 0;) {
    const page: { items: LogEvent[]; next: number | null } = await api.get(
      'audit',
      'auditor',
      `/v1/events?after=${position}&limit=${Math.min(200, left)}`,
    );
    for (const item of page.items) {
      const { event } = item;
      print(
        json
          ? JSON.stringify(item)
          : `${String(item.position).padStart(8)}  ${event.occurredAt}  ${event.type.padEnd(30)} ${item.stream}#${item.revision}  by ${item.metadata.actor}`,
      );
    }
    left -= page.items.length;
    position = page.next;
  }
}
