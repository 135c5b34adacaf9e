import type { ApiClient } from '@boxtrail/simulation';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import { queryOf, timeHelp } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly knownFrom?: string;
  readonly knownTo?: string;
  readonly box?: string;
  readonly station?: string;
}

/** Adds `diff`: boxes whose state differs between two points in time. */
export function addDiff(program: Command, withApi: WithApi): void {
  program
    .command('diff')
    .description('Boxes whose state differs between two moments, with both states. An omitted time is now.')
    .option('--from <time>', 'event time of the first moment: what had happened by then')
    .option('--to <time>', 'event time of the second moment')
    .option('--known-from <time>', 'record time of the first moment: what was known by then')
    .option('--known-to <time>', 'record time of the second moment')
    .option('--box <sscc>', 'only this box')
    .option('--station <gln>', 'only boxes that have been in the custody of this station')
    .option('--json', 'as NDJSON, one box per line')
    .addHelpText('after', timeHelp)
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & DiffOptions>();
      const { from, to, knownFrom, knownTo, box, station } = options;
      if ([from, to, knownFrom, knownTo].every((time) => time === undefined)) {
        throw new Error('name at least one moment: --from, --to, --known-from or --known-to');
      }
      const query = queryOf({
        fromAt: from,
        toAt: to,
        fromKnownAt: knownFrom,
        toKnownAt: knownTo,
        sscc: box,
        gln: station,
      });
      await withApi(options, (api) => printDifferences(api, query, options.json === true));
    });
}

interface Difference {
  readonly sscc: string;
  readonly from: BoxState | null;
  readonly to: BoxState | null;
}

interface BoxState {
  readonly status: string;
  readonly holder: { readonly type: string; readonly id: string } | null;
  readonly since: string | null;
  readonly open: readonly string[];
}

async function printDifferences(api: ApiClient, query: string, json: boolean): Promise<void> {
  let boxes = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: Difference[]; next: string | null } = await api.get(
      'audit',
      'auditor',
      `/v1/diff?limit=200&${query}${after}`,
    );
    for (const item of page.items) {
      if (json) print(JSON.stringify(item));
      else print(`${item.sscc}\n  from  ${stateText(item.from)}\n  to    ${stateText(item.to)}`);
    }
    boxes += page.items.length;
    cursor = page.next;
  }
  if (!json) print(boxes === 1 ? '1 box differs' : `${boxes} boxes differ`);
}

function stateText(state: BoxState | null): string {
  if (state === null) return '(not known)';
  const { status, holder, since, open } = state;
  const by = holder === null ? '' : `, ${holder.type} ${holder.id}`;
  return `${status}${by}${since === null ? '' : ` since ${since}`}${open.length === 0 ? '' : ` (${open.join(', ')})`}`;
}
