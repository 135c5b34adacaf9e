// `npm run check`: all static checks and the unit tests, two steps at a time. `npm run check -- lint types` runs the
// named steps only. `imports` and `folders` run only when named: the unit tests check the repository with both sets of
// rules.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STEP_LIMIT_MS = 5 * 60_000;

// The longest first, so that both lanes end at about the same time.
const STEPS = [
  {
    name: 'lint',
    run: [
      ...['eslint/bin/eslint.js', '.', '--max-warnings=0'],
      ...['--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/'],
    ],
  },
  { name: 'answers', run: ['../scripts/run.mjs', 'answers', '--check'] },
  { name: 'api-client', run: ['../scripts/run.mjs', 'api-client', '--check'] },
  { name: 'types', run: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'console types', run: ['typescript/bin/tsc', '-p', 'apps/console'] },
  { name: 'console tests', run: ['vitest/vitest.mjs', 'run', '--config', 'apps/console/vite.config.mjs'] },
  { name: 'unit tests', run: ['jest/bin/jest.js', '--selectProjects=unit', '--maxWorkers=2'] },
  {
    name: 'imports',
    onlyNamed: true,
    run: ['dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'test'],
  },
  {
    name: 'folders',
    onlyNamed: true,
    run: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'apps',
      'libs',
      '--config',
      '.dependency-cruiser-folders.cjs',
    ],
  },
  { name: 'dead code', run: ['knip/bin/knip.js'] },
  {
    name: 'format',
    run: ['prettier/bin/prettier.cjs', '--check', '.', '--cache'],
  },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;

/** Runs all steps even if some fail, and reports each. Sets the exit code. */
export async function check(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => matches(step, name)));
  if (unknown.length > 0) {
    console.error(
      `no such step: ${unknown.join(', ')} (there are: ${STEPS.map(({ name }) => name).join(', ')})`,
    );
    process.exitCode = 2;
    return;
  }
  const steps =
    names.length === 0
      ? STEPS.filter(({ onlyNamed }) => onlyNamed !== true)
      : STEPS.filter((step) => names.some((name) => matches(step, name)));
  const started = performance.now();
  const queue = steps.values();
  const results = [];
  const lane = async () => {
    for (const step of queue) {
      const result = await runStep(step);
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));

  const failed = results.filter((result) => !result.ok).map(({ name }) => name);
  const verdict = failed.length === 0 ? `all ${steps.length} steps passed` : `failed: ${failed.join(', ')}`;
  console.log(`\n${verdict} (${seconds(started)} s)`);
  if (failed.length > 0) process.exitCode = 1;
}

function matches(step, name) {
  return step.name === name || step.name.split(' ')[0] === name;
}

async function runStep({ name, run: [program, ...args] }) {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    env: { ...process.env, ...(colour ? { FORCE_COLOR: '1' } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: STEP_LIMIT_MS,
  });
  const endChild = () => child.kill();
  process.on('exit', endChild);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code, signal] = await new Promise((resolve) => {
    child.on('error', (error) => resolve([error.message, null]));
    child.on('close', (...end) => resolve(end));
  });
  process.off('exit', endChild);
  if (signal !== null) output += `\nended by ${signal} after ${seconds(started)} s`;
  return { name, ok: code === 0, output, took: seconds(started) };
}

function report({ name, ok, output, took }) {
  console.log(`${paint(ok ? 32 : 31, ok ? 'ok    ' : 'FAILED')} ${name.padEnd(12)} ${took.padStart(5)} s`);
  if (!ok) console.log(`${output.trimEnd()}\n`);
}

function paint(code, text) {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}

function seconds(started) {
  return ((performance.now() - started) / 1000).toFixed(1);
}
