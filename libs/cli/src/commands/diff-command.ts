import { dataOf, type BoxtrailApi, type Operations, type Schemas } from '@boxtrail/api-client';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import { timeHelp } from './time-options';
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
  const command = program
    .command('diff')
    .description('Boxes whose state differs between two moments, with both states. An omitted time is now.')
    .option('--from <time>', 'event time of the first moment: what had happened by then')
    .option('--to <time>', 'event time of the second moment')
    .option('--known-from <time>', 'record time of the first moment: what was known by then')
    .option('--known-to <time>', 'record time of the second moment')
    .option('--box <sscc>', 'only this box')
    .option('--station <gln>', 'only boxes that have been in the custody of this station')
    .addHelpText('after', timeHelp)
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & DiffOptions>();
      const { from, to, knownFrom, knownTo, box, station } = options;
      if ([from, to, knownFrom, knownTo].every((time) => time === undefined)) {
        throw new Error('name at least one moment: --from, --to, --known-from or --known-to');
      }
      const query = {
        fromAt: from,
        toAt: to,
        fromKnownAt: knownFrom,
        toKnownAt: knownTo,
        sscc: box,
        gln: station,
      };
      await withApi(options, (as) => printDifferences(as('auditor'), query, options.json === true));
    });
  withExample(command, 'diff --from 2026-03-16T12:00:00+08:00 --to 2026-03-16T13:00:00+08:00');
}

type Query = NonNullable<Operations['compareTrails']['parameters']['query']>;
type BoxState = Schemas['TrailChange']['from'];

async function printDifferences(api: BoxtrailApi, asked: Query, json: boolean): Promise<void> {
  let boxes = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { ...asked, limit: 200, cursor };
    const page: Schemas['TrailChangePage'] = await dataOf(api.GET('/v1/diff', { params: { query } }));
    for (const item of page.items) {
      if (json) print(JSON.stringify(item));
      else print(`${item.sscc}\n  from  ${stateText(item.from)}\n  to    ${stateText(item.to)}`);
    }
    boxes += page.items.length;
    cursor = page.next;
  }
  if (!json) print(boxes === 1 ? '1 box differs' : `${boxes} boxes differ`);
}

function stateText(state: BoxState): string {
  if (state === null) return '(not known)';
  const { status, holder, since, open } = state;
  const by = holder === null ? '' : `, ${holder.type} ${holder.id}`;
  return `${status}${by}${since === null ? '' : ` since ${since}`}${open.length === 0 ? '' : ` (${open.join(', ')})`}`;
}
