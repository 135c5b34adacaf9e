import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Type } from '@nestjs/common';
import { ApiClient, Refused } from '@boxtrail/day';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import { Command, Option } from 'commander';
import { open } from './installation';
import type { KeyRing } from './keys';
import { accountsTable } from './print';
import { ProgressBar } from './progress-bar';
import type { Account } from './report';

interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
}

type Print = (text: string) => void;

/**
 * `npm run boxtrail -- <command>`: every command asks the public API, as any partner would. Where no service runs,
 * one is started for the moment of the command.
 */
export async function runCli(contexts: Type, argv: readonly string[], root: string): Promise<void> {
  const print: Print = (text) => void process.stdout.write(`${text}\n`);
  const program = new Command('npm run boxtrail --')
    .description('Asks and tends a Boxtrail installation.')
    .addOption(new Option('--data <dir>', 'where the database and the keys are kept').default('.boxtrail'))
    .showHelpAfterError('(add --help to see how)')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npm run boxtrail -- trail 020123450010000011     what happened to one box\n' +
        '  npm run boxtrail -- accounts                     in = out + held + written off, station by station\n' +
        '  npm run boxtrail -- import network my-city.csv   stations from a file; sending it again changes nothing\n' +
        '  npm run boxtrail -- rebuild --all                every view anew from the log, compared with the live one\n' +
        '  npm run boxtrail -- events --after 100           the log itself\n',
    );

  /** Runs a command against the API, and closes what was opened for it. */
  const withApi = async (
    options: GlobalOptions,
    work: (api: ApiClient, keys: KeyRing) => Promise<void>,
  ): Promise<void> => {
    const data = resolve(root, options.data);
    if (!existsSync(data) && !process.env['DATABASE_URL'])
      throw new Error(`there is nothing at ${data} yet: npm start makes it, --data names another place`);
    const installation = await open({ contexts, data, port: undefined, say: () => undefined });
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
    .option('--json', 'as JSON')
    .action(async (text: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const sscc = readKey('sscc', text);
      const wrong = whatIsWrong('sscc', sscc);
      if (wrong !== undefined) throw new Error(wrong);
      await withApi(options, async (api) => {
        if (options.json === true)
          print(JSON.stringify(await api.get('audit', 'auditor', `/v1/trails/${sscc}`), null, 2));
        else print(await api.text('audit', 'auditor', `/v1/trails/${sscc}`));
      });
    });

  program
    .command('accounts [station]')
    .description(
      'The books of one station (by GLN), or of all municipal and district stations: in = out + held + written off.',
    )
    .option('--json', 'as JSON')
    .action(async (station: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (api) => {
        const accounts =
          station === undefined
            ? await upperTiers(api)
            : [await api.get<Account>('audit', 'auditor', `/v1/accounts/${readKey('gln', station)}`)];
        print(options.json === true ? JSON.stringify(accounts, null, 2) : accountsTable(accounts));
      });
    });

  program
    .command('import <what> <file>')
    .description(
      'Takes in a file line by line: good lines go in, broken ones are listed with line and reason. <what> is "network".',
    )
    .option('--json', 'the answer to every line, as NDJSON')
    .action(async (what: string, file: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (what !== 'network') throw new Error(`"${what}" cannot be imported; "network" can`);
      if (!existsSync(file)) throw new Error(`there is no file ${file}`);
      await withApi(options, async (api) => {
        const answer = await api.bulk(
          'orders',
          'coordinator',
          '/v1/stations/import',
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

  program
    .command('rebuild [view]')
    .description(
      'Builds a view anew from the first event beside the live one, compares the two row by row, and switches.',
    )
    .option('--all', 'every view')
    .option('--json', 'as JSON')
    .action(async (view: string | undefined, { all }: { all?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (api) => {
        const views = (await api.get<{ view: string }[]>('audit', 'auditor', '/v1/views')).map(
          (row) => row.view,
        );
        if (view === undefined && all !== true) {
          throw new Error(`name a view, or --all. There are:\n  ${views.join('\n  ')}`);
        }
        for (const name of view === undefined ? views : [view])
          await rebuildOne(api, name, options.json === true, print);
      });
    });

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
      await withApi(options, (api) =>
        printEvents(api, Number(after), Number(limit), options.json === true, print),
      );
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

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    process.stderr.write(`${error instanceof Refused ? error.detail : (error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function upperTiers(api: ApiClient): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const tier of ['municipal', 'district']) {
    const page = await api.get<{ items: Account[] }>(
      'audit',
      'auditor',
      `/v1/accounts?tier=${tier}&limit=200`,
    );
    accounts.push(...page.items);
  }
  return accounts;
}

interface RebuildAnswer {
  readonly view: string;
  readonly position: number;
  readonly rows: number;
  readonly seconds: number;
  readonly equal: boolean;
  readonly hash: string;
  readonly differences: readonly { table: string; only: string; row: string }[];
}

async function rebuildOne(api: ApiClient, view: string, json: boolean, print: Print): Promise<void> {
  const bar = json ? undefined : new ProgressBar(process.stderr);
  const watch = setInterval(() => {
    void api
      .get<{ view: string; rebuilding?: number }[]>('audit', 'auditor', '/v1/views')
      .then((rows) =>
        bar?.show(Math.round((rows.find((row) => row.view === view)?.rebuilding ?? 0) * 100), 100, view),
      )
      .catch(() => undefined);
  }, 200);
  let answer: RebuildAnswer;
  try {
    answer = (await api.post(
      'audit',
      'auditor',
      `/v1/views/${view}/rebuild`,
      {},
      `rebuild-${Date.now()}`,
    )) as never;
  } finally {
    clearInterval(watch);
    bar?.end('');
  }
  if (json) print(JSON.stringify(answer));
  else {
    print(
      `${answer.view}: ${answer.rows} rows up to position ${answer.position} in ${answer.seconds.toFixed(1)} s, ${answer.equal ? 'equal to the live view' : 'DIFFERENT from the live view'}  ${answer.hash.slice(0, 16)}`,
    );
    for (const { table, only, row } of answer.differences) print(`  ${table}, only ${only}: ${row}`);
  }
  if (!answer.equal) process.exitCode = 1;
}

interface LogEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly metadata: { actor: string };
  readonly event: { type: string; occurredAt: string };
}

async function printEvents(
  api: ApiClient,
  after: number,
  limit: number,
  json: boolean,
  print: Print,
): Promise<void> {
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
