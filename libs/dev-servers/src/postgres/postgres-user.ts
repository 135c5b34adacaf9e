import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account PostgreSQL runs as when this process is root, which PostgreSQL refuses. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** An account of this machine without rights: `postgres`, else `nobody`, else a new one. */
export async function unprivilegedUser(): Promise<ServerUser> {
  return findUser('postgres') ?? findUser('nobody') ?? makeUser('boxtrail');
}

/** The owner of `path`. PostgreSQL serves a data directory only to its owner. */
export function ownerOf(path: string): ServerUser {
  const { uid, gid } = statSync(path);
  return passwd().find((user) => user.uid === uid) ?? { name: `uid ${uid}`, uid, gid };
}

/** True when `user` (undefined: the present user) may enter `directory`; asks the kernel, which also knows ACLs. */
export async function canEnter(user: ServerUser | undefined, directory: string): Promise<boolean> {
  return succeeds(user, 'sh', ['-c', 'cd -- "$1"', 'sh', directory]);
}

/** True when `user` can run `program --version`: the path is accessible and its libraries load. */
export async function canRun(user: ServerUser | undefined, program: string): Promise<boolean> {
  return succeeds(user, program, ['--version']);
}

/** Spawn options to run a child as `user`; none when this process is not root. */
export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

async function succeeds(user: ServerUser | undefined, program: string, args: string[]): Promise<boolean> {
  try {
    await run(program, args, { ...asUser(user), cwd: '/', timeout: 10_000 });
    return true;
  } catch (error) {
    // Not a problem of the directory: a container without CAP_SETUID (EPERM), or one with root as its only user
    // (EINVAL).
    const { code } = error as NodeJS.ErrnoException;
    if (user && (code === 'EPERM' || code === 'EINVAL')) {
      throw new Error(
        `PostgreSQL refuses to run as root, and this process may not become ${user.name} (uid ${user.uid}). ` +
          'Run it as an ordinary user, allow SETUID/SETGID, or set DATABASE_URL to a server of your own.',
        { cause: error },
      );
    }
    return false;
  }
}

async function makeUser(name: string): Promise<ServerUser> {
  try {
    await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      timeout: 10_000,
    });
  } catch (error) {
    throw new Error(
      `PostgreSQL refuses to run as root, there is no user postgres or nobody, and useradd ${name} failed. ` +
        'Make such a user, or set DATABASE_URL to a server of your own.',
      { cause: error },
    );
  }
  const made = findUser(name);
  if (!made) throw new Error(`useradd ${name} succeeded, but /etc/passwd does not list ${name}`);
  return made;
}

function findUser(name: string): ServerUser | undefined {
  return passwd().find((user) => user.name === name && user.uid !== 0);
}

function passwd(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line.includes(':') && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
