import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, examplesOf, programOf } from '@boxtrail/cli';
import { allReads } from '@boxtrail/cli/reads/all-reads';
import { whatIsWrong } from '@boxtrail/kernel';
import type { Command } from 'commander';
import { contextNames } from '../../apps/contexts';

const root = join(__dirname, '../..');
const committed = join(root, 'docs/cli.md');

const program = programOf(contextNames, '/boxtrail', () => Promise.resolve());
const commands = commandsOf(program);

/** Reads with a text form that no table can give. */
const ownCommands: Readonly<Record<string, string>> = {
  listApiKeys: 'keys list',
  getApiKey: 'keys show',
  listDifferences: 'differences',
  listViews: 'views',
  getDifference: 'differences show',
  listEvents: 'events',
  replayEvents: 'replay',
  listParkedMessages: 'parked',
  listQuarantinedLines: 'quarantine list',
  getQuarantinedLine: 'quarantine show',
  getTrail: 'trail',
  listAccounts: 'accounts',
  getAccount: 'accounts',
  listHolderAccounts: 'accounts',
  getHolderAccount: 'accounts',
  exportTrail: 'export trail',
  exportRound: 'export round',
  exportStationDay: 'export station',
  getBoxLabel: 'labels box',
  getJobLabels: 'labels job',
  getStatement: 'statement',
  compareTrails: 'diff',
};

/** Reads that are for no person. */
const withoutCommand: Readonly<Record<string, string>> = {
  getAccountDay:
    'for the chart of a station in the web console; `export station` writes the movements of a day',
  getLiveness: 'for the probe of an orchestrator: a command that gets an answer knows it',
  followChanges: 'for partner systems; `events` and `replay` show an operator more',
  getSession: 'for the web console; a command has a key, and `whoami` shows its holder',
  getReadiness: 'for the probe of an orchestrator; `views` and `messaging` tell an operator more',
};

interface Operation {
  readonly operationId: string;
}

const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: Operation }>;
};
const routes = Object.values(document.paths).flatMap(({ get }) =>
  get === undefined ? [] : [get.operationId],
);

/** Cells and lines of Markdown. */
const plain = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

function section(name: string, command: Command): string {
  const help = command.createHelp();
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help' && long !== '--json')
    .map((option) => `| \`${option.flags}\` | ${plain(help.optionDescription(option))} |`);
  const args = command.registeredArguments.map(
    (argument) => ` ${argument.required ? '<' : '['}${argument.name()}${argument.required ? '>' : ']'}`,
  );
  return [
    `### ${name}${plain(args.join(''))}`,
    '',
    plain(command.description()),
    ...(options.length > 0 ? ['', '| option | meaning |', '|---|---|', ...options] : []),
    '',
    '```sh',
    ...examplesOf(command).map((example) => `npm run boxtrail -- ${example}`),
    '```',
  ].join('\n');
}

function page(): string {
  const help = program.createHelp();
  const globals = help
    .visibleOptions(program)
    .map((option) => `| \`${option.flags}\` | ${plain(help.optionDescription(option))} |`);
  const headings = [...new Set(program.commands.map((command) => command.helpGroup()))];
  const groups = headings.map((heading) => {
    const names = program.commands
      .filter((command) => command.helpGroup() === heading)
      .map((command) => command.name());
    const inGroup = commands.filter(({ name }) => names.includes(name.split(' ')[0] ?? ''));
    return [
      `## ${heading.replace(/:$/, '')}`,
      ...inGroup.map(({ name, command }) => section(name, command)),
    ].join('\n\n');
  });
  return [
    '# Command line',
    '',
    'Every command of `npm run boxtrail --`, with its options and an example that works on the day of `npm start`. ' +
      '[Run](run.md) tells which service a command asks. Made from the code: ' +
      '`UPDATE_DOCS=1 npm run test:unit -- test/architecture/cli`.',
    '',
    'Options of every command:',
    '',
    '| option | meaning |',
    '|---|---|',
    ...globals,
    '',
    ...groups.flatMap((group) => [group, '']),
  ].join('\n');
}

describe('the command line', () => {
  it('given a GET route of the document, then it has a command or a reason why not', () => {
    const read = new Set<string>(allReads.map(({ route }) => route));
    const unread = routes.filter(
      (route) => !read.has(route) && ownCommands[route] === undefined && withoutCommand[route] === undefined,
    );
    expect(unread).toEqual([]);
    const names = commands.map(({ name }) => name);
    expect(Object.values(ownCommands).filter((name) => !names.includes(name))).toEqual([]);
    const named = [...Object.keys(ownCommands), ...Object.keys(withoutCommand)];
    expect(named.filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('given a command, then it has a description, an example and --json', () => {
    const leaves = (command: Command): Command[] =>
      command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
    const wrong = leaves(program).filter(
      (command) =>
        !command.description().endsWith('.') ||
        examplesOf(command).length === 0 ||
        !command.options.some(({ long }) => long === '--json'),
    );
    expect(wrong.map((command) => command.name())).toEqual([]);
    expect(commands.length).toBeGreaterThan(45);
  });

  it('given the examples, then every one calls its command, and every identifier in them is valid', () => {
    const examples = commands.flatMap(({ name, command }) =>
      examplesOf(command).map((line) => ({ name, line })),
    );
    expect(examples.filter(({ name, line }) => !`${line} `.startsWith(`${name} `))).toEqual([]);
    const text = examples.map(({ line }) => line).join('\n');
    const keys = (['sscc', 'gtin', 'gln'] as const).map((kind, i) => {
      const found = text.match(new RegExp(`\\b\\d{${[18, 14, 13][i]}}\\b`, 'g')) ?? [];
      return { found: found.length > 0, wrong: found.filter((key) => whatIsWrong(kind, key) !== undefined) };
    });
    expect(keys).toEqual(keys.map(() => ({ found: true, wrong: [] })));
  });

  it('given docs/cli.md, then it lists what the code declares', () => {
    const text = page();
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });
});
