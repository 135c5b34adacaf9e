import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';
import type { Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

type ParkedMessage = Schemas['ParkedMessage'];

/** Adds `parked` and `republish`: operator commands for stuck messages. */
export function addMessaging(program: Command, withApi: WithApi): void {
  const parked = program
    .command('parked')
    .description('Parked messages: those that could not be handled. Without a subcommand: lists them.')
    .option('--group <group>', 'only of this consumer group')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { group?: string }>();
      await withApi(options, (as) => list(as('admin'), options));
    });
  withExample(parked, 'parked');

  const replay = parked
    .command('replay <group>')
    .description('Handles the parked messages of a group again, in order.')
    .action(async (group: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = { path: { group } };
        const answer = await dataOf(as('admin').POST('/v1/messaging/groups/{group}/replay', { params }));
        const left = answer.parked;
        if (options.json === true) printJson(answer);
        else print(left === 0 ? 'none is parked any more' : `${left} still parked`);
        if (left > 0) process.exitCode = 1;
      });
    });
  withExample(replay, 'parked replay packing.create-jobs');

  const drop = parked
    .command('drop <id>')
    .description('Drops a parked message; later messages of its key continue. Records what, who and why.')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = { path: { id } };
        const answer = await dataOf(as('admin').POST('/v1/parked/{id}/drop', { params, body: { reason } }));
        if (options.json === true) printJson(answer);
        else print(`dropped ${id}`);
      });
    });
  withExample(drop, "parked drop packing.1 --reason 'sent by mistake'");

  const republish = program
    .command('republish <context>')
    .description(
      'Publishes the log of a context to its Kafka topic again. Groups skip messages they have handled.',
    )
    .action(async (context: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await withApi(options, async (as) => {
        const params = { path: { context } };
        const answer = await dataOf(as('admin').POST('/v1/messaging/topics/{context}/republish', { params }));
        if (options.json === true) printJson(answer);
        else print(`the topic of ${context} is being filled from the first event on`);
      });
    });
  withExample(republish, 'republish packing');
}

async function list(api: BoxtrailApi, { group, json }: GlobalOptions & { group?: string }): Promise<void> {
  let messages = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 200, group, cursor };
    const page: Schemas['ParkedMessagePage'] = await dataOf(api.GET('/v1/parked', { params: { query } }));
    for (const message of page.items) print(json === true ? JSON.stringify(message) : line(message));
    messages += page.items.length;
    cursor = page.next;
  }
  if (json !== true) print(messages === 1 ? '1 message is parked' : `${messages} messages are parked`);
}

const line = ({ id, group, position, place, key, reason, parkedAt, headers }: ParkedMessage): string =>
  `${id.padStart(12)}  ${parkedAt}  ${group}  ${headers['ce_type'] ?? '(no event)'} ${key}  ` +
  `${position === null ? place : `position ${position}`}\n        ${reason}`;
