import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dataOf, type Operations } from '@boxtrail/api-client';
import { readKey } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { printable } from '../terminal/terminal';
import { withExample } from './examples';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Query = NonNullable<Operations['replayEvents']['parameters']['query']>;

interface ReplayOptions extends GlobalOptions {
  readonly box?: string;
  readonly station?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: NonNullable<Query['by']>;
  readonly speed: string;
}

/** Adds `replay`: streams events in order, one per line, at the speed of the reader. */
export function addReplay(program: Command, withApi: WithApi): void {
  const command = program
    .command('replay')
    .description('Replays the log between two times, one event per line (NDJSON).')
    .option('--box <sscc>', 'only events of this box and of its loads')
    .option('--station <gln>', 'only events of this station and of its loads')
    .option('--from <time>', 'from this time; default: the beginning')
    .option('--to <time>', 'before this time; default: now')
    .addOption(
      new Option('--by <time>', 'order by record time or by event time')
        .choices(valuesOf('replayEvents', 'by'))
        .default('recorded'),
    )
    .option('--speed <x>', 'speed relative to real time; 0: as fast as it can be read', '0')
    .addHelpText('after', '\nTimes have an offset: 2026-03-16T12:00:00+08:00 or 2026-03-16T04:00:00Z.\n')
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<ReplayOptions>();
      await withApi(options, async (as) => {
        const params = { query: queryOf(options) };
        const headers = { accept: 'application/x-ndjson' };
        const answer = as('auditor').GET('/v1/replay', { params, headers, parseAs: 'stream' });
        await print(await dataOf(answer));
      });
    });
  withExample(
    command,
    'replay --box 020123450100000017 --from 2026-03-16T00:00:00+08:00 --to 2026-03-17T00:00:00+08:00 --by occurred',
  );
}

const queryOf = ({ box, station, from, to, by, speed }: ReplayOptions): Query => ({
  by,
  speed: speed as unknown as number, // the service judges it
  ...(box !== undefined && { sscc: readKey('sscc', box) }),
  ...(station !== undefined && { gln: readKey('gln', station) }),
  from,
  to,
});

/** Prints the stream line by line; a slow reader slows the service down (backpressure). */
async function print(body: unknown): Promise<void> {
  try {
    // `head` and similar programs close the output early: not an error.
    await pipeline(Readable.fromWeb(body as never), linesAlone, process.stdout, { end: false });
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
