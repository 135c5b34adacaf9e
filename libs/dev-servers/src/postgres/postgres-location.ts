import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { installedPackage, usableBinaries } from './postgres-binaries';
import { canEnter, isRoot, ownerOf, type ServerUser, unprivilegedUser } from './postgres-user';

export type Log = (line: string) => void;

/** The location of one embedded server, and the user it runs as. */
export interface ServerLocation {
  /** The requested directory. Its `postgres.json` points to the rest. */
  readonly dataDir: string;
  /** Holds the data, their password and the server's log. Usually `dataDir`. */
  readonly home: string;
  /** PostgreSQL's own data directory: `<home>/postgres`. */
  readonly location: string;
  /** The directory of PostgreSQL's programs. */
  readonly bin: string;
  /** Undefined: as the present user, who is not root. */
  readonly user: ServerUser | undefined;
}

/** The content of `<dataDir>/postgres.json`. */
interface Pointer {
  readonly dataDir: string;
  readonly location: string;
  readonly port: number;
  /** The port of the latest start. */
  readonly pid: number;
}

/** Locations for data and binaries when root's project is closed to other users; the first possible one is used. */
export const FALLBACK_ROOTS = ['/var/lib/boxtrail', '/var/tmp/boxtrail'];

/**
 * Finds the data of an earlier start, else chooses their location and the directory of the binaries.
 * @throws when the data belong to another user, or no directory can hold them.
 */
export async function findLocation(wanted: string, log: Log): Promise<ServerLocation> {
  if (!isAbsolute(wanted)) throw new Error(`dataDir must be an absolute path, not ${wanted}`);
  makeOpenDirectory(wanted);
  const dataDir = realpathSync(wanted);
  const earlier = earlierHome(dataDir);
  const place = isRoot() ? await placeForRoot(dataDir, earlier) : await placeForSelf(dataDir, earlier);
  if (place.home !== dataDir) {
    log(
      `PostgreSQL keeps the data of ${dataDir} in ${place.location}: it runs as ` +
        `${place.user?.name ?? 'another user'}, who cannot enter root's directories. Remove ${place.home} to start with an empty database.`,
    );
  }
  return place;
}

/** A directory that we may not read counts as data of another user. */
export function hasData(home: string): boolean {
  try {
    return statSync(join(home, 'postgres', 'PG_VERSION')).isFile();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

export function readPointer(dataDir: string): Pointer | undefined {
  try {
    const pointer = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as Partial<Pointer>;
    const { location, port, pid } = pointer;
    if (!location || !port || !pid || !pointer.dataDir) return undefined;
    return { dataDir: pointer.dataDir, location, port, pid };
  } catch {
    return undefined; // never started, or unreadable: it is written at every start
  }
}

export function writePointer(pointer: Pointer): void {
  const file = join(pointer.dataDir, 'postgres.json');
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(pointer, null, 2)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

async function placeForSelf(dataDir: string, earlier: string | undefined): Promise<ServerLocation> {
  const home = earlier ?? dataDir;
  const location = join(home, 'postgres');
  if (earlier && process.getuid && ownerOf(location).uid !== process.getuid()) {
    throw new Error(
      `The data in ${location} belong to ${ownerOf(location).name}. ` +
        'Start as root or as that user, as before, or remove the directory to start with an empty database.',
    );
  }
  try {
    accessSync(home, constants.W_OK);
  } catch (error) {
    throw new Error(`PostgreSQL's data cannot be stored in ${home}: this user may not write there.`, {
      cause: error,
    });
  }
  const bin = await usableBinaries(installedPackage(), undefined, async () => dataDir);
  return { dataDir, home, location, bin, user: undefined };
}

async function placeForRoot(dataDir: string, earlier: string | undefined): Promise<ServerLocation> {
  const user = earlier ? ownerOf(join(earlier, 'postgres')) : await unprivilegedUser();
  if (earlier && (user.uid === 0 || !(await canEnter(user, earlier)))) {
    throw new Error(
      `PostgreSQL runs as the owner of its data, and ${user.name}, who owns those in ${earlier}, cannot. ` +
        'Give them to another account (chown -R), open the directories above them (chmod o+x), ' +
        'or remove them to start with an empty database.',
    );
  }
  const home = earlier ?? ((await canEnter(user, dataDir)) ? dataDir : await fallbackHome(dataDir, user));
  const bin = await usableBinaries(installedPackage(), user, () => fallbackRoot(user));
  return { dataDir, home, location: join(home, 'postgres'), bin, user };
}

/** The data of an earlier start: where the pointer says, in `dataDir` itself, or in a fallback. */
function earlierHome(dataDir: string): string | undefined {
  const pointer = readPointer(dataDir);
  // A copied project has a pointer to its original's data; a moved one still owns them.
  const ours = pointer && (pointer.dataDir === dataDir || !existsSync(pointer.dataDir));
  const fallbacks = FALLBACK_ROOTS.filter(isOurs).map((root) => join(root, keyOf(dataDir)));
  return [...(ours ? [dirname(pointer.location)] : []), dataDir, ...fallbacks].find(hasData);
}

async function fallbackHome(dataDir: string, user: ServerUser): Promise<string> {
  const home = join(await fallbackRoot(user), keyOf(dataDir));
  makeOpenDirectory(home);
  return home;
}

async function fallbackRoot(user: ServerUser | undefined): Promise<string> {
  for (const root of FALLBACK_ROOTS) {
    if (!existsSync(dirname(root))) continue;
    try {
      makeOpenDirectory(root);
    } catch {
      continue; // for example a read-only file system
    }
    if (isOurs(root) && (await canEnter(user, root))) return root;
  }
  throw new Error(
    `PostgreSQL runs as ${user?.name}, who may enter neither this project's directory nor ` +
      `${FALLBACK_ROOTS.join(' nor ')}. Move the project, or set DATABASE_URL to a server of your own.`,
  );
}

/** In a directory that everyone may write to, another user could have created ours first. */
function isOurs(directory: string): boolean {
  const stat = lstatSync(directory, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.() && !(stat.mode & 0o022);
}

/** Creates missing directories that others may traverse, with any umask; leaves existing ones unchanged. */
function makeOpenDirectory(directory: string): void {
  if (existsSync(directory)) return;
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
}

function keyOf(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}
