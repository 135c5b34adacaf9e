import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readKey, whatIsWrong, type Gs1Key } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { withOptionNames, type Problem } from './option-names';
import { complain, print as printLine } from '../terminal/terminal';
import type { OpenInstallation } from './with-api';

const formats = ['json', 'csv', 'html', 'pdf'];

interface ExportOptions {
  readonly data: string;
  readonly format?: string;
  readonly lang?: string;
  readonly at?: string;
  readonly knownAt?: string;
  readonly position?: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Adds `export`: a trail, a round or a station's day as a file. */
export function addExport(program: Command, open: OpenInstallation): void {
  const group = program
    .command('export')
    .description("Exports a trail, a round or a station's day: JSON, CSV, or a report as HTML or PDF.");

  const add = (name: string, description: string, pathOf: (id: string, options: never) => string): Command =>
    group
      .command(name)
      .description(description)
      .addOption(
        new Option('--format <format>', 'default: the extension of --out; json when printed').choices(
          formats,
        ),
      )
      .addOption(new Option('--lang <lang>', 'of html and pdf').choices(['en', 'zh']))
      .option('--at <time>', 'event time: what had happened by then')
      .option('--known-at <time>', 'record time: what was known by then')
      .option('--position <position>', 'only events up to this log position')
      .option('--out <file>', 'write to this new file; default: standard output')
      .option('--force', 'overwrite the file')
      .addHelpText('after', '\nTimes have an offset: 2026-03-16T12:00:00+08:00 or 2026-03-16T04:00:00Z.\n')
      .action(async (id: string, _: object, command: Command) => {
        const given = command.optsWithGlobals<ExportOptions>();
        const options = given.out === undefined ? given : { ...given, out: fromCaller(given.out) };
        const path = pathOf(id, options as never);
        const format = options.format ?? formatOf(options.out);
        mayWrite(options, format);
        const installation = await open(options);
        try {
          const url = `${installation.url}/v1/exports/${path}?${queryOf(options, format)}`;
          await take(url, installation.keys['auditor'] ?? '', options);
        } finally {
          await installation.close();
        }
      });

  add('trail <sscc>', 'The trail of one box.', (sscc) => `trails/${known('sscc', sscc)}`);
  add(
    'round <round>',
    'A round: its events, and the state of each of its boxes.',
    (round) => `rounds/${encodeURIComponent(round)}`,
  );
  add(
    'station <gln>',
    "A station's day: its accounts, and every movement of a box.",
    (gln, { day }: { day: string }) => `stations/${known('gln', gln)}/days/${encodeURIComponent(day)}`,
  ).requiredOption('--day <day>', 'the day in UTC+8: 2026-03-16');
}

function known(kind: Gs1Key, text: string): string {
  const key = readKey(kind, text);
  const wrong = whatIsWrong(kind, key);
  if (wrong !== undefined) throw new Error(wrong);
  return key;
}

/** The format by file extension; JSON when printed. Throws on an unknown extension. */
function formatOf(out: string | undefined): string {
  if (out === undefined) return 'json';
  const ending = extname(out).slice(1).toLowerCase();
  if (formats.includes(ending)) return ending;
  throw new Error(
    `${out}: the name must end with ${formats.map((format) => `.${format}`).join(', ')}, or give --format`,
  );
}

function mayWrite({ out, force }: ExportOptions, format: string): void {
  if (out === undefined) {
    if (format === 'pdf' && process.stdout.isTTY) throw new Error('a PDF needs a file: give --out');
  } else if (existsSync(out) && force !== true) {
    throw new Error(`the file ${out} exists; --force overwrites it`);
  }
}

function queryOf({ lang, at, knownAt, position }: ExportOptions, format: string): string {
  const given = Object.entries({ format, lang, at, knownAt, position });
  return new URLSearchParams(
    given.filter((param): param is [string, string] => param[1] !== undefined),
  ).toString();
}

/** Streams the answer to the file or standard output. An interrupted export leaves no partial file. */
async function take(url: string, key: string, { out, force }: ExportOptions): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok || answer.body === null) {
    const { detail, errors } = (await answer.json()) as Problem;
    throw new Error(withOptionNames(detail, errors));
  }
  warnOfChange(answer.headers);
  const body = Readable.fromWeb(answer.body as never);
  if (out === undefined) return print(body);
  const file = createWriteStream(out, { flags: force === true ? 'w' : 'wx' });
  try {
    await pipeline(body, file);
  } catch (error) {
    if (file.bytesWritten > 0) await rm(out, { force: true });
    throw error;
  }
  const { headers } = answer;
  printLine(
    `${out}: ${file.bytesWritten} bytes, log position ${headers.get('boxtrail-position')}, ` +
      `SHA-256 of the document ${headers.get('boxtrail-sha256')}`,
  );
}

/** Warns when the recorded hash of the same export differs. */
function warnOfChange(headers: Headers): void {
  const recorded = headers.get('boxtrail-recorded-sha256');
  if (recorded === null) return;
  complain(
    `WARNING: this export has changed. SHA-256 recorded at the first export: ${recorded}, now: ${headers.get('boxtrail-sha256')} ` +
      `(difference ${headers.get('boxtrail-difference')})`,
  );
}

async function print(body: Readable): Promise<void> {
  try {
    // `head` and similar programs close the output early: not an error.
    await pipeline(body, process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
