import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readKey } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { withOptionNames, type Problem } from './option-names';
import { printable } from '../terminal/terminal';
import type { OpenInstallation } from './with-api';

interface ReplayOptions {
  readonly data: string;
  readonly box?: string;
  readonly station?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: string;
  readonly speed: string;
}

/** Adds `replay`: streams events in order, one per line, at the speed of the reader. */
export function addReplay(program: Command, open: OpenInstallation): void {
  program
    .command('replay')
    .description('Replays the log between two times, one event per line (NDJSON).')
    .option('--box <sscc>', 'only events of this box and of its loads')
    .option('--station <gln>', 'only events of this station and of its loads')
    .option('--from <time>', 'from this time; default: the beginning')
    .option('--to <time>', 'before this time; default: now')
    .addOption(
      new Option('--by <time>', 'order by record time or by event time')
        .choices(['recorded', 'occurred'])
        .default('recorded'),
    )
    .option('--speed <x>', 'speed relative to real time; 0: as fast as it can be read', '0')
    .addHelpText('after', '\nTimes have an offset: 2026-03-16T12:00:00+08:00 or 2026-03-16T04:00:00Z.\n')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ReplayOptions>();
      const installation = await open(options);
      try {
        await print(`${installation.url}/v1/replay?${queryOf(options)}`, installation.keys['auditor'] ?? '');
      } finally {
        await installation.close();
      }
    });
}

function queryOf({ box, station, from, to, by, speed }: ReplayOptions): string {
  const query = new URLSearchParams({ by, speed });
  if (box !== undefined) query.set('sscc', readKey('sscc', box));
  if (station !== undefined) query.set('gln', readKey('gln', station));
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  return query.toString();
}

/** Streams the answer line by line; a slow reader slows the service down (backpressure). */
async function print(url: string, key: string): Promise<void> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' },
  });
  if (!answer.ok || answer.body === null) {
    const { detail, errors } = (await answer.json()) as Problem;
    throw new Error(withOptionNames(detail, errors));
  }
  try {
    // `head` and similar programs close the output early: not an error.
    await pipeline(Readable.fromWeb(answer.body as never), linesAlone, process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** Removes the empty heartbeat lines. */
async function* linesAlone(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    const full = lines.filter((line) => line !== '');
    if (full.length > 0) yield printable(`${full.join('\n')}\n`);
  }
}
