import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { dataOf, type BoxtrailApi, type Operations } from '@boxtrail/api-client';
import { Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { complain, print as printLine } from '../terminal/terminal';
import { withExample } from './examples';
import { keyOf } from './key-of';
import { valuesOf } from './option-values';
import { mayOverwrite, printFile, saveFile } from './files';
import { atHelp, knownAtHelp, timeHelp } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

type Query = NonNullable<Operations['exportTrail']['parameters']['query']>;
type Format = NonNullable<Query['format']>;

const formats = valuesOf('exportTrail', 'format') as readonly Format[];

interface ExportOptions extends GlobalOptions {
  readonly format?: Format;
  readonly lang?: Query['lang'];
  readonly for?: Query['for'];
  readonly at?: string;
  readonly knownAt?: string;
  readonly position?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly day?: string;
}

/** Asks for the document as a stream. */
type Ask = (api: BoxtrailApi, query: Query, options: ExportOptions) => Promise<Answer>;

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

const asStream = { parseAs: 'stream' as const };

/** Adds `export`: a trail, a round or a station's day as a file. */
export function addExport(program: Command, withApi: WithApi): void {
  const group = program
    .command('export')
    .description("Exports a trail, a round or a station's day: JSON, CSV, or a report as HTML or PDF.");

  const add = (name: string, description: string, askFor: (id: string) => Ask): Command =>
    group
      .command(name)
      .description(description)
      .addOption(
        new Option('--format <format>', 'default: the extension of --out; json when printed').choices(
          formats,
        ),
      )
      .addOption(new Option('--lang <lang>', 'of html and pdf').choices(valuesOf('exportTrail', 'lang')))
      .addOption(new Option('--for <reader>', 'of csv').choices(valuesOf('exportTrail', 'for')))
      .option('--at <time>', atHelp)
      .option('--known-at <time>', knownAtHelp)
      .option('--position <position>', 'only events up to this log position')
      .option('--out <file>', 'write to this new file; default: standard output')
      .option('--force', 'overwrite the file')
      .addHelpText('after', timeHelp)
      .action(async (id: string, _: object, command: Command) => {
        const given = command.optsWithGlobals<ExportOptions>();
        const options = given.out === undefined ? given : { ...given, out: fromCaller(given.out) };
        const ask = askFor(id);
        const format = options.format ?? formatOf(options.out);
        mayWrite(options, format);
        await withApi(options, async (as) => {
          await take(await ask(as('auditor'), queryOf(options, format), options), options);
        });
      });

  const trail = add('trail <sscc>', 'The trail of one box.', (text) => {
    const params = { path: { sscc: keyOf('sscc', text) } };
    return (api, query) =>
      api.GET('/v1/exports/trails/{sscc}', { params: { ...params, query }, ...asStream });
  });
  withExample(trail, 'export trail 020123450100000017 --lang zh --out trail.pdf');
  const round = add(
    'round <round>',
    'A round: its events, and the state of each of its boxes.',
    (roundId) => (api, query) =>
      api.GET('/v1/exports/rounds/{roundId}', { params: { path: { roundId }, query }, ...asStream }),
  );
  withExample(round, 'export round round-1-220102003001 --format csv');
  const station = add(
    'station <gln>',
    "A station's day: its accounts, and every movement of a box.",
    (text) => {
      const gln = keyOf('gln', text);
      return (api, query, { day = '' }) =>
        api.GET('/v1/exports/stations/{gln}/days/{day}', {
          params: { path: { gln, day }, query },
          ...asStream,
        });
    },
  ).requiredOption('--day <day>', 'the day in UTC+8: 2026-03-16');
  withExample(station, 'export station 2401000000003 --day 2026-03-16 --format csv');
}

/** The format by file extension; JSON when printed. Throws on an unknown extension. */
function formatOf(out: string | undefined): Format {
  if (out === undefined) return 'json';
  const ending = extname(out).slice(1).toLowerCase();
  const format = formats.find((each) => each === ending);
  if (format !== undefined) return format;
  throw new Error(
    `${out}: the name must end with ${formats.map((each) => `.${each}`).join(', ')}, or give --format`,
  );
}

function mayWrite({ out, force, json }: ExportOptions, format: Format): void {
  if (out === undefined) {
    if (json === true && format !== 'json')
      throw new Error(`--json prints JSON only: give --out for ${format}`);
    if (format === 'pdf' && process.stdout.isTTY) throw new Error('a PDF needs a file: give --out');
  } else mayOverwrite(out, force === true);
}

const queryOf = ({ lang, for: reader, at, knownAt, position }: ExportOptions, format: Format): Query => ({
  format,
  lang,
  for: reader,
  at,
  knownAt,
  position: position as unknown as number | undefined, // the service judges it
});

/** Streams the answer to the file or standard output. An interrupted export leaves no partial file. */
async function take(answer: Answer, { out, force, json }: ExportOptions): Promise<void> {
  const stream = await dataOf(Promise.resolve(answer));
  const { headers } = answer.response;
  warnOfChange(headers);
  const body = Readable.fromWeb(stream as never);
  if (out === undefined) return printFile(body);
  const bytes = await saveFile(body, out, force === true);
  const [position, sha256] = [headers.get('boxtrail-position'), headers.get('boxtrail-sha256')];
  printLine(
    json === true
      ? JSON.stringify({ file: out, bytes, position: Number(position), sha256 })
      : `${out}: ${bytes} bytes, log position ${position}, SHA-256 of the document ${sha256}`,
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
