import { dataOf, reads, type BoxtrailApi, type ReadParameter } from '@boxtrail/api-client';
import { readKey, whatIsWrong } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { withExample } from '../commands/examples';
import { timeHelp } from '../commands/time-options';
import type { GlobalOptions, WithApi } from '../commands/with-api';
import { print } from '../terminal/terminal';
import { groups } from './all-reads';
import type { Read } from './read';
import { details, table } from './table';

/** Adds a command for every read. */
export function addReads(program: Command, withApi: WithApi): void {
  for (const [heading, rows] of Object.entries(groups)) {
    program.commandsGroup(`${heading}:`);
    for (const row of rows) addRead(program, row, withApi);
  }
}

interface ReadOptions extends GlobalOptions {
  readonly all?: boolean;
}

/** Adds the command of one read; `group` is the name of the command it belongs to. */
export function addRead(program: Command, read: Read, withApi: WithApi, group = ''): void {
  const { summary, parameters }: { summary: string; parameters: readonly ReadParameter[] } =
    reads[read.route];
  const path = parameters.filter((parameter) => parameter.in === 'path');
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const next = nextOf(query);
  const command = program
    .command([read.name, ...path.map(({ name }) => `<${name}>`)].join(' '))
    .description(`${read.words ?? summary}.`);
  for (const parameter of query) command.addOption(optionOf(parameter));
  if (next !== undefined) command.option('--all', 'every page');
  if (query.some(({ name }) => name === 'at')) command.addHelpText('after', timeHelp);
  withExample(command, `${group} ${read.name} ${read.example}`.trim());
  command.action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<ReadOptions>();
    const filters = Object.fromEntries(
      query.flatMap(({ name }) => {
        const value = (options as unknown as Record<string, unknown>)[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const ids = Object.fromEntries(path.map(({ name }, i) => [name, known(name, String(given[i]))]));
    await withApi(options, (as) => show(read, next, { api: as('auditor'), ids, filters, options }));
  });
}

/** The parameter that asks for the page after: `cursor`, or `after` of a log. */
const nextOf = (query: readonly ReadParameter[]): string | undefined =>
  query.find(({ name }) => name === 'cursor' || name === 'after')?.name;

const optionName = (parameter: string): string =>
  `--${parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function optionOf({ name, description, values }: ReadParameter): Option {
  const option = new Option(
    `${optionName(name)} <${name === 'limit' ? 'n' : name}>`,
    description || helpOf(name),
  );
  return values.length > 0 ? option.choices(values) : option;
}

const helpOf = (name: string): string =>
  name === 'limit' ? 'rows of a page: 50, at most 200' : `only with this ${name}`;

/** An argument: a GS1 key as scanned or typed, checked before anything is asked; else a name. */
function known(parameter: string, text: string): string {
  if (parameter !== 'sscc' && parameter !== 'gln' && parameter !== 'gtin') return text;
  const key = readKey(parameter, text);
  const wrong = whatIsWrong(parameter, key);
  if (wrong !== undefined) throw new Error(wrong);
  return key;
}

interface Question {
  readonly api: BoxtrailApi;
  readonly ids: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly options: ReadOptions;
}

/** Any answer: a list, a page of one, or one thing. */
type Answer = object & { readonly items?: readonly object[]; readonly next?: string | number | null };

async function show(read: Read, next: string | undefined, question: Question): Promise<void> {
  const { options, filters } = question;
  const all = options.all === true;
  let found = 0;
  let page = next === undefined ? undefined : (filters[next] as string | number | undefined);
  do {
    const answer = await ask(read, question, next === undefined ? {} : { [next]: page });
    const rows = rowsOf(read, answer);
    if (options.json === true) for (const text of jsonOf(read, answer, rows, all)) print(text);
    else for (const line of textOf(read, answer, rows, found === 0)) print(line);
    found += rows?.length ?? 0;
    page = answer.next ?? undefined;
  } while (all && page !== undefined);
  if (options.json === true) return;
  if (read.columns !== undefined && found === 0) print(`no ${read.things ?? read.name}`);
  if (page !== undefined && next !== undefined) print(`more: ${optionName(next)} ${page}, or --all`);
}

async function ask({ route }: Read, { api, ids, filters }: Question, page: object): Promise<Answer> {
  const params = { path: ids, query: { ...filters, ...page } };
  // The route is known at run time only: its types are those of any route.
  const { path } = reads[route];
  return (await dataOf(api.GET(path as '/v1/views', { params } as never))) as Answer;
}

/** The rows of a list; undefined for one thing. */
function rowsOf({ columns, rowsOf }: Read, answer: Answer): readonly object[] | undefined {
  if (columns === undefined) return undefined;
  if (rowsOf !== undefined) return rowsOf(answer as never);
  return Array.isArray(answer) ? (answer as object[]) : answer.items;
}

function jsonOf(read: Read, answer: Answer, rows: readonly object[] | undefined, all: boolean): string[] {
  if (all && rows !== undefined) return rows.map((row) => JSON.stringify(row));
  return [JSON.stringify(read.rowsOf === undefined ? answer : rows, null, all ? undefined : 2)];
}

function textOf(
  { columns }: Read,
  answer: Answer,
  rows: readonly object[] | undefined,
  isFirst: boolean,
): string[] {
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  if (columns === undefined || rows === undefined) return details(answer, width);
  return rows.length === 0 ? [] : table(columns, rows, width).slice(isFirst ? 0 : 1);
}
