import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

/** A new folder for one installation; with the database's own when that had to lie elsewhere. */
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

/** The pid of the database server of an installation, as its own pid file names it. */
export function postmasterPid(dir: string): number {
  const location = postgresLocation(dir) ?? join(dir, 'postgres');
  return Number(readFileSync(join(location, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** How to reach the database of an installation, past all code of the project. */
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
  /** What it printed for programs to read. */
  readonly stdout: string;
  /** All it printed. */
  readonly output: string;
}

/** A real process of the project, started the way the README says. */
export class RealProcess {
  output = '';
  private stdout = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.child = spawn(process.execPath, args, {
      cwd: root,
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

  /** What `npm start -- ...args` runs. */
  static start(args: readonly string[], env?: NodeJS.ProcessEnv): RealProcess {
    return new RealProcess(['scripts/run.mjs', 'start', ...args], env);
  }

  /** What `npm run boxtrail -- ...args` runs. */
  static cli(args: readonly string[], env?: NodeJS.ProcessEnv): RealProcess {
    return new RealProcess(['scripts/run.mjs', 'cli', ...args], env);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Ids of the processes it started, and of those they started, that run now. */
  descendants(): number[] {
    const parents = new Map<number, number>();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // Ended meanwhile.
      }
    }
    const isOurs = (pid: number | undefined): boolean =>
      pid !== undefined && pid > 1 && (pid === this.child.pid || isOurs(parents.get(pid)));
    return [...parents.keys()].filter((pid) => pid !== this.child.pid && isOurs(pid));
  }

  /** Resolves with the match when the output has it; throws when the process ends or the time is over first. */
  async says(pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
    let gone = false;
    void this.ended.then(() => (gone = true));
    for (const deadline = Date.now() + withinMs; ;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      if (gone) throw new Error(`the process ended without saying ${String(pattern)}:\n${this.output}`);
      if (Date.now() > deadline)
        throw new Error(`${String(pattern)} was not said in ${withinMs} ms:\n${this.output}`);
      await new Promise((next) => setTimeout(next, 20));
    }
  }
}

/** The environment of a person's shell, without what the test runner adds. */
export function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    JEST_WORKER_ID: _worker,
    NODE_ENV: _mode,
    TEST_POSTGRES_URL: _url,
    DATABASE_URL: _database,
    ...rest
  } = env;
  return rest;
}
