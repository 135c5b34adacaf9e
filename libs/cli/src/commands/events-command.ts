import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `events`: the log, event by event. */
export function addEvents(program: Command, withApi: WithApi): void {
  const command = program
    .command('events')
    .description('The log in order, one event per line.')
    .option('--after <position>', 'start after this position', '0')
    .option('--limit <n>', 'maximum number of events', '50')
    .action(async ({ after, limit }: { after: string; limit: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (!/^\d+$/.test(after) || !/^\d+$/.test(limit))
        throw new Error('--after and --limit take whole numbers');
      await withApi(options, (as) =>
        printEvents(as('auditor'), Number(after), Number(limit), options.json === true),
      );
    });
  withExample(command, 'events --after 100 --limit 10');
}

async function printEvents(api: BoxtrailApi, after: number, limit: number, json: boolean): Promise<void> {
  let left = limit;
  for (let position: number | null = after; position !== null && left > 0;) {
    const query = { after: position, limit: Math.min(200, left) };
    const page: Schemas['EventPage'] = await dataOf(api.GET('/v1/events', { params: { query } }));
    for (const item of page.items) {
      const { event } = item;
      print(
        json
          ? JSON.stringify(item)
          : `${String(item.position).padStart(8)}  ${event.occurredAt}  ${event.type.padEnd(30)} ${item.stream}#${item.revision}  by ${item.metadata.actor}`,
      );
    }
    left -= page.items.length;
    position = page.next;
  }
}
