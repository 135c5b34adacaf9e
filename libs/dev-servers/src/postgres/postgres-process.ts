import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { clusterName } from './postgres-lock';
import type { ServerLocation } from './postgres-location';
import { asUser } from './postgres-user';

const FAST_SHUTDOWN_MS = 20_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const WINDOWS = process.platform === 'win32';

/**
 * The server must not outlive this process, even after kill -9: a watcher reads a pipe that this process holds open,
 * and shuts the server down when the pipe closes (fast; after 20 s, immediately). `exec` makes the server a child of
 * this process under the shell's process id. The doubled subshell keeps the watcher from being a child of the server,
 * which would treat the watcher's exit as a crash of its own.
 */
const SUPERVISED = `
server=$$
( (
  while read -r word; do [ "$word" = gone ] && exit; done
  kill -INT $server
  for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 1
    kill -0 $server || exit
  done
  kill -QUIT $server
) <&3 >/dev/null 2>&1 & )
exec "$@" 3<&-
`;

/** A postmaster that this process started. */
export class ServerProcess {
  /** Resolves when the server has exited, with the reason. */
  readonly exited: Promise<string>;
  private gone = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly place: ServerLocation,
    private readonly logFile: string,
    private readonly logStart: number,
  ) {
    child.on('error', () => undefined); // a signal that could not be sent: stop() handles it
    this.pipe?.on('error', () => undefined); // the watcher has exited
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(this.onExit(code, signal)));
    });
  }

  /** @throws when the operating system starts no process; errors of the server are in its log. */
  static async spawn(place: ServerLocation, port: number): Promise<ServerProcess> {
    const logFile = join(place.home, 'server.log');
    const logStart = rotate(logFile);
    const log = openSync(logFile, 'a', 0o600);
    try {
      const child = spawnPostmaster(place, port, log);
      await once(child, 'spawn');
      return new ServerProcess(child, place, logFile, logStart);
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasExited(): boolean {
    return this.gone;
  }

  /** The text this server has written to its log so far; other servers may write to the same file. */
  logLines(): string[] {
    const written = readFileSync(this.logFile).subarray(this.logStart).toString('utf8').split('\n');
    // Lines before the server has read its settings have no process id, such as errors of the dynamic linker.
    return written.filter(
      (line) => line !== '' && (!/ \[\d+\] /.test(line) || line.includes(` [${this.pid}] `)),
    );
  }

  /** Lets this process exit while the server runs; the watcher then ends the server. */
  unref(): void {
    this.child.unref();
    this.pipe?.unref();
  }

  /** Fast shutdown: sessions end, committed data are written. After 20 s, immediate; after 25 s, by force. */
  async stop(): Promise<void> {
    this.child.ref();
    for (const [signal, patience] of [
      ['SIGINT', FAST_SHUTDOWN_MS],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ] as const) {
      if (this.gone) return;
      await this.signal(signal);
      await Promise.race([this.exited, sleep(patience, undefined, { ref: false })]);
    }
  }

  private async signal(signal: NodeJS.Signals): Promise<void> {
    // Windows has no signals: kill() is always forced there, and pg_ctl shuts down cleanly.
    if (WINDOWS && signal !== 'SIGKILL') {
      await pgCtlStop(this.place, signal === 'SIGINT' ? 'fast' : 'immediate');
    } else if (!this.child.kill(signal)) {
      this.pipe?.end(); // root without CAP_KILL may not signal another user's process; the watcher may
    }
  }

  private onExit(code: number | null, signal: NodeJS.Signals | null): string {
    this.gone = true;
    // Without this message the watcher could signal a reused process id.
    this.pipe?.end('gone\n');
    return signal ?? `code ${code}`;
  }

  private get pipe(): Socket | undefined {
    return this.child.stdio[3] as Socket | undefined;
  }
}

/** The environment of PostgreSQL's programs: ours could contain PGPORT, PGDATA, a locale, or secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  if (!WINDOWS) return { PATH: process.env['PATH'], LC_ALL: 'C' };
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('PG')),
  );
}

function spawnPostmaster(place: ServerLocation, port: number, log: number): ChildProcess {
  const program = join(place.bin, WINDOWS ? 'postgres.exe' : 'postgres');
  const args = ['-D', place.location, ...settings(place, port).flatMap((setting) => ['-c', setting])];
  // Its own process group: Ctrl-C signals the terminal's group and would end the server first.
  const options = { ...asUser(place.user), cwd: '/', env: serverEnvironment(), detached: true };
  // Known limitation on Windows: there is no watcher, so a server whose parent was killed runs until the next start
  // finds it; and PostgreSQL refuses to run for an Administrator.
  if (WINDOWS) return spawn(program, args, { ...options, cwd: place.home, stdio: ['ignore', log, log] });
  return spawn('sh', ['-c', SUPERVISED, 'sh', program, ...args], {
    ...options,
    stdio: ['ignore', log, log, 'pipe'],
  });
}

/** Passed at every start and not stored in the data, so that older data run with a newer program. */
function settings(place: ServerLocation, port: number): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=', // TCP is enough, and sockets need a directory
    `cluster_name=${clusterName(place.location)}`,
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=4GB', // bulk loads would force a checkpoint every few seconds with the default of 1 GB
    'wal_compression=on', // pglz, the only one that is in this build on every platform
    'fsync=on',
    'full_page_writes=on',
    'synchronous_commit=on', // acknowledged means stored: no file of settings may weaken it
    'jit=off', // planning time for nothing with short queries
    'timezone=UTC',
    'log_timezone=UTC',
    'log_line_prefix=%m [%p] ',
    'log_min_error_statement=panic', // a statement that fails may hold personal data
    // A session whose client was killed releases its locks at once, even when it waits or computes.
    ...(process.platform === 'linux' ? ['client_connection_check_interval=1s'] : []),
  ];
}

/** Keeps one earlier log. Returns the size of the current one, in bytes. */
function rotate(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT_BYTES) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

async function pgCtlStop(place: ServerLocation, mode: 'fast' | 'immediate'): Promise<void> {
  const args = ['stop', '-D', place.location, '-m', mode, '--no-wait'];
  await promisify(execFile)(join(place.bin, 'pg_ctl'), args, { timeout: 10_000 }).catch(() => undefined);
}
