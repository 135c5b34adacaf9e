import { readFile } from 'node:fs/promises';
import { dataOf, type BoxtrailApi, type Operations, type Schemas } from '@boxtrail/api-client';
import { visible } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Line = Schemas['QuarantinedLine'] & Partial<Pick<Schemas['QuarantinedLineWithResends'], 'resends'>>;
type Filters = NonNullable<Operations['listQuarantinedLines']['parameters']['query']>;

interface ListOptions extends GlobalOptions {
  readonly state: NonNullable<Filters['state']>;
  readonly source?: string;
  readonly code?: string;
}

interface ResendOptions extends GlobalOptions {
  readonly body?: string;
  readonly file?: string;
}

/** Adds `quarantine`: list, resend and close rejected lines and messages. */
export function addQuarantine(program: Command, withApi: WithApi): void {
  const quarantine = program
    .command('quarantine')
    .description('Refused lines and messages, with the reason.');

  const listing = quarantine
    .command('list', { isDefault: true })
    .description('Lists them.')
    .addOption(
      new Option('--state <state>', 'which')
        .choices(valuesOf('listQuarantinedLines', 'state'))
        .default('open'),
    )
    .option('--source <source>', 'only from this source: scans, stations, scans.in, loads/receipts')
    .option('--code <code>', 'only with this reason, such as INPUT_INVALID')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withApi(options, (as) => list(as('coordinator'), options));
    });
  withExample(listing, 'quarantine list --state all');

  const show = quarantine
    .command('show <id>')
    .description('One complete line, with each time it was sent again.')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const found = await dataOf(
          as('coordinator').GET('/v1/quarantine/{id}', { params: { path: { id } } }),
        );
        if (options.json === true) printJson(found);
        else print(lines(found).join('\n'));
      });
    });
  withExample(show, 'quarantine show 1');

  const resend = quarantine
    .command('resend <id>')
    .description('Sends a line to its source again, unchanged or corrected.')
    .addOption(new Option('--body <text>', 'the corrected line').conflicts('file'))
    .option('--file <file>', 'a file with the corrected line')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<ResendOptions>();
      const file = options.file === undefined ? undefined : fromCaller(options.file);
      const body = file === undefined ? options.body : (await readFile(file, 'utf8')).trimEnd();
      await withApi(options, async (as) => {
        const params = { path: { id } };
        const sent = body === undefined ? {} : { body };
        const answer = await dataOf(
          as('coordinator').POST('/v1/quarantine/{id}/resend', { params, body: sent }),
        );
        if (options.json === true) printJson(answer);
        else print(`${id}: ${answerText(answer)}`);
        if (answer.status === 'refused') process.exitCode = 1;
      });
    });
  withExample(resend, 'quarantine resend 1 --file corrected-line.csv');

  const close = quarantine
    .command('close <id>')
    .description('Closes a line without accepting it. Records who, when and why.')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = { path: { id } };
        const answer = await dataOf(
          as('coordinator').POST('/v1/quarantine/{id}/close', { params, body: { reason } }),
        );
        if (options.json === true) printJson(answer);
        else print(`closed ${id}`);
      });
    });
  withExample(close, "quarantine close 2 --reason 'a test line'");
}

async function list(api: BoxtrailApi, { state, source, code, json }: ListOptions): Promise<void> {
  let count = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 200, state, source, code, cursor };
    const page: Schemas['QuarantinedLinePage'] = await dataOf(
      api.GET('/v1/quarantine', { params: { query } }),
    );
    for (const item of page.items) print(json === true ? JSON.stringify(item) : lines(item).join('\n'));
    count += page.items.length;
    cursor = page.next;
  }
  if (json === true) return;
  const which = state === 'all' ? '' : `${state} `;
  print(count === 1 ? `1 ${which}line in quarantine` : `${count} ${which}lines in quarantine`);
}

function lines({ id, source, line, code, detail, receivedAt, actor, state, ...rest }: Line): string[] {
  const { raw, encoding, closed, resends = [] } = rest;
  return [
    `${id}  ${receivedAt}  ${source} line ${line}, from ${visible(actor)}: ${state}`,
    `        ${code}: ${visible(detail)}`,
    `        ${encoding === 'base64' ? 'base64 ' : ''}${visible(raw)}`,
    ...resends.map(
      ({ at, by, answer }) => `        sent again ${at} by ${visible(by)}: ${answerText(answer)}`,
    ),
    ...(closed === null
      ? []
      : [`        closed ${closed.at} by ${visible(closed.by)}: ${visible(closed.reason)}`]),
  ];
}

interface Answer {
  readonly status: string;
  readonly code?: string;
  readonly detail?: string;
}

const answerText = ({ status, code, detail }: Answer): string =>
  code === undefined ? status : `${status}, ${code}: ${visible(detail ?? '')}`;
