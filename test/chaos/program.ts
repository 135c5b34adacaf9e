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

/** Delay before a restart after a kill or an exit of its own, in ms; the latter doubles. */
const restartMs = 250;
const maxRestartMs = 4_000;
const endsWithinMs = 40_000;

/** A process that is restarted as by an orchestrator, and that can be hit by faults. It exits with this process. */
export class Program {
  /** How it exited on its own. */
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

  /** kill -9, followed by a restart at once. */
  kill(): void {
    this.struck = true;
    this.child?.kill('SIGKILL');
  }

  /** SIGSTOP for this many ms. */
  async freeze(ms: number): Promise<void> {
    if (this.pid !== undefined) await freeze(this.pid, ms);
  }

  /** A clean stop, forced after 40 s; resolves when it has exited. */
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
      // The IPC channel breaks when this process exits. Ctrl-C reaches this process only.
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

/**
 * Stops a process for a while. Another process sends SIGCONT, so that nothing stays stopped when this one is killed.
 */
export async function freeze(pid: number, ms: number): Promise<void> {
  const script = 'kill -STOP "$1" && sleep "$2"; kill -CONT "$1"';
  const waker = spawn('sh', ['-c', script, 'sh', String(pid), String(ms / 1_000)], {
    detached: true,
    stdio: 'ignore',
  });
  await once(waker, 'close');
}
