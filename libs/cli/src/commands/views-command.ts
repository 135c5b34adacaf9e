import { randomUUID } from 'node:crypto';
import { visible } from '@boxtrail/kernel';
import type { ApiClient } from '@boxtrail/simulation';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import type { GlobalOptions, WithApi } from './with-api';

interface ViewRow {
  readonly view: string;
  readonly version: number;
  readonly state: 'live' | 'filling' | 'failing';
  readonly position: number;
  readonly head: number;
  readonly filled?: number;
  readonly reason?: string;
  readonly otherVersions: readonly {
    readonly version: number;
    readonly state: 'old' | 'newer';
    readonly position: number;
    readonly running: boolean;
  }[];
}

interface DroppedVersions {
  readonly view: string;
  readonly dropped: readonly number[];
  readonly running: readonly number[];
}

/** Adds `views`: the versions of each view in the database, and the end of old ones. */
export function addViews(program: Command, withApi: WithApi): void {
  const views = program
    .command('views')
    .description('The versions of each view, and how they fare. Without a subcommand: lists them.')
    .option('--json', 'as NDJSON')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (api) => {
        for (const row of await listed(api))
          (options.json === true ? [JSON.stringify(row)] : linesOf(row)).forEach(print);
      });
    });

  views
    .command('drop-old')
    .description('Drops the versions of earlier releases that no process runs. Those releases start no more.')
    .action(async (_: object, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        for (const { view, otherVersions } of await listed(api))
          if (otherVersions.some(({ state }) => state === 'old')) await dropOld(api, view);
      });
    });
}

const listed = (api: ApiClient): Promise<ViewRow[]> => api.get<ViewRow[]>('audit', 'admin', '/v1/views');

async function dropOld(api: ApiClient, view: string): Promise<void> {
  const path = `/v1/views/${view}/drop-old`;
  const answer: unknown = await api.post('audit', 'admin', path, {}, randomUUID());
  const { dropped, running } = answer as DroppedVersions;
  if (dropped.length > 0) print(`${view}: dropped version ${dropped.join(', ')}`);
  if (running.length === 0) return;
  print(`${view}: version ${running.join(', ')} stays: a process runs it`);
  process.exitCode = 1;
}

function linesOf({ view, version, state, position, head, filled, reason, otherVersions }: ViewRow): string[] {
  const progress = filled === undefined ? '' : ` ${Math.floor(100 * filled)} %`;
  const why = reason === undefined ? '' : `: ${visible(reason)}`;
  return [
    `${view.padEnd(22)} ${`version ${version}`.padEnd(12)} ${state}${progress}, at ${position} of ${head}${why}`,
    ...otherVersions.map(
      (other) =>
        `${''.padEnd(22)} ${`version ${other.version}`.padEnd(12)} ${other.state}, at ${other.position}, ${other.running ? 'a process runs it' : 'no process runs it'}`,
    ),
  ];
}
