import { existsSync } from 'node:fs';
import { boxtrailApi } from '@boxtrail/api-client';
import type { ContextModule } from '@boxtrail/context';
import { CommanderError, type Command } from 'commander';
import { complainOf } from './commands/failure';
import type { GlobalOptions, OpenInstallation, WithApi } from './commands/with-api';
import { programOf } from './program';
import { connect, profileIn, runningOn, type Target } from './start/connection';
import { open } from './start/installation';
import { fromCaller } from './terminal/caller-folder';
import { OutputClosed, tolerateClosedOutput } from './terminal/terminal';

/** Attempts of a request before a command gives up on 429, 503 or no answer. */
const attempts = 40;

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
  const openAt: OpenInstallation = async (options) => {
    const elsewhere = await targetOf(options);
    if (elsewhere !== undefined) return connect(elsewhere);
    const data = fromCaller(options.data);
    if (!existsSync(data) && !process.env['DATABASE_URL'])
      throw new Error(`no installation at ${data}: npm start creates one, --data names another folder`);
    return (await runningOn(data)) ?? open({ contexts, data, port: undefined, say: () => undefined });
  };
  const withApi: WithApi = async (options, work) => {
    const { url, keys, close } = await openAt(options);
    try {
      await work((role) => boxtrailApi({ url, key: keys[role] ?? '', attempts }), keys);
    } finally {
      await close();
    }
  };
  const names = contexts.map(({ parts }) => parts.name);
  const json = argv.includes('--json');
  const program = quietly(programOf(names, root, withApi), json);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof OutputClosed) return;
    if (error instanceof CommanderError && error.exitCode === 0) return;
    complainOf(error, json);
    process.exitCode = 1;
  }
}

/** Errors of usage are thrown, and printed by commander unless they are asked for as JSON. */
function quietly(command: Command, json: boolean): Command {
  command.exitOverride();
  if (json) command.configureOutput({ writeErr: () => undefined });
  command.commands.forEach((each) => quietly(each, json));
  return command;
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
