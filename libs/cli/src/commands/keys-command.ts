import { join } from 'node:path';
import { dataOf, type Schemas } from '@boxtrail/api-client';
import { roles, withApiKeys } from '@boxtrail/http';
import { visible } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { type KeyRing, keyRing } from '../start/keys';
import { fromCaller } from '../terminal/caller-folder';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

interface IssueOptions extends GlobalOptions {
  readonly subject: string;
  readonly role: Schemas['IssueApiKeyBody']['role'];
  readonly station?: string;
  readonly days: string;
}

interface RotateOptions extends GlobalOptions {
  readonly days: string;
  readonly overlap: string;
}

/** Adds `keys`: those of the data folder, and all API keys of an installation. */
export function addKeys(program: Command, withApi: WithApi): Command {
  const command = program
    .command('keys')
    .description(
      'Prints the API keys of the data folder, one for each role; with a subcommand: all API keys.',
    )
    .action((_: object, command: Command) => ownKeys(command.optsWithGlobals<GlobalOptions>(), withApi));
  withExample(command, 'keys');

  const issue = command
    .command('issue')
    .description('Issues an API key and prints it: it is not shown again.')
    .requiredOption('--subject <name>', 'the holder: the actor on the trail')
    .addOption(new Option('--role <role>', 'its role').choices(roles).makeOptionMandatory())
    .option('--station <gln>', 'the only station it may act for; all when omitted')
    .option('--days <n>', 'days until it expires', '90')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<IssueOptions>();
      const { subject, role, station } = options;
      const body = { subject, role, expiresAt: after(options.days), ...(station && { stationGln: station }) };
      await withApi(options, async (as) => {
        const issued = await dataOf(as('admin').POST('/v1/api-keys', { body }));
        if (options.json === true) printJson(issued);
        else
          print(`key ${issued.id} of ${visible(issued.subject)}, until ${issued.expiresAt}\n${issued.key}`);
      });
    });
  withExample(issue, 'keys issue --subject gate-7 --role checkpoint --days 30');

  const revoke = command
    .command('revoke <id>')
    .description('Revokes an API key within a second. Records who, when and why.')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = { path: { id } };
        const key = await dataOf(as('admin').POST('/v1/api-keys/{id}/revoke', { params, body: { reason } }));
        if (options.json === true) printJson(key);
        else print(`revoked ${id} of ${visible(key.subject)} at ${key.revoked?.at ?? ''}`);
      });
    });
  withExample(revoke, "keys revoke 12 --reason 'the device was lost'");

  const rotate = command
    .command('rotate <id>')
    .description(
      'Issues the successor of an API key, with the same rights; the old one ends after an overlap.',
    )
    .option('--days <n>', 'days until the successor expires', '90')
    .option('--overlap <seconds>', 'how long the old key stays valid: at most a week', '3600')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<RotateOptions>();
      const body = {
        expiresAt: after(options.days),
        overlapSeconds: wholeNumber('--overlap', options.overlap),
      };
      await withApi(options, async (as) => {
        const made = await dataOf(
          as('admin').POST('/v1/api-keys/{id}/rotate', { params: { path: { id } }, body }),
        );
        if (options.json === true) printJson(made);
        else
          print(
            `key ${made.id} follows ${id}, which ends at ${made.replaces.expiresAt}; until ${made.expiresAt}\n${made.key}`,
          );
      });
    });
  withExample(rotate, 'keys rotate 13 --overlap 600');
  return command;
}

async function ownKeys(options: GlobalOptions, withApi: WithApi): Promise<void> {
  const show = (keys: KeyRing): Promise<void> => {
    if (options.json === true) printJson(keys);
    else for (const [role, key] of Object.entries(keys)) print(`${role.padEnd(12)} ${key}`);
    return Promise.resolve();
  };
  // Where services have databases of their own, keys are with the log, and no process could serve all contexts.
  const logUrl = process.env['LOG_DATABASE_URL'];
  if (!logUrl) return withApi(options, (_as, keys) => show(keys));
  const file = join(fromCaller(options.data), 'keys.json');
  await show((await withApiKeys(logUrl, (keys) => keyRing(keys, file))).keys);
}

const after = (days: string): string =>
  new Date(Date.now() + wholeNumber('--days', days) * 86_400_000).toISOString();

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${option} takes a whole number, not ${text}`);
  return Number(text);
}
