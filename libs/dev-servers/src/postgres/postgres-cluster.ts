import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasData, type ServerLocation } from './postgres-location';
import { serverEnvironment } from './postgres-process';
import { asUser } from './postgres-user';

const run = promisify(execFile);
const INITDB_TIMEOUT_MS = 120_000;

/**
 * Creates the data directory when there is none, and returns the password of its superuser `boxtrail`. Directory and
 * password appear complete under their final names or not at all, so a crash or a concurrent process does no harm.
 * @throws with initdb's output when it fails, or when the data exist without their password.
 */
export async function prepareCluster(place: ServerLocation): Promise<string> {
  const file = join(place.home, 'postgres.password');
  if (hasData(place.home) && !existsSync(file)) {
    throw new Error(
      `The password of the data in ${place.location} is missing: put ${file} back, ` +
        'or remove the data to start with an empty database.',
    );
  }
  createOnce(file, randomBytes(24).toString('hex'));
  const password = readFileSync(file, 'utf8');
  if (!hasData(place.home)) await initialise(place, password);
  return password;
}

/** Writes `content` to `file`, readable by its owner only, unless the file exists. */
function createOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // unlike rename, refuses to replace
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

async function initialise(place: ServerLocation, password: string): Promise<void> {
  const draft = mkdtempSync(join(place.home, 'initdb-'));
  try {
    const passwordFile = join(draft, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    // initdb runs as the server's user, who must read the one and write the other.
    if (place.user) for (const path of [draft, passwordFile]) giveTo(place, path);
    await initdb(place, join(draft, 'data'), passwordFile);
    adopt(join(draft, 'data'), place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function giveTo({ user }: ServerLocation, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * Locale C: text compares as bytes, the same on every platform; a query that needs a human order says so (`COLLATE
 * "zh-x-icu"`). initdb works without fsync and syncs everything at its end; `--no-sync` followed by one `--sync-only`
 * was measured and was not faster.
 */
async function initdb(place: ServerLocation, directory: string, passwordFile: string): Promise<void> {
  const args = ['--pgdata', directory, '--username=boxtrail', `--pwfile=${passwordFile}`];
  args.push('--auth=scram-sha-256', '--locale=C', '--encoding=UTF8', '--no-instructions');
  try {
    await run(join(place.bin, 'initdb'), args, {
      ...asUser(place.user),
      cwd: '/',
      env: serverEnvironment(),
      timeout: INITDB_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(
      `initdb could not make the database in ${place.location}: ${stderr?.trim() || message}. ` +
        'Is the disk full, or the directory not writable?',
      { cause: error },
    );
  }
}

/** Renames the finished directory to its place, unless another process was first; then its data count. */
function adopt(directory: string, { home, location }: ServerLocation): void {
  try {
    renameSync(directory, location);
    syncDirectory(home);
  } catch (error) {
    if (hasData(home)) return;
    throw new Error(`${location} exists, but holds no PostgreSQL data. Move it away.`, {
      cause: error,
    });
  }
}

function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return; // not supported here
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
