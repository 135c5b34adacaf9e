import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';
import { visible } from '@boxtrail/kernel';
import type { Command } from 'commander';
import { ProgressBar } from '../terminal/progress-bar';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

type Answer = Schemas['RebuildReport'];

/** Adds `rebuild`: rebuilds a view from the log and compares it with the live one. */
export function addRebuild(program: Command, withApi: WithApi): void {
  const command = program
    .command('rebuild [view]')
    .description(
      'Rebuilds a view from the first event beside the live one, compares all rows, and switches if they are equal.',
    )
    .option('--all', 'every view')
    .action(async (view: string | undefined, { all }: { all?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const api = as('auditor');
        const views = (await dataOf(api.GET('/v1/views'))).map((row) => row.view);
        if (view === undefined && all !== true) {
          throw new Error(`name a view, or --all. There are:\n  ${views.join('\n  ')}`);
        }
        for (const name of view === undefined ? views : [view])
          await rebuildOne(api, name, options.json === true);
      });
    });
  withExample(command, 'rebuild --all', 'rebuild audit.trails');
}

async function rebuildOne(api: BoxtrailApi, view: string, json: boolean): Promise<void> {
  const bar = json ? undefined : new ProgressBar(process.stderr);
  const watch = setInterval(() => {
    void dataOf(api.GET('/v1/views'))
      .then((rows) =>
        bar?.show(Math.round((rows.find((row) => row.view === view)?.rebuilding ?? 0) * 100), 100, view),
      )
      .catch(() => undefined);
  }, 200);
  let answer: Answer;
  try {
    answer = await dataOf(api.POST('/v1/views/{view}/rebuild', { params: { path: { view } } }));
  } finally {
    clearInterval(watch);
    bar?.end('');
  }
  if (json) print(JSON.stringify(answer));
  else {
    const resumed =
      answer.resumedAt > 0 ? ` (from ${answer.resumedAt}, where an earlier rebuild stopped)` : '';
    print(
      `${answer.view}: ${answer.rows} rows up to position ${answer.position}${resumed} in ${answer.seconds.toFixed(1)} s, ${answer.equal ? 'equal to the live view' : 'DIFFERENT from the live view'}  ${answer.hash.slice(0, 16)}`,
    );
    for (const { table, only, row } of answer.differences) print(`  ${table}, only ${only}: ${visible(row)}`);
    if (answer.difference !== null) print(whatNext(answer, answer.difference));
  }
  if (!answer.equal) process.exitCode = 1;
}

const whatNext = ({ view, switched }: Answer, difference: string): string =>
  switched
    ? `  The rebuilt rows are live now: difference ${difference} was accepted.`
    : `  The live view stays. Find the cause: npm run boxtrail -- differences show ${difference}\n` +
      `  To switch to the rebuilt rows: npm run boxtrail -- differences accept ${difference} --reason TEXT\n` +
      `  and then: npm run boxtrail -- rebuild ${view}`;
