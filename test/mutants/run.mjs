// `npm run mutants`: plants each fault of mutants.json alone in a copy of the sources and runs the specs beside it. A
// fault that no test notices is missed. `npm run mutants -- TEXT` plants only those whose name or file has the text.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plant, verdictOf } from './plant.cjs';

const MAY_BE_MISSED = 1;
const SPEC_LIMIT_MS = 3 * 60_000;
/** A fault by which a test never ends is noticed too. */
const HUNG = { numTotalTests: 1, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
const COPIED = ['libs', 'test', 'scripts', 'jest.config.js', 'package.json'];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Sets the exit code: 0 when at most one fault was missed. */
export async function mutants(args) {
  const all = JSON.parse(await readFile(join(root, 'test/mutants/mutants.json'), 'utf8'));
  const wanted = all.filter(({ name, file }) => args.every((text) => `${name} ${file}`.includes(text)));
  if (wanted.length === 0) throw new Error(`no fault has ${args.join(' ')} in its name or file`);
  for (const fault of wanted) plant(await readFile(join(root, fault.file), 'utf8'), fault);

  const started = performance.now();
  const missed = [];
  const queue = wanted.values();
  let first = true;
  const lane = async () => {
    const copy = await copyOfSources();
    try {
      if (first) {
        first = false;
        const specs = [...new Set(wanted.flatMap((fault) => fault.specs))];
        if (verdictOf(await runSpecs(copy, specs)) === 'caught')
          throw new Error('the specs fail without any fault');
      }
      for (const fault of queue) {
        const verdict = await tryOut(copy, fault);
        if (verdict === 'missed') missed.push(fault);
        console.log(`${verdict}  ${fault.name} (${fault.file})`);
      }
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism(), wanted.length) }, lane));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${wanted.length - missed.length} of ${wanted.length} faults caught (${seconds} s)`);
  if (missed.length > MAY_BE_MISSED) process.exitCode = 1;
}

async function copyOfSources() {
  const copy = await mkdtemp(join(tmpdir(), 'boxtrail-mutants-'));
  for (const path of COPIED) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function tryOut(copy, fault) {
  const file = join(copy, fault.file);
  const sound = await readFile(file, 'utf8');
  await writeFile(file, plant(sound, fault));
  try {
    return verdictOf(await runSpecs(copy, fault.specs));
  } catch (error) {
    throw new Error(`${fault.name}: ${error.message}`, { cause: error });
  } finally {
    await writeFile(file, sound);
  }
}

/** The figures jest writes of a run of some specs. */
async function runSpecs(copy, specs) {
  const report = join(copy, 'report.json');
  await rm(report, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = [
    '--selectProjects=unit',
    '--runInBand',
    '--json',
    `--outputFile=${report}`,
    '--runTestsByPath',
  ];
  const { hung, output } = await new Promise((resolve) => {
    const limits = { cwd: copy, timeout: SPEC_LIMIT_MS, maxBuffer: 1 << 28 };
    execFile(process.execPath, [jest, ...options, '--', ...specs], limits, (error, _stdout, stderr) =>
      resolve({ hung: error?.killed === true, output: stderr }),
    );
  });
  if (hung) return HUNG;
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`jest left no report: ${output}`);
  });
  return JSON.parse(text);
}
