// Builds the web console (apps/console) to dist/console with Vite, and compresses each file once. A build whose inputs
// are those of the last one is skipped.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SOURCES = ['apps/console', 'libs/api-client/src', 'libs/kernel/src'];
const INPUTS = ['package-lock.json', 'scripts/build-console.mjs'];
const COMPRESSED = /\.(js|css|html|svg|json)$/;
/** A file of fewer bytes is sent as it is. */
const COMPRESSED_FROM = 512;

const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Brings `<root>/dist/console` up to date. `log` gets one line when something changed. */
export async function buildConsole({ root = projectRoot, log = () => {} } = {}) {
  const { isUpToDate, hash, out, stamp } = await comparison(root);
  if (isUpToDate) return;

  const started = performance.now();
  const { build } = await import('vite');
  // Beside the files that are served: a reader gets the old console or the new one.
  const fresh = join(root, `dist/.console-${process.pid}`);
  await build({
    configFile: join(root, 'apps/console/vite.config.mjs'),
    logLevel: 'warn',
    build: { outDir: fresh },
  });
  await compressAll(fresh);
  await rm(out, { recursive: true, force: true });
  await rename(fresh, out);
  await writeFile(stamp, hash);
  log(`built the console in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** True when a build would change nothing. Changes nothing; needs no lock: the hash is written last. */
export async function isConsoleUpToDate(root) {
  return (await comparison(root)).isUpToDate;
}

async function comparison(root) {
  const out = join(root, 'dist/console');
  const stamp = join(root, 'dist/.console.json');
  if (!existsSync(join(root, 'apps/console'))) return { isUpToDate: true };
  const hash = await hashOfInputs(root);
  const before = await readFile(stamp, 'utf8').catch(() => '');
  return { isUpToDate: before === hash && existsSync(join(out, 'index.html')), hash, out, stamp };
}

async function hashOfInputs(root) {
  const hash = createHash('sha256');
  const listed = await Promise.all(SOURCES.map((folder) => filesOf(root, folder)));
  for (const file of [...INPUTS, ...listed.flat().sort()])
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function filesOf(root, folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}

async function compressAll(folder) {
  const [br, gz] = [promisify(brotliCompress), promisify(gzip)];
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  for (const file of await filesOf(folder, '.')) {
    const path = join(folder, file);
    const bytes = await readFile(path);
    if (!COMPRESSED.test(file) || bytes.length < COMPRESSED_FROM) continue;
    await writeFile(`${path}.br`, await br(bytes, quality));
    await writeFile(`${path}.gz`, await gz(bytes, { level: 9 }));
  }
}

// As a process of its own: `npm start` builds the console while it plays the day.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (line) => process.stderr.write(`boxtrail: ${line}\n`);
  await buildConsole({ log: say }).catch((error) => {
    say(`the console could not be built: ${error.message}`);
    process.exitCode = 1;
  });
}
