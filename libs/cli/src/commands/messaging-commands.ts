import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@boxtrail/simulation';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';
import type { GlobalOptions, WithApi } from './with-api';

interface ParkedMessage {
  readonly id: string;
  readonly group: string;
  readonly position: number | null;
  readonly place: string | null;
  readonly key: string;
  readonly reason: string;
  readonly parkedAt: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Adds `parked` and `republish`: operator commands for stuck messages. */
export function addMessaging(program: Command, withApi: WithApi): void {
  const parked = program
    .command('parked')
    .description('Parked messages: those that could not be handled. Without a subcommand: lists them.')
    .option('--group <group>', 'only of this consumer group')
    .option('--json', 'as NDJSON')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { group?: string }>();
      await withApi(options, (api) => list(api, options));
    });

  parked
    .command('replay <group>')
    .description('Handles the parked messages of a group again, in order.')
    .action(async (group: string, _: object, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        const path = `/v1/messaging/groups/${encodeURIComponent(group)}/replay`;
        const left = Number((await api.post('audit', 'admin', path, {}, randomUUID()))['parked']);
        print(left === 0 ? 'none is parked any more' : `${left} still parked`);
        if (left > 0) process.exitCode = 1;
      });
    });

  parked
    .command('drop <id>')
    .description('Drops a parked message; later messages of its key continue. Records what, who and why.')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        await api.post(
          'audit',
          'admin',
          `/v1/parked/${encodeURIComponent(id)}/drop`,
          { reason },
          randomUUID(),
        );
        print(`dropped ${id}`);
      });
    });

  program
    .command('republish <context>')
    .description(
      'Publishes the log of a context to its Kafka topic again. Groups skip messages they have handled.',
    )
    .action(async (context: string, _: object, command: Command) => {
      await withApi(command.optsWithGlobals<GlobalOptions>(), async (api) => {
        const path = `/v1/messaging/topics/${encodeURIComponent(context)}/republish`;
        await api.post('audit', 'admin', path, {}, randomUUID());
        print(`the topic of ${context} is being filled from the first event on`);
      });
    });
}

async function list(api: ApiClient, options: GlobalOptions & { group?: string }): Promise<void> {
  const { group, json } = options;
  let messages = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '200', cursor, ...(group !== undefined && { group }) });
    const page: { items: ParkedMessage[]; next: string | null } = await api.get(
      'audit',
      'admin',
      `/v1/parked?${query.toString()}`,
    );
    for (const message of page.items) print(json === true ? JSON.stringify(message) : line(message));
    messages += page.items.length;
    cursor = page.next;
  }
  if (json !== true) print(messages === 1 ? '1 message is parked' : `${messages} messages are parked`);
}

const line = ({ id, group, position, place, key, reason, parkedAt, headers }: ParkedMessage): string =>
  `${id.padStart(6)}  ${parkedAt}  ${group}  ${headers['ce_type'] ?? '(no event)'} ${key}  ` +
  `${position === null ? place : `position ${position}`}\n        ${reason}`;
