// Installs missing packages only, and reports its progress.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PLAIN_PROGRESS_MS = 10_000;

export class InstallError extends Error {}

/** True when the packages of `level` are installed and recorded as such. Changes nothing; needs no lock. */
export function isReady(root, level) {
  const state = readState(root);
  return !state.interrupted && isStampValid(state, level) && isInstalled(root, state, level);
}

/**
 * Ensures that the packages of `level` are installed: 'runtime' (what the program needs) or 'all' (tests and checks
 * too). Other packages are not touched. Call it under the lock.
 */
export async function ensureInstalled({ root, level, say }) {
  const state = readState(root);
  if (state.interrupted) {
    say('the last installation was interrupted: removing its files');
    await removePackages(root);
  } else if (isInstalled(root, state, level)) {
    // Installed development packages may be of another lock file: mark only the checked level as complete.
    if (!isStampValid(state, level))
      await writeStamp(root, state, matchesLock(state, 'all') ? 'all' : 'runtime');
    return;
  }
  // `npm install --omit=dev` removes development packages: keep them where they are installed.
  const wanted = level === 'runtime' && hasDevPackages(state) && !state.interrupted ? 'all' : level;
  await npmInstall(root, state, wanted, say);
  await writeStamp(root, state, wanted);
}

function readState(root) {
  const manifest = readJson(join(root, 'package.json'));
  const lockText = readText(join(root, 'package-lock.json')) ?? '{}';
  const declared = DEPENDENCY_FIELDS.map((field) => manifest[field] ?? {});
  return {
    manifest,
    locked: JSON.parse(lockText).packages ?? {},
    installed: readJson(join(root, 'node_modules/.package-lock.json'))?.packages ?? {},
    stamp: readJson(ownFile(root, 'installed.json')),
    interrupted: existsSync(ownFile(root, 'installing')),
    hash: createHash('sha256').update(JSON.stringify(declared)).update(lockText).digest('hex'),
  };
}

/** The stamp avoids comparing versions; the presence of packages is checked in any case. */
function isInstalled(root, state, level) {
  const required = Object.entries(state.installed).filter(([, entry]) => level === 'all' || !entry.dev);
  if (required.length === 0 && Object.keys(state.locked).length > 1) return false;
  const allThere = required.every(
    ([path, entry]) => entry.link || existsSync(join(root, path, 'package.json')),
  );
  return allThere && (isStampValid(state, level) || matchesLock(state, level));
}

function isStampValid({ stamp, hash }, level) {
  return (
    stamp?.hash === hash && stamp.platform === platform() && (stamp.level === 'all' || stamp.level === level)
  );
}

/** True after a manual `npm install`: the versions that npm recorded are those of the lock file. */
function matchesLock({ manifest, locked, installed, stamp }, level) {
  if (stamp !== undefined && stamp.platform !== platform()) return false;
  const fields = level === 'all' ? ['dependencies', 'devDependencies'] : ['dependencies'];
  const asLocked = fields.every((field) => sameRecord(manifest[field], locked['']?.[field]));
  const needed = Object.entries(locked).filter(
    ([path, entry]) =>
      path !== '' && !entry.optional && !entry.devOptional && (level === 'all' || !entry.dev),
  );
  return asLocked && needed.every(([path, entry]) => installed[path]?.version === entry.version);
}

function hasDevPackages({ installed, stamp }) {
  return stamp?.level === 'all' || Object.values(installed).some((entry) => entry.dev);
}

async function npmInstall(root, state, level, say) {
  const total = Object.entries(state.locked).filter(
    ([path, entry]) =>
      path.lastIndexOf('node_modules/') === 0 && !entry.optional && (level === 'all' || !entry.dev),
  ).length;
  const marker = ownFile(root, 'installing');
  await mkdir(ownFile(root), { recursive: true });
  await rm(ownFile(root, 'installed.json'), { force: true });
  await writeFile(marker, `${process.pid}\n`);

  const progress = showProgress(
    `installing ${level === 'all' ? 'all' : 'the run-time'} packages`,
    () => `${countPackages(root)} of ${total}`,
    say,
  );
  const flags = [
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const { code, signal, output } = await runNpm(root, [
    'install',
    level === 'all' ? '--include=dev' : '--omit=dev',
    ...flags,
  ]);
  progress.stop(signal !== null ? 'stopped' : code === 0 ? 'done' : 'failed');

  if (signal !== null) return endLike(signal); // keep the marker: a package may be incomplete
  await rm(marker, { force: true });
  if (code !== 0) {
    throw new InstallError(
      `npm install exited with ${code}; its output:\n\n${output.trim()}\n\nIs the package registry reachable? Try again, or run 'npm install' to see more.`,
    );
  }
}

/** Runs npm to its end. A signal is passed on to npm and reported as the end of npm. */
async function runNpm(root, args) {
  const { file, args: before, shell } = findNpm();
  const child = spawn(file, [...before, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  let received = null;
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new InstallError(`npm could not be started: ${error.message}`)));
      child.on('close', (code, signal) => resolve({ code, signal: received ?? signal, output }));
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}

/** The npm that called us, else the one on the path. */
function findNpm() {
  const caller = process.env.npm_execpath;
  if (caller !== undefined && /^npm(-cli)?\.[cm]?js$/.test(basename(caller)) && existsSync(caller)) {
    return { file: process.execPath, args: [caller], shell: false };
  }
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

function endLike(signal) {
  process.kill(process.pid, signal);
  return new Promise(() => {}); // the signal ends this process
}

function showProgress(what, detail, say) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
  if (!process.stderr.isTTY) {
    say(`${what} ...`);
    const timer = setInterval(() => say(`${what}: ${detail()}, ${seconds()} s`), PLAIN_PROGRESS_MS);
    return { stop: (end) => (clearInterval(timer), say(`${what}: ${end} in ${seconds()} s`)) };
  }
  const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
  let turn = 0;
  const draw = () =>
    process.stderr.write(`\r\u001b[K${frames[turn++ % frames.length]} ${what}: ${detail()}, ${seconds()} s`);
  draw();
  const timer = setInterval(draw, 100);
  return {
    stop: (end) => (
      clearInterval(timer),
      process.stderr.write('\r\u001b[K'),
      say(`${what}: ${end} in ${seconds()} s`)
    ),
  };
}

function countPackages(root) {
  try {
    return readdirSync(join(root, 'node_modules')).reduce((sum, name) => {
      if (name.startsWith('.')) return sum;
      return sum + (name.startsWith('@') ? readdirSync(join(root, 'node_modules', name)).length : 1);
    }, 0);
  } catch {
    return 0; // npm is moving it
  }
}

async function removePackages(root) {
  const folder = join(root, 'node_modules');
  for (const name of await readdir(folder)) {
    if (name !== '.cache') await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function writeStamp(root, { hash }, level) {
  await mkdir(ownFile(root), { recursive: true });
  await writeFile(ownFile(root, 'installed.json'), JSON.stringify({ hash, level, platform: platform() }));
}

function ownFile(root, name = '') {
  return join(root, 'node_modules/.cache/boxtrail', name);
}

function platform() {
  return `${process.platform}-${process.arch}`;
}

function sameRecord(left = {}, right = {}) {
  const sorted = (record) => JSON.stringify(Object.entries(record).sort());
  return sorted(left) === sorted(right);
}

function readJson(file) {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // an interrupted write: treat it as missing
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
