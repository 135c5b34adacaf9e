import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

/** Creates a folder for one installation. `remove` also deletes the database folder when it had to lie elsewhere. */
export function temporaryData(): { readonly dir: string; remove(): Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), 'boxtrail-e2e-'));
  return {
    dir,
    remove: async () => {
      const elsewhere = postgresLocation(dir);
      await rm(dir, { recursive: true, force: true });
      if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
    },
  };
}

function postgresLocation(dir: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(dir, 'postgres.json'), 'utf8')) as { location: string }).location;
  } catch {
    return undefined;
  }
}

/** The pid of the database server of an installation, from its pid file. */
export function postmasterPid(dir: string): number {
  const location = postgresLocation(dir) ?? join(dir, 'postgres');
  return Number(readFileSync(join(location, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Connection to the database of an installation, for raw SQL. */
export function databaseUrl(dir: string): string {
  const { port, location } = JSON.parse(readFileSync(join(dir, 'postgres.json'), 'utf8')) as {
    port: number;
    location: string;
  };
  const password = readFileSync(join(dirname(location), 'postgres.password'), 'utf8').trim();
  return `postgres://boxtrail:${encodeURIComponent(password)}@127.0.0.1:${port}/boxtrail`;
}

export const keysOf = (dir: string): Record<string, string> =>
  JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as Record<string, string>;

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** Standard output. */
  readonly stdout: string;
  /** Standard output and standard error. */
  readonly output: string;
}

/** A real process of the project, started as in the README. */
export class RealProcess {
  output = '';
  private stdout = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root) {
    this.child = spawn(process.execPath, args, {
      cwd,
      env: { ...withoutJest(process.env), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.child.stdout?.on('data', (text: string) => (this.stdout += text));
    this.ended = new Promise((done) => {
      this.child.on('close', (code, signal) =>
        done({ code, signal, stdout: this.stdout, output: this.output }),
      );
    });
  }

  /** Starts `npm start -- ...args`. */
  static start(args: readonly string[], env?: NodeJS.ProcessEnv): RealProcess {
    return new RealProcess(['scripts/run.mjs', 'start', ...args], env);
  }

  /** Starts `npm run boxtrail -- ...args`. */
  static cli(args: readonly string[], env?: NodeJS.ProcessEnv): RealProcess {
    return new RealProcess(['scripts/run.mjs', 'cli', ...args], env);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Pids of its running child processes and their children. */
  descendants(): number[] {
    const parents = new Map<number, number>();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // It has exited meanwhile.
      }
    }
    const isOurs = (pid: number | undefined): boolean =>
      pid !== undefined && pid > 1 && (pid === this.child.pid || isOurs(parents.get(pid)));
    return [...parents.keys()].filter((pid) => pid !== this.child.pid && isOurs(pid));
  }

  /** Resolves with the match when the output has it; throws when the process exits or the time is over. */
  async says(pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
    let gone = false;
    void this.ended.then(() => (gone = true));
    for (const deadline = Date.now() + withinMs; ;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      if (gone) throw new Error(`the process exited without printing ${String(pattern)}:\n${this.output}`);
      if (Date.now() > deadline)
        throw new Error(`${String(pattern)} was not printed within ${withinMs} ms:\n${this.output}`);
      await new Promise((next) => setTimeout(next, 20));
    }
  }
}

/** The environment of a shell, without the variables of the test runner. */
export function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    JEST_WORKER_ID: _worker,
    NODE_ENV: _mode,
    TEST_POSTGRES_URL: _url,
    DATABASE_URL: _database,
    LOG_DATABASE_URL: _log,
    ...rest
  } = env;
  return rest;
}
