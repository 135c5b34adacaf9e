import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A supervised program with its environment. */
export interface Member {
  /** Name in messages and of its log file: `packing-2`. */
  readonly name: string;
  readonly program: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Time limits for a process to become ready and to exit, in ms. */
const readyWithinMs = 60_000;
const endsWithinMs = 40_000;

/** Maximum restarts of one program. */
const restarts = 5;

/** Supervised processes, kept running until stopped. They exit when this process does, even after a crash. */
export class Fleet {
  private readonly running = new Map<string, ChildProcess>();
  private stopping = false;

  constructor(
    private readonly logs: string,
    private readonly say: (line: string) => void,
    /** A member exceeded its restarts. */
    private readonly lost: (name: string) => void,
  ) {}

  get size(): number {
    return this.running.size;
  }

  /** Starts programs in parallel; resolves when all are ready. Throws with the output of one that is not. */
  async start(members: readonly Member[]): Promise<void> {
    await mkdir(this.logs, { recursive: true });
    await Promise.all(members.map((member) => this.launch(member, restarts)));
  }

  /** Stops all in reverse order of start and waits; kills those that exceed the time limit. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      [...this.running.values()].reverse().map(
        (child) =>
          new Promise<void>((ended) => {
            const timer = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
            child.once('close', () => {
              clearTimeout(timer);
              ended();
            });
            child.kill('SIGTERM');
          }),
      ),
    );
  }

  private async launch(member: Member, left: number): Promise<void> {
    const { name, program, port, env } = member;
    const log = createWriteStream(join(this.logs, `${name}.log`), { flags: 'a' });
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      // The IPC channel breaks when this process exits, which stops the child. Only this process handles Ctrl-C.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.running.set(name, child);
    let words = '';
    child.stderr?.on('data', (text: Buffer) => {
      words = (words + text.toString()).slice(-2_000);
      log.write(text);
    });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${name} was not ready in ${readyWithinMs / 1000} s: see ${this.logs}`)),
        readyWithinMs,
      );
      if (child.stdout !== null) {
        createInterface({ input: child.stdout }).on('line', (line) => {
          log.write(`${line}\n`);
          if (line.includes('"msg":"ready"')) resolve();
        });
      }
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(timer);
        log.end();
        this.running.delete(name);
        reject(new Error(`${name} exited with ${signal ?? code}: ${words.trim()}`));
        if (!this.stopping) this.again(member, left, signal ?? code);
      });
    });
  }

  /** Restarts a process that exited unexpectedly, with increasing delay. */
  private again(member: Member, left: number, how: string | number | null): void {
    if (left === 0) return this.lost(member.name);
    this.say(`${member.name} exited with ${how}; restarting it`);
    setTimeout(
      () => {
        if (!this.stopping) this.launch(member, left - 1).catch(() => undefined);
      },
      250 * 2 ** (restarts - left),
    );
  }
}
