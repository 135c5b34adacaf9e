import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ApiClient } from '@boxtrail/simulation';
import { visible } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { print } from '../terminal/terminal';
import type { GlobalOptions, WithApi } from './with-api';

interface QuarantinedLine {
  readonly id: string;
  readonly source: string;
  readonly line: number;
  readonly code: string;
  readonly detail: string;
  readonly raw: string;
  readonly encoding: string;
  readonly receivedAt: string;
  readonly actor: string;
  readonly state: string;
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly resends?: readonly { readonly at: string; readonly by: string; readonly answer: Answer }[];
}

interface Answer {
  readonly status: string;
  readonly code?: string;
  readonly detail?: string;
}

interface ListOptions extends GlobalOptions {
  readonly state: string;
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

  quarantine
    .command('list', { isDefault: true })
    .description('Lists them.')
    .addOption(
      new Option('--state <state>', 'which').choices(['open', 'resent', 'closed', 'all']).default('open'),
    )
    .option('--source <source>', 'only from this source: scans, stations, scans.in, loads/receipts')
    .option('--code <code>', 'only with this reason, such as INPUT_INVALID')
    .option('--json', 'as NDJSON')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withApi(options, (api) => list(api, options));
    });

  quarantine
    .command('show <id>')
    .description('One complete line, with each time it was sent again.')
    .option('--json', 'as JSON')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (api) => {
        const found = await api.get<QuarantinedLine>('audit', 'coordinator', pathOf(id));
        print(options.json === true ? JSON.stringify(found, null, 2) : lines(found).join('\n'));
      });
    });

  quarantine
    .command('resend <id>')
    .description('Sends a line to its source again, unchanged or corrected.')
    .addOption(new Option('--body <text>', 'the corrected line').conflicts('file'))
    .option('--file <file>', 'a file with the corrected line')
    .option('--json', 'as JSON')
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<ResendOptions>();
      const file = options.file === undefined ? undefined : fromCaller(options.file);
      const body = file === undefined ? options.body : (await readFile(file, 'utf8')).trimEnd();
      await withApi(options, async (api) => {
        const sent = body === undefined ? {} : { body };
        const path = `${pathOf(id)}/resend`;
        const answer = (await api.post(
          'audit',
          'coordinator',
          path,
          sent,
          randomUUID(),
        )) as unknown as Answer;
        print(options.json === true ? JSON.stringify(answer) : `${id}: ${answerText(answer)}`);
        if (answer.status === 'refused') process.exitCode = 1;
      });
    });

  quarantine
    .command('close <id>')
    .description('Closes a line without accepting it. Records who, when and why.')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        await api.post('audit', 'coordinator', `${pathOf(id)}/close`, { reason }, randomUUID());
        print(`closed ${id}`);
      });
    });
}

const pathOf = (id: string): string => `/v1/quarantine/${encodeURIComponent(id)}`;

async function list(api: ApiClient, { state, source, code, json }: ListOptions): Promise<void> {
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({
      limit: '200',
      state,
      ...(source !== undefined && { source }),
      ...(code !== undefined && { code }),
      ...(cursor !== '' && { cursor }),
    });
    const page: { items: QuarantinedLine[]; next: string | null } = await api.get(
      'audit',
      'coordinator',
      `/v1/quarantine?${query.toString()}`,
    );
    for (const item of page.items) print(json === true ? JSON.stringify(item) : lines(item).join('\n'));
    count += page.items.length;
    cursor = page.next;
  }
  if (json === true) return;
  const which = state === 'all' ? '' : `${state} `;
  print(count === 1 ? `1 ${which}line in quarantine` : `${count} ${which}lines in quarantine`);
}

function lines({
  id,
  source,
  line,
  code,
  detail,
  receivedAt,
  actor,
  state,
  ...rest
}: QuarantinedLine): string[] {
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

const answerText = ({ status, code, detail }: Answer): string =>
  code === undefined ? status : `${status}, ${code}: ${visible(detail ?? '')}`;
