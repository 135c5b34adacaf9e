import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { dataOf, type Operations } from '@boxtrail/api-client';
import { Argument, Option, type Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import { mayOverwrite, printFile, saveFile } from './files';
import { valuesOf } from './option-values';
import { knownAtHelp, timeHelp } from './time-options';
import type { GlobalOptions, WithApi } from './with-api';

type Kind = Operations['getStatement']['parameters']['path']['kind'];
type Query = NonNullable<Operations['getStatement']['parameters']['query']>;

const formats = valuesOf('getStatement', 'format');

interface StatementOptions extends GlobalOptions, Omit<Query, 'atLeast'> {
  readonly out?: string;
  readonly force?: boolean;
}

/** Adds `statement`: the statement of a household, a grid worker, a community or a supplier. */
export function addStatement(program: Command, withApi: WithApi): void {
  const command = program
    .command('statement')
    .description('The statement of a household, a grid worker, a community or a supplier: JSON, CSV or PDF.')
    .addArgument(new Argument('<kind>').choices(valuesOf('getStatement', 'kind')))
    .argument('<ref>', 'a GLN, or the reference of a household or a grid worker')
    .addOption(
      new Option('--format <format>', 'default: the extension of --out; json when printed').choices(formats),
    )
    .addOption(new Option('--lang <lang>').choices(valuesOf('getStatement', 'lang')))
    .addOption(new Option('--for <reader>', 'of csv').choices(valuesOf('getStatement', 'for')))
    .option('--from <time>', 'entries that hold after it')
    .option('--to <time>', 'entries that hold from then or earlier')
    .option('--known-at <time>', knownAtHelp)
    .option('--community-gln <gln>', 'only entries of this community')
    .option('--out <file>', 'write to this new file; default: standard output')
    .option('--force', 'overwrite the file')
    .addHelpText('after', timeHelp)
    .action(async (kind: Kind, ref: string, _: object, command: Command) => {
      const { out: given, force = false, json, ...options } = command.optsWithGlobals<StatementOptions>();
      const out = given === undefined ? undefined : fromCaller(given);
      const format = options.format ?? formatOf(out);
      if (out !== undefined) mayOverwrite(out, force);
      else if (format === 'pdf' && process.stdout.isTTY) throw new Error('a PDF needs a file: give --out');
      const { lang, from, to, knownAt, communityGln } = options;
      const query = { format, lang, for: options.for, from, to, knownAt, communityGln };
      await withApi({ ...options, ...(json !== undefined && { json }) }, async (as) => {
        const stream = await dataOf(
          as('auditor').GET('/v1/ledger/statements/{kind}/{ref}', {
            params: { path: { kind, ref }, query },
            parseAs: 'stream',
          }),
        );
        const body = Readable.fromWeb(stream as never);
        if (out === undefined) return printFile(body);
        const bytes = await saveFile(body, out, force);
        print(json === true ? JSON.stringify({ file: out, bytes }) : `${out}: ${bytes} bytes`);
      });
    });
  withExample(command, 'statement community 2401020030011 --lang zh --out statement.pdf');
}

function formatOf(out: string | undefined): NonNullable<Query['format']> {
  const ending = out === undefined ? 'json' : extname(out).slice(1).toLowerCase();
  const format = (formats as readonly NonNullable<Query['format']>[]).find((each) => each === ending);
  if (format !== undefined) return format;
  throw new Error(
    `${out}: the name must end with ${formats.map((each) => `.${each}`).join(', ')}, or give --format`,
  );
}
