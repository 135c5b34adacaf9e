import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextModule } from '@boxtrail/context';
import { ApiClient, Refused } from '@boxtrail/simulation';
import { Command, Option } from 'commander';
import { addAccounts } from './commands/accounts-command';
import { addDiff } from './commands/diff-command';
import { addDifferences } from './commands/differences-command';
import { addEvents } from './commands/events-command';
import { addExport } from './commands/export-command';
import { addImport } from './commands/import-command';
import { addMessaging } from './commands/messaging-commands';
import { addMigrate } from './commands/migrate-command';
import { withOptionNames } from './commands/option-names';
import { addQuarantine } from './commands/quarantine-command';
import { addRebuild } from './commands/rebuild-command';
import { addReplay } from './commands/replay-command';
import { addTrail } from './commands/trail-command';
import { addViews } from './commands/views-command';
import type { GlobalOptions, OpenInstallation, WithApi } from './commands/with-api';
import { connect, profileIn, runningOn, type Target } from './start/connection';
import { open } from './start/installation';
import { fromCaller } from './terminal/caller-folder';
import { complain, OutputClosed, print, tolerateClosedOutput } from './terminal/terminal';

/**
 * `npm run boxtrail -- <command>`: every command uses the public API, of the service at `--url` or of the one that runs
 * on the data folder. Without a running service, the command starts one for its own duration.
 */
export async function runCli(
  contexts: readonly ContextModule[],
  argv: readonly string[],
  root: string,
): Promise<void> {
  tolerateClosedOutput();
  const program = new Command('npm run boxtrail --')
    .description('Queries and operates a Boxtrail installation.')

    .addOption(
      new Option('--data <dir>', 'where the database and the keys are kept').default(
        join(root, '.boxtrail'),
        '.boxtrail in the project',
      ),
    )
    .addOption(new Option('--url <url>', 'a service that runs elsewhere; needs a key').env('BOXTRAIL_URL'))
    .addOption(new Option('--key <key>', 'the API key for --url').env('BOXTRAIL_KEY'))
    .addOption(
      new Option('--profile <file>', 'a JSON file with "url" and "key", which only its owner can read').env(
        'BOXTRAIL_PROFILE',
      ),
    )
    .showHelpAfterError('(add --help to see how)')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npm run boxtrail -- trail 020123450100000017     the steps of one box\n' +
        '  npm run boxtrail -- accounts                     in = out + held + written off, station by station\n' +
        '  npm run boxtrail -- diff --known-from 2026-03-16T12:00:00+08:00   changes of knowledge since then\n' +
        '  npm run boxtrail -- export trail 020123450100000017 --out trail.pdf     a report as a file\n' +
        '  npm run boxtrail -- import network my-city.csv   stations from a file; sending it again changes nothing\n' +
        '  npm run boxtrail -- rebuild --all                rebuild every view and compare it with the live one\n' +
        '  npm run boxtrail -- events --after 100           the log itself\n',
    );

  const openAt: OpenInstallation = async (options) => {
    const elsewhere = await targetOf(options);
    if (elsewhere !== undefined) return connect(elsewhere);
    const data = fromCaller(options.data);
    if (!existsSync(data) && !process.env['DATABASE_URL'])
      throw new Error(`no installation at ${data}: npm start creates one, --data names another folder`);
    return (await runningOn(data)) ?? open({ contexts, data, port: undefined, say: () => undefined });
  };
  const withApi: WithApi = async (options, work) => {
    const installation = await openAt(options);
    try {
      await work(new ApiClient(() => installation.url, installation.keys), installation.keys);
    } finally {
      await installation.close();
    }
  };

  addTrail(program, withApi);
  addAccounts(program, withApi);
  addDiff(program, withApi);
  addImport(program, withApi);
  addRebuild(program, withApi);
  addEvents(program, withApi);

  program
    .command('keys')
    .description('An API key for each role; created on first use, kept in the data folder.')
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
  addMigrate(
    program,
    contexts.map(({ parts }) => parts.name),
  );
  addDifferences(program, withApi);
  addViews(program, withApi);
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

/** The service that the options name; undefined when they name none. */
async function targetOf({ url, key, profile }: GlobalOptions): Promise<Target | undefined> {
  if (url === undefined && key !== undefined) throw new Error('--key needs --url');
  if (url !== undefined) {
    if (key === undefined) throw new Error('--url needs --key, or BOXTRAIL_KEY in the environment');
    return { url, key };
  }
  return profile === undefined ? undefined : profileIn(fromCaller(profile));
}
