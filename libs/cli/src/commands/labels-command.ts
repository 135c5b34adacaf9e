import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { dataOf, type BoxtrailApi, type Operations } from '@boxtrail/api-client';
import { Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import { mayOverwrite, saveFile } from './files';
import { keyOf } from './key-of';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Query = NonNullable<Operations['getBoxLabel']['parameters']['query']>;
type Format = NonNullable<Query['format']>;

const formats = valuesOf('getBoxLabel', 'format') as readonly Format[];

interface LabelOptions extends GlobalOptions {
  readonly lang?: Query['lang'];
  readonly out: string;
  readonly force?: boolean;
}

type Ask = (
  api: BoxtrailApi,
  query: Query,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

const asStream = { parseAs: 'stream' as const };

/** Adds `labels`: what is stuck on boxes, as a file for a printer. */
export function addLabels(program: Command, withApi: WithApi): void {
  const group = program
    .command('labels')
    .description('Labels of boxes as a file: PDF (A6), or ZPL for label printers.');

  const add = (name: string, description: string, askFor: (id: string) => Ask): Command =>
    group
      .command(name)
      .description(description)
      .addOption(new Option('--lang <lang>').choices(valuesOf('getBoxLabel', 'lang')))
      .requiredOption('--out <file>', 'write to this new file, which ends with .pdf or .zpl')
      .option('--force', 'overwrite the file')
      .action(async (id: string, _: object, command: Command) => {
        const options = command.optsWithGlobals<LabelOptions>();
        const { force = false, json, lang } = options;
        const out = fromCaller(options.out);
        const ask = askFor(id);
        const format = formatOf(out);
        mayOverwrite(out, force);
        await withApi(options, async (as) => {
          const stream = await dataOf(ask(as('coordinator'), { format, lang }));
          const bytes = await saveFile(Readable.fromWeb(stream as never), out, force);
          print(json === true ? JSON.stringify({ file: out, bytes }) : `${out}: ${bytes} bytes`);
        });
      });

  const box = add('box <sscc>', 'The label of one box.', (text) => {
    const path = { sscc: keyOf('sscc', text) };
    return (api, query) => api.GET('/v1/boxes/{sscc}/label', { params: { path, query }, ...asStream });
  });
  withExample(box, 'labels box 020123450100000017 --lang zh --out label.pdf');
  const job = add(
    'job <job>',
    'The labels of all packed boxes of a job, by SSCC.',
    (jobId) => (api, query) =>
      api.GET('/v1/packing-jobs/{jobId}/labels', { params: { path: { jobId }, query }, ...asStream }),
  );
  withExample(job, 'labels job round-1-220102003001 --out labels.zpl');
}

function formatOf(out: string): Format {
  const ending = extname(out).slice(1).toLowerCase();
  const format = formats.find((each) => each === ending);
  if (format !== undefined) return format;
  throw new Error(`${out}: the name must end with ${formats.map((each) => `.${each}`).join(' or ')}`);
}
