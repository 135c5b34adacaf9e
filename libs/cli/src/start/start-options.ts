import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { fromCaller } from '../terminal/caller-folder';

/** Options of `npm start`. */
export interface StartOptions {
  readonly boxes: number;
  /** A bundled network or a CSV file. */
  readonly network: { readonly name: string; readonly file: string };
  readonly seed: number;
  readonly exit: boolean;
  /** The data directory. */
  readonly data: string;
  /** The `--data DIR ` option that commands need for this installation; empty for the default directory. */
  readonly dataOption: string;
  /** Undefined: the default port, or a free one when it is taken. */
  readonly port: number | undefined;
  readonly json: string | undefined;
}

export const whole = (name: string, min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new InvalidArgumentError(`${name} is a whole number from ${min} to ${max}.`);
  }
  return value;
};

/** The networks in the project's `data` folder. */
const cities = ['changchun', 'guiyang'] as const;

/** Parses the command line; on an error prints it and exits with status 1. */
export function readStartOptions(argv: readonly string[], root: string): StartOptions {
  const program = startCommand(
    'npm start --',
    'Starts Boxtrail with its own PostgreSQL, plays one day of distribution over a real city, and keeps serving.',
    root,
    '.boxtrail',
  );
  program.parse([...argv], { from: 'user' });
  return optionsOf(program, root);
}

/** The options shared by all start commands. */
export function startCommand(name: string, description: string, root: string, data: string): Command {
  return new Command(name)
    .description(description)
    .addOption(
      new Option('--boxes <n>', 'number of boxes of the day')
        .default(2_000)
        .argParser(whole('--boxes', 10, 500_000)),
    )
    .addOption(
      new Option('--city <name|file.csv>', `${cities.join(', ')}, or a CSV file of your own`).default(
        'changchun',
      ),
    )
    .addOption(
      new Option('--seed <n>', 'the same seed plays the same day')
        .default(1)
        .argParser(whole('--seed', 0, 999)),
    )
    .option('--exit', 'exit after the report', false)
    .addOption(
      new Option('--data <dir>', 'the folder of the database and the keys').default(
        resolve(root, data),
        `${data} in the project`,
      ),
    )
    .addOption(
      new Option('--port <n>', 'default: 4600, or a free one when that is taken').argParser(
        whole('--port', 1, 65_535),
      ),
    )
    .option('--json <file>', 'write the figures of the report to a file')
    .showHelpAfterError('(add --help to see all options)');
}

/** Reads the option values; on an error prints it and exits with status 1. */
export function optionsOf(program: Command, root: string): StartOptions {
  const given = program.opts<Omit<StartOptions, 'network'> & { city: string }>();
  const bundled = cities.find((city) => city === given.city);
  const file =
    bundled === undefined ? fromCaller(given.city) : resolve(root, 'data', `network-${bundled}.csv`);
  if (!existsSync(file))
    program.error(`error: --city ${given.city}: neither ${cities.join(' nor ')}, nor a file that exists`);
  return {
    boxes: given.boxes,
    network: { name: bundled ?? given.city, file },
    seed: given.seed,
    exit: given.exit,
    data: fromCaller(given.data),
    dataOption: dataOptionOf(fromCaller(given.data), root),
    port: given.port,
    json: given.json === undefined ? undefined : fromCaller(given.json),
  };
}

function dataOptionOf(data: string, root: string): string {
  if (data === resolve(root, '.boxtrail')) return '';
  return `--data ${/^[\w./-]+$/.test(data) ? data : `'${data.replaceAll("'", "'\\''")}'`} `;
}
