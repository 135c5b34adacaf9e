import { join } from 'node:path';
import { Command, Option } from 'commander';
import { addAccounts } from './commands/accounts-command';
import { addDiff } from './commands/diff-command';
import { addDifferences } from './commands/differences-command';
import { addEvents } from './commands/events-command';
import { program as name } from './commands/examples';
import { addExport } from './commands/export-command';
import { addLabels } from './commands/labels-command';
import { addImport } from './commands/import-command';
import { addKeys } from './commands/keys-command';
import { addLogRestored } from './commands/log-restored-command';
import { addMessaging } from './commands/messaging-commands';
import { addMigrate } from './commands/migrate-command';
import { addQuarantine } from './commands/quarantine-command';
import { addRebuild } from './commands/rebuild-command';
import { addReplay } from './commands/replay-command';
import { addResolve } from './commands/resolve-command';
import { addStatement } from './commands/statement-command';
import { addTrail } from './commands/trail-command';
import { addViews } from './commands/views-command';
import type { WithApi } from './commands/with-api';
import { addCompletion } from './completion/completion-command';
import { addRead, addReads } from './reads/add-reads';
import { keyReads } from './reads/all-reads';

/** The tree of all commands. `contexts` are the names of the contexts, `root` is the folder of the project. */
export function programOf(contexts: readonly string[], root: string, withApi: WithApi): Command {
  const program = new Command(name)
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
      `
Examples:
  ${name} trail 020123450100000017     the steps of one box
  ${name} boxes --state broken         the boxes whose trail breaks
  ${name} accounts                     in = out + held + written off, station by station
  ${name} export trail 020123450100000017 --out trail.pdf     a report as a file
  ${name} loads --status dispatched --json     as the API answers it
  ${name} rebuild --all                rebuild every view and compare it with the live one
`,
    );
  program.commandsGroup('Proof:');
  addTrail(program, withApi);
  addAccounts(program, withApi);
  addResolve(program, withApi);
  addDiff(program, withApi);
  addExport(program, withApi);
  addLabels(program, withApi);
  addStatement(program, withApi);
  addEvents(program, withApi);
  addReplay(program, withApi);
  addReads(program, withApi);
  program.commandsGroup('Operation:');
  addImport(program, withApi);
  addQuarantine(program, withApi);
  addDifferences(program, withApi);
  addViews(program, withApi);
  addRebuild(program, withApi);
  addMessaging(program, withApi);
  const keys = addKeys(program, withApi);
  for (const read of keyReads) addRead(keys, read, withApi, 'keys');
  addMigrate(program, contexts);
  addLogRestored(program);
  addCompletion(program);
  everywhere(program);
  return program;
}

/** Every command answers as JSON when it is asked to. */
function everywhere(command: Command): void {
  command.option('--json', 'the answer as JSON, one value per line where it is a stream; errors as JSON too');
  command.commands.forEach(everywhere);
}
