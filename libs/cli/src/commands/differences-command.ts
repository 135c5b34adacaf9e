import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@boxtrail/simulation';
import { visible } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { print } from '../terminal/terminal';
import type { GlobalOptions, WithApi } from './with-api';

interface Difference {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly position: number;
  readonly recordedHash: string;
  readonly foundHash: string;
  readonly sample: readonly { table: string; only: string; row: string }[];
  readonly foundAt: string;
  readonly times: number;
  readonly accepted: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

interface ListOptions extends GlobalOptions {
  readonly state: string;
}

/** Adds `differences`: detected changes of history, and their acceptance. */
export function addDifferences(program: Command, withApi: WithApi): void {
  const differences = program
    .command('differences')
    .description(
      'Exports with another hash than before, and views unlike their rebuild. Without a subcommand: lists them.',
    )
    .addOption(new Option('--state <state>', 'which').choices(['open', 'accepted', 'all']).default('open'))
    .option('--json', 'as NDJSON')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withApi(options, (api) => list(api, options));
    });

  differences
    .command('show <id>')
    .description('One difference, with a sample of the rows that differ.')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (api) => {
        const found = await api.get<Difference>('audit', 'auditor', pathOf(id));
        if (options.json === true) print(JSON.stringify(found, null, 2));
        else lines(found).forEach(print);
      });
    });

  differences
    .command('accept <id>')
    .description('Accepts a difference whose cause is known. Records who, when and why.')
    .requiredOption('--reason <text>', 'the cause of the difference, and what was done about it')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        const answer = await api.post('audit', 'auditor', `${pathOf(id)}/accept`, { reason }, randomUUID());
        const { kind, subject } = answer as unknown as Difference;
        print(`accepted difference ${id}`);
        if (kind === 'view')
          print(`To switch to the rebuilt rows: npm run boxtrail -- rebuild ${visible(subject)}`);
      });
    });
}

const pathOf = (id: string): string => `/v1/differences/${encodeURIComponent(id)}`;

async function list(api: ApiClient, { state, json }: ListOptions): Promise<void> {
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '200', state, ...(cursor !== '' && { cursor }) });
    const page: { items: Difference[]; next: string | null } = await api.get(
      'audit',
      'auditor',
      `/v1/differences?${query.toString()}`,
    );
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
  `${String(found.id).padStart(6)}  ${found.kind} ${visible(found.subject)} at log position ${found.position}`,
  `        recorded ${found.recordedHash}`,
  `        found    ${found.foundHash}  ${found.foundAt}, ${found.times} ${found.times === 1 ? 'time' : 'times'}`,
  ...found.sample.map(({ table, only, row }) => `        ${table}, only ${only}: ${visible(row)}`),
  ...(found.accepted === null
    ? []
    : [
        `        accepted by ${visible(found.accepted.by)} ${found.accepted.at}: ${visible(found.accepted.reason)}`,
      ]),
];
