import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

export interface ProgramOptions {
  /** `packing-2`. */
  readonly name: string;
  readonly file: string;
  readonly log: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Pause before a program that was killed, or that ended by itself, is started again, in ms: the latter doubles. */
const restartMs = 250;
const maxRestartMs = 4_000;
const endsWithinMs = 40_000;

/** A process that is kept running as an orchestrator would, and that can be struck. It ends when this process does. */
export class Program {
  /** How it ended without being told to. */
  readonly endedByItself: string[] = [];
  private child: ChildProcess | undefined;
  private wanted = false;
  private struck = false;
  private inARow = 0;

  constructor(private readonly options: ProgramOptions) {}

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    this.wanted = true;
    if (this.child === undefined) this.launch();
  }

  /** kill -9; it is started again at once. */
  kill(): void {
    this.struck = true;
    this.child?.kill('SIGKILL');
  }

  /** SIGSTOP for so long. */
  async freeze(ms: number): Promise<void> {
    if (this.pid !== undefined) await freeze(this.pid, ms);
  }

  /** An orderly end, by force after 40 s; resolves when it is gone. */
  async end(): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (child === undefined) return;
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
    await once(child, 'close');
    clearTimeout(timer);
  }

  private launch(): void {
    const { file, log, port, env } = this.options;
    const out = openSync(log, 'a');
    const child = spawn(process.execPath, ['--enable-source-maps', file], {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      // The channel is there to break when this process ends. Ctrl-C is for this process alone.
      stdio: ['ignore', out, out, 'ipc'],
      detached: true,
    });
    closeSync(out);
    this.child = child;
    const since = Date.now();
    child.once('close', (code, signal) => {
      this.child = undefined;
      if (!this.wanted) return;
      if (!this.struck) this.endedByItself.push(`${this.name} ended with ${signal ?? code}`);
      this.inARow = this.struck || Date.now() - since > 30_000 ? 0 : this.inARow + 1;
      this.struck = false;
      setTimeout(() => this.wanted && this.start(), Math.min(maxRestartMs, restartMs * 2 ** this.inARow));
    });
  }
}

/** Stops a process for a while. Who wakes it is another process, so that nothing stays stopped when this one is killed. */
export async function freeze(pid: number, ms: number): Promise<void> {
  const script = 'kill -STOP "$1" && sleep "$2"; kill -CONT "$1"';
  const waker = spawn('sh', ['-c', script, 'sh', String(pid), String(ms / 1_000)], {
    detached: true,
    stdio: 'ignore',
  });
  await once(waker, 'close');
}
