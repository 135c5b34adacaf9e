import type { ApiClient } from '@boxtrail/simulation';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `events`: the log, event by event. */
export function addEvents(program: Command, withApi: WithApi): void {
  program
    .command('events')
    .description('The log in order, one event per line.')
    .option('--after <position>', 'start after this position', '0')
    .option('--limit <n>', 'maximum number of events', '50')
    .option('--json', 'whole events, as NDJSON')
    .action(async ({ after, limit }: { after: string; limit: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (!/^\d+$/.test(after) || !/^\d+$/.test(limit))
        throw new Error('--after and --limit take whole numbers');
      await withApi(options, (api) => printEvents(api, Number(after), Number(limit), options.json === true));
    });
}

interface LogEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly metadata: { actor: string };
  readonly event: { type: string; occurredAt: string };
}

async function printEvents(api: ApiClient, after: number, limit: number, json: boolean): Promise<void> {
  let left = limit;
  for (let position: number | null = after; position !== null && left > 0;) {
    const page: { items: LogEvent[]; next: number | null } = await api.get(
      'audit',
      'auditor',
      `/v1/events?after=${position}&limit=${Math.min(200, left)}`,
    );
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
