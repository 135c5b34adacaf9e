// Entry point of `npm start`, `npm test`, `npm run check` and `npm run boxtrail`: installs missing packages, builds
// changed files, then runs the command. Needs Node only. Its own messages go to stderr, so that the output of a command
// can be piped.
import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED_NODE = 20;
const COMMANDS = {
  start: {
    packages: 'runtime',
    build: true,
    console: 'beside',
    run: (args) => runHere('dist/apps/boxtrail/main.js', args),
  },
  'start:distributed': {
    packages: 'runtime',
    build: true,
    console: 'beside',
    run: (args) => runHere('dist/apps/distributed/main.js', args),
  },
  cli: { packages: 'runtime', build: true, run: (args) => runHere('dist/apps/boxtrail/cli.js', args) },
  test: { packages: 'all', build: true, console: 'before', run: runTests },
  'test:unit': { packages: 'all', build: true, run: (args) => runTests(args, 'unit') },
  'test:integration': { packages: 'all', build: true, run: (args) => runTests(args, 'integration') },
  'test:kinds': { packages: 'all', build: true, run: (args) => runTests(args, 'kinds') },
  'test:e2e': { packages: 'all', build: true, console: 'before', run: (args) => runTests(args, 'e2e') },
  'test:console': { packages: 'all', build: true, console: 'before', run: testConsole },
  torture: {
    packages: 'runtime',
    build: true,
    run: (args) => runHere('test/torture/run.cjs', ['main', ...args]),
  },
  chaos: {
    packages: 'runtime',
    build: true,
    run: (args) => runHere('test/torture/run.cjs', ['../chaos/main', ...args]),
  },
  bench: { packages: 'all', build: true, run: (args) => runHere('test/bench/run.cjs', args) },
  mutants: {
    packages: 'all',
    build: false,
    run: async (args) => (await import('../test/mutants/run.mjs')).mutants(args),
  },
  build: { packages: 'runtime', build: true, console: 'before', run: () => {} },
  answers: {
    packages: 'all',
    build: false,
    run: async (args) => (await import('./answers.mjs')).answers(args),
  },
  'api-client': {
    packages: 'all',
    build: false,
    run: async (args) => (await import('./api-client.mjs')).apiClient(args),
  },
  'pack-client': {
    packages: 'all',
    build: false,
    run: async (args) => (await import('./pack-client.mjs')).packClient(args),
  },
  pictures: {
    packages: 'all',
    build: true,
    console: 'before',
    run: async () => (await import('./pictures.mjs')).pictures(),
  },
  'console:measure': {
    packages: 'all',
    build: true,
    console: 'before',
    run: async () => (await import('./measure-console.mjs')).measureConsole(),
  },
  house: { packages: 'all', build: false, run: async (args) => (await import('./house.mjs')).house(args) },
  check: { packages: 'all', build: false, run: async (args) => (await import('./check.mjs')).check(args) },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`boxtrail: ${line}\n`);

const major = Number(process.versions.node.split('.')[0]);
if (major < NEEDED_NODE) {
  say(`needs Node ${NEEDED_NODE} or newer; this is Node ${process.versions.node}, at ${process.execPath}`);
  process.exit(1);
}
const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
if (command === undefined) {
  say(`usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
  process.exit(2);
}

// npm runs scripts in the project's folder; relative paths are resolved in the caller's folder.
process.env.BOXTRAIL_CALLER_FOLDER =
  process.env.npm_package_json === join(root, 'package.json')
    ? (process.env.INIT_CWD ?? process.cwd())
    : process.cwd();
process.chdir(root);
endWithParent();
if (await prepare(command)) {
  if (command.console === 'beside') buildConsoleBeside();
  await command.run(args);
}

/**
 * Installs and builds what is missing, one process at a time; a command that finds nothing missing does not wait for
 * another one. Returns false and sets the exit code on failure.
 */
async function prepare({ packages, build, console }) {
  const { LockError, withLock } = await import('./lock.mjs');
  const { InstallError, ensureInstalled, isReady } = await import('./install.mjs');
  const { BuildError, build: buildAll, isUpToDate } = await import('./build.mjs');
  try {
    const { buildConsole, isConsoleUpToDate } = await import('./build-console.mjs');
    const isBuilt =
      (!build || (await isUpToDate(root))) && (console !== 'before' || (await isConsoleUpToDate(root)));
    if (isReady(root, packages) && isBuilt) return true;
    await withLock({ file: join(root, 'node_modules/.cache/boxtrail/lock'), say }, async () => {
      await ensureInstalled({ root, level: packages, say });
      if (build) await buildAll({ root, log: say });
      if (console === 'before') await buildConsole({ root, log: say });
    });
    return true;
  } catch (error) {
    const expected = [BuildError, InstallError, LockError].some((kind) => error instanceof kind);
    say(expected ? error.message : (error.stack ?? error));
    process.exitCode = 1;
    return false;
  }
}

/** The day takes longer than this build: its report finds the console there. */
function buildConsoleBeside() {
  const program = join(root, 'scripts/build-console.mjs');
  spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'] }).unref();
}

/** Its logic, then its pages in a browser. */
async function testConsole(args) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = ['--config', 'apps/console/vite.config.mjs'];
  const logic = spawnSync(process.execPath, [vitest, 'run', ...config], { stdio: 'inherit' });
  if (logic.status !== 0) process.exit(1);
  await runTests(args, 'console');
}

/** In this process, so that signals, terminal and exit code reach the program directly. */
async function runHere(file, args) {
  const program = join(root, file);
  process.argv = [process.argv[0], program, ...args];
  process.setSourceMapsEnabled(true); // stack traces name the source lines
  await import(pathToFileURL(program));
}

/** jest's own default is one worker on a machine with two cores. */
async function runTests(args, project) {
  const selected = project === undefined ? [] : ['--selectProjects', project];
  const workers = args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg))
    ? []
    : [`--maxWorkers=${Math.max(2, Math.floor(availableParallelism() / 2))}`];
  const runner = '--runner=<rootDir>/scripts/jest-runner.cjs';
  await runHere('node_modules/jest/bin/jest.js', [...selected, runner, ...workers, ...args]);
}

/** npm, or the shell between npm and this process, may exit without a signal; then this process must stop itself. */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch); // once: programs treat a second signal as a request to exit at once
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
