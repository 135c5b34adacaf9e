import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';
import { visible } from '@boxtrail/kernel';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `views`: the versions of each view in the database, and the end of old ones. */
export function addViews(program: Command, withApi: WithApi): void {
  const views = program
    .command('views')
    .description('The versions of each view, and how they fare. Without a subcommand: lists them.')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        for (const row of await dataOf(as('auditor').GET('/v1/views')))
          (options.json === true ? [JSON.stringify(row)] : linesOf(row)).forEach(print);
      });
    });
  withExample(views, 'views');

  const dropOld = views
    .command('drop-old')
    .description('Drops the versions of earlier releases that no process runs. Those releases start no more.')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const views = await dataOf(as('admin').GET('/v1/views'));
        const old = views.filter(({ otherVersions }) => otherVersions.some(({ state }) => state === 'old'));
        for (const { view } of old) await drop(as('admin'), view, options.json === true);
        if (old.length === 0 && options.json !== true) print('no old versions');
      });
    });
  withExample(dropOld, 'views drop-old');
}

async function drop(api: BoxtrailApi, view: string, json: boolean): Promise<void> {
  const answer = await dataOf(api.POST('/v1/views/{view}/drop-old', { params: { path: { view } } }));
  const { dropped, running } = answer;
  if (running.length > 0) process.exitCode = 1;
  if (json) return print(JSON.stringify(answer));
  if (dropped.length > 0) print(`${view}: dropped version ${dropped.join(', ')}`);
  if (running.length > 0) print(`${view}: version ${running.join(', ')} stays: a process runs it`);
}

type ViewRow = Schemas['ViewProgress'];

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
