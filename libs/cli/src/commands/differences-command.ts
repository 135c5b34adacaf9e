import { dataOf, type BoxtrailApi, type Operations, type Schemas } from '@boxtrail/api-client';
import { visible } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Difference = Schemas['Difference'];
type Filters = NonNullable<Operations['listDifferences']['parameters']['query']>;
interface ListOptions extends GlobalOptions {
  readonly state: NonNullable<Filters['state']>;
  readonly kind?: NonNullable<Filters['kind']>;
}

/** Adds `differences`: detected changes of history, and their acceptance. */
export function addDifferences(program: Command, withApi: WithApi): void {
  const differences = program
    .command('differences')
    .description(
      'Exports with another hash than before, and views unlike their rebuild. Without a subcommand: lists them.',
    )
    .addOption(
      new Option('--state <state>', 'which').choices(valuesOf('listDifferences', 'state')).default('open'),
    )
    .addOption(
      new Option('--kind <kind>', 'only of exports, or only of views').choices(
        valuesOf('listDifferences', 'kind'),
      ),
    )
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withApi(options, (as) => list(as('auditor'), options));
    });
  withExample(differences, 'differences --state all');

  const show = differences
    .command('show <id>')
    .description('One difference, with a sample of the rows that differ.')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const found = await dataOf(as('auditor').GET('/v1/differences/{id}', { params: idOf(id) }));
        if (options.json === true) printJson(found);
        else lines(found).forEach(print);
      });
    });
  withExample(show, 'differences show audit.1');

  const accept = differences
    .command('accept <id>')
    .description('Accepts a difference whose cause is known. Records who, when and why.')
    .requiredOption('--reason <text>', 'the cause of the difference, and what was done about it')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = idOf(id);
        const answer = await dataOf(
          as('auditor').POST('/v1/differences/{id}/accept', { params, body: { reason } }),
        );
        if (options.json === true) return printJson(answer);
        print(`accepted difference ${id}`);
        if (answer.kind === 'view')
          print(`To switch to the rebuilt rows: npm run boxtrail -- rebuild ${visible(answer.subject)}`);
      });
    });
  withExample(accept, "differences accept audit.1 --reason 'a restored backup'");
}

/** The service judges what is no id. */
const idOf = (id: string) => ({ path: { id } });

async function list(api: BoxtrailApi, { state, kind, json }: ListOptions): Promise<void> {
  let count = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 200, state, kind, cursor };
    const page: Schemas['DifferencePage'] = await dataOf(api.GET('/v1/differences', { params: { query } }));
    for (const item of page.items) {
      if (json === true) print(JSON.stringify(item));
      else lines({ ...item, sample: [] }).forEach(print);
    }
    count += page.items.length;
    cursor = page.next;
  }
  if (json === true) return;
  const which = state === 'all' ? '' : `${state} `;
  print(count === 1 ? `1 ${which}difference` : `${count} ${which}differences`);
}

const lines = (found: Difference): string[] => [
  `${found.id.padStart(12)}  ${found.kind} ${visible(found.subject)} at log position ${found.position}`,
  `        recorded ${found.recordedHash}`,
  `        found    ${found.foundHash}  ${found.foundAt}, ${found.times} ${found.times === 1 ? 'time' : 'times'}`,
  ...found.sample.map(({ table, only, row }) => `        ${table}, only ${only}: ${visible(row)}`),
  ...(found.accepted === null
    ? []
    : [
        `        accepted by ${visible(found.accepted.by)} ${found.accepted.at}: ${visible(found.accepted.reason)}`,
      ]),
];
