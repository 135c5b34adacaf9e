import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { temporaryData } from '../support/boxtrail';
import { beyondBounds } from './bounds';
import { stores, type Store } from './log-under-torture';
import { overload } from './overload';
import { judgeLeftovers, torture, type TortureResult } from './torture';

interface Options {
  readonly store: Store;
  readonly kills: number;
  readonly seed: number;
  readonly json?: string;
  readonly judge?: string;
  readonly overload?: boolean;
  readonly seconds: number;
  readonly clients: number;
  readonly newConnections?: boolean;
}

/** Bound of the recovery time after a kill, in seconds. */
const readyWithin = 5;

const whole = (text: string) => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('a whole number is expected.');
  return Number(text);
};
const positive = (text: string) => {
  if (whole(text) === 0) throw new InvalidArgumentError('a whole number above 0 is expected.');
  return Number(text);
};
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const program = new Command('npm run torture --')
    .description('Kills the application and its PostgreSQL at random under load, and reports loss.')
    .addOption(new Option('--store <store>', 'where the log is kept').choices(stores).default('postgres'))
    .addOption(new Option('--kills <n>', 'number of kill -9').default(100).argParser(whole))
    .addOption(new Option('--seed <n>', 'chooses targets and times').default(1).argParser(whole))
    .option('--judge <dir>', 'no kills: the verdict on what an interrupted run left in <dir>')
    .option('--overload', 'no kills: three times as many commands as the service can handle')
    .addOption(new Option('--seconds <n>', 'of --overload').default(60).argParser(positive))
    .addOption(new Option('--clients <n>', 'of --overload').default(2_500).argParser(positive))
    .option('--new-connections', 'of --overload: each command of the overload on a connection of its own')
    .option('--json <file>', 'write the figures to a file')
    .parse();
  const options = program.opts<Options>();
  if (options.overload === true) await overloading(options);
  else await killing(options);
}

async function overloading({ seconds, clients, newConnections, json }: Options): Promise<void> {
  const data = temporaryData();
  const result = await overload({
    seconds,
    warmSeconds: seconds,
    clients,
    newConnections,
    dir: data.dir,
    say,
  });
  const { offences: _, ...figures } = result;
  say(JSON.stringify(figures));
  if (json !== undefined) await writeFile(json, `${JSON.stringify(figures)}\n`);
  await conclude(beyondBounds(result), data);
}

async function conclude(
  offences: readonly string[],
  data: { readonly dir: string; remove(): Promise<void> },
): Promise<void> {
  for (const offence of offences) process.stderr.write(`${offence}\n`);
  if (offences.length === 0) return data.remove();
  say(`everything is kept in ${data.dir}`);
  process.exitCode = 1;
}

async function killing({ store, kills, seed, json, judge }: Options): Promise<void> {
  const data =
    judge === undefined ? temporaryData() : { dir: resolve(judge), remove: () => Promise.resolve() };
  say(`data in ${data.dir}`);
  const result =
    judge === undefined
      ? await torture({ store, kills, seed, dir: data.dir, say })
      : await judgeLeftovers(data.dir, store);
  await report(result, json);
  const offences = [...result.offences];
  if (result.maxReadySeconds > readyWithin)
    offences.push(`ready again only after ${result.maxReadySeconds} s, not within ${readyWithin} s`);
  await conclude(offences, data);
}

async function report(result: TortureResult, file: string | undefined): Promise<void> {
  const { kills, acknowledged, lost, doubled, viewsEqual, maxReadySeconds } = result;
  const figures = { kills, acknowledged, lost, doubled, viewsEqual, maxReadySeconds };
  say(JSON.stringify(figures));
  if (file !== undefined) await writeFile(file, `${JSON.stringify(figures)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
