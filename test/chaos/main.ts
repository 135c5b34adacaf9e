import { existsSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { temporaryData } from '../support/boxtrail';
import { SmallDisk } from '../torture/small-disk';
import { chaos, judgeLeftovers, type ChaosOptions, type ChaosResult } from './chaos';
import { kinds, type KindName } from './faults';
import { byKind, table } from './report';

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly json?: string;
  readonly judge?: string;
  readonly only?: KindName[];
}

/** Large enough for the longest run, and small enough to be filled in a second. */
const diskMegabytes = 1_536;
/** Files in the folder of a run: its disk and its arguments. */
const diskLink = 'disk';
const runFile = 'run.json';

const whole = (text: string) => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('a whole number is expected.');
  return Number(text);
};
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const program = new Command('npm run chaos --')
    .description('Injects faults into services, broker, database and network under load, and reports loss.')
    .addOption(
      new Option('--minutes <n>', 'duration of the faults, one after the other').default(2).argParser(whole),
    )
    .addOption(new Option('--seed <n>', 'chooses faults and times').default(1).argParser(whole))
    .addOption(new Option('--only <kind...>', 'only these kinds of faults').choices(Object.keys(kinds)))
    .option('--judge <dir>', 'no faults: the verdict on what an interrupted run left in <dir>')
    .option('--json <file>', 'write the figures to a file')
    .parse();
  const options = program.opts<Options>();
  if (options.judge === undefined) await breaking(options);
  else {
    const dir = resolve(options.judge);
    if (!existsSync(join(dir, runFile))) program.error(`${dir} holds no run`);
    const run = JSON.parse(readFileSync(join(dir, runFile), 'utf8')) as Pick<Options, 'seed' | 'minutes'>;
    const disk = diskOf(dir);
    await conclude(await judgeLeftovers({ dir, say, disk }), { ...options, ...run }, dir);
    if (disk !== undefined) say(`PostgreSQL's disk is still there: umount ${disk.path}`);
  }
}

async function breaking(options: Options): Promise<void> {
  const { minutes, seed, only } = options;
  const { dir, remove } = temporaryData();
  const disk = SmallDisk.mount(diskMegabytes);
  if (typeof disk === 'string') say(`NOT COVERED: disk full: ${disk}`);
  else symlinkSync(disk.path, join(dir, diskLink));
  say(`data in ${dir}${typeof disk === 'string' ? '' : `, PostgreSQL's in ${disk.path}`}`);
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => stopped.abort(new Error(`stopped by ${name}; data in ${dir}`)));
  writeFileSync(join(dir, runFile), JSON.stringify({ seed, minutes }));
  const usable = typeof disk === 'string' ? undefined : disk;
  const result = await chaos({ minutes, seed, dir, say, signal: stopped.signal, only, disk: usable });
  await conclude(result, options, dir);
  if (result.offences.length > 0) return;
  usable?.unmount();
  await remove();
}

/** The disk of an interrupted run. It is not filled again. */
function diskOf(dir: string): ChaosOptions['disk'] {
  const link = join(dir, diskLink);
  if (!existsSync(link)) return undefined;
  return { path: readlinkSync(link), fill: () => undefined, clear: () => undefined };
}

async function conclude(result: ChaosResult, options: Options, dir: string): Promise<void> {
  await report(result, options);
  for (const offence of result.offences) process.stderr.write(`${offence}\n`);
  if (result.offences.length === 0) return;
  say(`everything is kept in ${dir}`);
  process.exitCode = 1;
}

async function report(
  result: ChaosResult,
  { minutes, seed, json }: Pick<Options, 'minutes' | 'seed' | 'json'>,
) {
  const { offences: _, recoveries, ...figures } = result;
  say(table(recoveries));
  const all = { seed, minutes, faults: recoveries.length, ...figures, recovery: byKind(recoveries) };
  say(JSON.stringify(all));
  if (json !== undefined) await writeFile(json, `${JSON.stringify(all, null, 2)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
