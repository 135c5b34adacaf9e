// Compiles apps/ and libs/ to dist/ (same tree) with swc, and copies other files. Types are checked by `npm run check`
// only. Unchanged files are not compiled again.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['apps', 'libs'];
/** Vite builds it: build-console.mjs. */
const NOT_HERE = /^apps\/console\//;
const TEST_ONLY = /\.(spec|int-spec|e2e-spec)\.ts$|\.d\.ts$/;
const NOT_AN_ASSET = /\.(md|snap|mjs|cjs)$|(^|\/)(\.|tsconfig[^/]*\.json$)/;
const MANIFEST = '.build.json';
const FILES_AT_ONCE = 32;

export class BuildError extends Error {}

/**
 * Brings `<root>/dist` up to date. `log` gets one line when something changed.
 * @throws BuildError with every file that failed.
 */
export async function build({ root = projectRoot(), log = () => {} } = {}) {
  const started = performance.now();
  const { dist, options, fingerprint, jobs, stale, leftOver } = await comparison(root);

  // A failed file is not in the manifest, so that the next build tries it again.
  const after = Object.fromEntries(jobs.map(({ path, version }) => [path, version]));
  const failures = [];
  const toCompile = stale.filter(({ path }) => path.endsWith('.ts'));
  const swc = toCompile.length > 0 ? (await import('@swc/core')).default : undefined;
  await eachAtOnce(FILES_AT_ONCE, stale, async ({ path }) => {
    try {
      if (path.endsWith('.ts')) await compile(swc, root, dist, path, options);
      else await copyAsset(root, dist, path);
    } catch (error) {
      delete after[path];
      failures.push(`${path}\n${error.message ?? error}`);
    }
  });
  for (const { path } of leftOver) await removeWithEmptyFolders(dist, path);
  if (stale.length + leftOver.length > 0) {
    await replaceFile(join(dist, MANIFEST), JSON.stringify({ fingerprint, files: after }));
  }

  if (failures.length > 0) throw new BuildError(`${failures.length} not built:\n\n${failures.join('\n\n')}`);
  const result = {
    compiled: toCompile.length,
    copied: stale.length - toCompile.length,
    removed: leftOver.length,
    total: jobs.length,
    seconds: (performance.now() - started) / 1000,
  };
  if (stale.length + leftOver.length > 0) log(describe(result));
  return result;
}

/** True when a build would change nothing. Changes nothing; needs no lock: the manifest is written last. */
export async function isUpToDate(root) {
  const { stale, leftOver } = await comparison(root);
  return stale.length + leftOver.length === 0;
}

/** What is built, and what differs from the sources. */
async function comparison(root) {
  const dist = join(root, 'dist');
  const options = await swcOptions(root);
  const fingerprint = await fingerprintOf(root, options);
  const before = await readManifest(dist, fingerprint);

  const sources = (await Promise.all(SOURCES.map((folder) => listFiles(root, folder)))).flat();
  const jobs = sources.filter(isBuilt);
  const outputs = new Set();
  for (const { path } of jobs) for (const output of outputsOf(path)) outputs.add(output);
  const present = (await Promise.all(SOURCES.map((folder) => listFiles(dist, folder)))).flat();
  const presentPaths = new Set(present.map((file) => file.path));

  const stale = jobs.filter(
    ({ path, version }) =>
      before[path] !== version || !outputsOf(path).every((output) => presentPaths.has(output)),
  );
  const leftOver = present.filter((file) => !outputs.has(file.path));
  return { dist, options, fingerprint, jobs, stale, leftOver };
}

function describe({ compiled, copied, removed, total, seconds }) {
  const parts = [`compiled ${compiled} of ${total} files`];
  if (copied > 0) parts.push(`copied ${copied}`);
  if (removed > 0) parts.push(`removed ${removed}`);
  return `${parts.join(', ')} in ${seconds.toFixed(1)} s`;
}

/** swc rewrites the aliases of tsconfig.json to relative paths; one list serves both compilers. */
async function swcOptions(root) {
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'));
  return {
    swcrc: false,
    sourceMaps: true,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      baseUrl: root,
      paths: compilerOptions.paths,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  };
}

/** The inputs besides the sources that determine the output. */
async function fingerprintOf(root, options) {
  const self = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8').catch(() => '');
  const swcVersion = /"node_modules\/@swc\/core": \{\s*"version": "([^"]+)"/.exec(lock)?.[1];
  return createHash('sha256')
    .update(JSON.stringify([self, options, swcVersion]))
    .digest('hex');
}

async function readManifest(dist, fingerprint) {
  try {
    const manifest = JSON.parse(await readFile(join(dist, MANIFEST), 'utf8'));
    return manifest.fingerprint === fingerprint ? manifest.files : {};
  } catch {
    return {}; // missing or unreadable: build everything
  }
}

/** All files under `base/folder` as `{path, version}`, path from `base` with forward slashes. */
async function listFiles(base, folder) {
  const entries = await readdir(join(base, folder), { recursive: true, withFileTypes: true }).catch(
    (error) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const { mtimeMs, size } = await stat(file);
      return { path: relative(base, file).replaceAll('\\', '/'), version: `${mtimeMs}:${size}` };
    }),
  );
}

function isBuilt({ path }) {
  if (NOT_HERE.test(path)) return false;
  return path.endsWith('.ts') ? !TEST_ONLY.test(path) : !NOT_AN_ASSET.test(path);
}

function outputsOf(path) {
  if (!path.endsWith('.ts')) return [path];
  const output = path.replace(/\.ts$/, '.js');
  return [output, `${output}.map`];
}

async function compile(swc, root, dist, path, options) {
  const { code, map } = await swc.transformFile(join(root, path), options);
  const output = join(dist, path.replace(/\.ts$/, '.js'));
  const sourceMap = JSON.parse(map);
  sourceMap.sources = [relative(dirname(output), join(root, path)).replaceAll('\\', '/')];
  delete sourceMap.sourcesContent;
  await replaceFile(`${output}.map`, JSON.stringify(sourceMap));
  await replaceFile(
    output,
    `${code}\n//# sourceMappingURL=${path.split('/').pop().replace(/\.ts$/, '.js.map')}\n`,
  );
}

async function copyAsset(root, dist, path) {
  const output = join(dist, path);
  await mkdir(dirname(output), { recursive: true });
  await copyFile(join(root, path), `${output}.${process.pid}.tmp`);
  await rename(`${output}.${process.pid}.tmp`, output);
}

/** Atomic: a process that starts meanwhile never reads a partial file. */
async function replaceFile(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, text);
  await rename(`${file}.${process.pid}.tmp`, file);
}

async function removeWithEmptyFolders(dist, path) {
  await rm(join(dist, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(dist, folder));
    } catch {
      return; // not empty
    }
  }
}

async function eachAtOnce(limit, items, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

function projectRoot() {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const result = await build();
    console.log(describe(result));
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
