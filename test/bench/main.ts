import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Bench } from './bench';
import type { Case } from './case';
import { isKafkaKey, kafkaKeys, keys, type AnyKey } from './keys';
import { openBroker, useBroker } from './broker';
import { measure } from './measure';
import { figuresOf, report, summary, type Measured } from './output';
import { drawCurves, measureCurves } from './plot';

interface Options {
  readonly quick: boolean;
  readonly kafka: boolean;
  readonly case: readonly AnyKey[];
  readonly rounds: number;
  readonly json?: string;
  readonly plot?: string;
}

const fewestRounds = 5;
const allKeys: readonly AnyKey[] = [...keys, ...kafkaKeys];

function readOptions(argv: readonly string[]): Options {
  const program = new Command('npm run bench --')
    .description('Compares Boxtrail with its limits and its peers, on one PostgreSQL, in the same rounds.')
    .option('--quick', 'smaller logs and shorter measurements: under five minutes', false)
    .option('--kafka', 'only the cases over a real Kafka broker, all of them', false)
    .addOption(
      new Option('--case <key>', 'only this case; may be given several times')
        .argParser((text: string, before: readonly AnyKey[]) => {
          const key = allKeys.find((candidate) => candidate === text);
          if (key === undefined) throw new InvalidArgumentError(`There are: ${allKeys.join(', ')}.`);
          return [...before, key];
        })
        .default([], 'all'),
    )
    .addOption(
      new Option('--rounds <n>', 'rounds of each case').default(fewestRounds).argParser((text: string) => {
        if (!/^\d{1,3}$/.test(text) || Number(text) < fewestRounds)
          throw new InvalidArgumentError(`At least ${fewestRounds}.`);
        return Number(text);
      }),
    )
    .option('--json <file>', 'write ratios, rounds and machine to a file')
    .option('--plot <file.svg>', 'draw cost against log length; without --case nothing else is measured')
    .addHelpText('after', '\nThe cases and their goals: docs/performance.md')
    .showHelpAfterError('(add --help to see all options)');
  program.parse([...argv], { from: 'user' });
  return program.opts<Options>();
}

const load = createRequire(__filename);
const caseOf = (key: AnyKey): Case =>
  (load(`./${isKafkaKey(key) ? 'kafka-cases' : 'cases'}/${key}`) as { bench: Case }).bench;

/** The cases of this run. Curves alone measure nothing else, and cases with a broker must be requested. */
function chosen({ case: named, kafka, plot }: Options): readonly AnyKey[] {
  if (named.length > 0) return named;
  if (kafka) return kafkaKeys;
  return plot === undefined ? keys : [];
}

const orSay = (say: (line: string) => void) => (error: Error) => {
  say(`nothing was measured: ${error.message}`);
  process.exitCode = 1;
  return undefined;
};

async function run(options: Options): Promise<void> {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const say = (line: string) => void process.stderr.write(`bench: ${line}\n`);
  const subjects = chosen(options);
  const broker = subjects.some(isKafkaKey) ? await openBroker().catch(orSay(say)) : undefined;
  if (process.exitCode !== undefined) return;
  const bench = await Bench.start(options.quick, say);
  if (broker !== undefined) useBroker(bench, broker);
  const end = () => void bench.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  const measured: Measured[] = [];
  const skipped = new Map<AnyKey, string>();
  try {
    const machine = await bench.machine();
    print(
      Object.entries(machine)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    );
    if (options.quick)
      print('quick: smaller logs and shorter measurements; flat.* compares smaller logs than a full run');
    for (const key of subjects) {
      say(`${key} ...`);
      const started = performance.now();
      try {
        const result = await measure(bench, caseOf(key), options.rounds);
        measured.push(result);
        print(`\n${report(result)}`);
        say(`${key} took ${((performance.now() - started) / 1_000).toFixed(0)} s`);
      } catch (error) {
        skipped.set(key, error instanceof Error ? error.message : String(error));
        say(`${key} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    if (measured.length + skipped.size > 0) print(`\n${summary(measured, skipped)}`);
    if (options.plot !== undefined) {
      say('cost against log length ...');
      const { date, commit, cpu, cores } = machine;
      const curves = await measureCurves(bench, options.rounds);
      await writeFile(
        options.plot,
        drawCurves(curves, `${date}, commit ${commit}, ${cores} cores of ${cpu}`),
      );
    }
    if (options.json !== undefined)
      await writeFile(options.json, JSON.stringify(figuresOf(measured, machine), null, 2) + '\n');
  } finally {
    await bench.stop();
  }
  if (skipped.size > 0 || measured.some(({ after }) => after?.broken !== undefined)) process.exitCode = 1;
}

void run(readOptions(process.argv.slice(2)));
