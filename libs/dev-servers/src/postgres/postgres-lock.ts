import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRoot } from './postgres-user';

/** The content of a running server's `postmaster.pid`. */
export interface LockFile {
  readonly pid: number;
  readonly port: number;
  /** `starting` lasts through crash recovery. */
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby';
}

/** The server that runs on `location`; undefined if there is none. */
export function runningServer(location: string): LockFile | undefined {
  const lock = readLockFile(location);
  const holder = lock && holderOf(lock.pid, location);
  if (holder === 'server') return lock;
  // PostgreSQL takes any live process of its own user for the server, and refuses to start. Keep the lock of a dead
  // server: PostgreSQL finds sessions that may still run by it.
  if (holder === 'stranger' && readLockFile(location)?.pid === lock?.pid) {
    rmSync(join(location, 'postmaster.pid'), { force: true });
  }
  return undefined;
}

/** True while process `pid` lives and is the postmaster of `location`. */
export function isServer(pid: number, location: string): boolean {
  return holderOf(pid, location) === 'server';
}

/** The process with the pid of a lock file. A pid may be reused, soon in a container. */
function holderOf(pid: number, location: string): 'server' | 'stranger' | 'gone' {
  if (!(pid > 0)) return 'gone';
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process. Only root's server runs as another user, and EPERM then means root without CAP_KILL.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM' || !isRoot()) return 'gone';
  }
  if (process.platform !== 'linux') return 'server'; // known limitation: it cannot be distinguished from an unrelated process
  const lives = livesIn(pid, location);
  if (lives === undefined) return commandOf(pid).includes('postgres') ? 'server' : 'stranger';
  if (lives) return 'server';
  return existsSync(`/proc/${pid}/cwd`) ? 'stranger' : 'gone';
}

/**
 * Ends the sessions that outlived the killed postmaster of `location`, and nothing else, by process id. Does nothing
 * without /proc, which only Linux has.
 * @returns the process ids.
 */
export async function endOrphans(location: string): Promise<number[]> {
  const orphans = orphansOf(location);
  for (const pid of orphans) kill(pid);
  for (let tries = 0; tries < 50 && orphansOf(location).length > 0; tries++) await sleep(20);
  return orphans;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has exited, or cannot be killed by us; then the server's next refusal reports it.
  }
}

/**
 * A session has its server's name in its title and its data directory as working directory; an orphan has another
 * parent.
 */
function orphansOf(location: string): number[] {
  if (process.platform !== 'linux') return [];
  const title = `postgres: ${clusterName(location)}: `;
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandOf(pid).startsWith(title) && livesIn(pid, location) !== false)
    .filter((pid) => !isServer(parentOf(pid), location));
}

/**
 * True when `location` is the working directory of process `pid`, as of all processes of a server. Compares inodes,
 * since a directory can have several paths. Undefined when access is denied: root without CAP_SYS_PTRACE, as in a
 * container, cannot inspect another user's process.
 */
function livesIn(pid: number, location: string): boolean | undefined {
  try {
    const [directory, data] = [statSync(`/proc/${pid}/cwd`), statSync(location)];
    return directory.ino === data.ino && directory.dev === data.dev;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? undefined : false;
  }
}

/** The fourth field of `/proc/<pid>/stat`, counted from behind the name, which may contain any character. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return NaN; // it has exited
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has exited
  }
}

/** Line by line: process id, data directory, start time, port, socket directory, address, memory key, status. */
export function readLockFile(location: string): LockFile | undefined {
  try {
    const lines = readFileSync(join(location, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    const status = (lines[7]?.trim() || 'starting') as LockFile['status'];
    return pid > 0 && port > 0 ? { pid, port, status } : undefined;
  } catch {
    return undefined;
  }
}

/** Names the server in the titles of its processes (`ps`). */
export function clusterName(location: string): string {
  return `boxtrail-${createHash('sha256').update(location).digest('hex').slice(0, 16)}`;
}
