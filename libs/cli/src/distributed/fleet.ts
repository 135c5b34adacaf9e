import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program to keep running, with what it is told by its environment. */
export interface Member {
  /** In messages, and the name of its log: `packing-2`. */
  readonly name: string;
  readonly program: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** A process has this long to say that it is ready, and to end when it is told to, in ms. */
const readyWithinMs = 60_000;
const endsWithinMs = 40_000;

/** Times one program is started again before it is given up. */
const restarts = 5;

/** Processes that are kept running until they are told to end. They end when this process does, however it does. */
export class Fleet {
  private readonly running = new Map<string, ChildProcess>();
  private stopping = false;

  constructor(
    private readonly logs: string,
    private readonly say: (line: string) => void,
    /** A member ended again and again. */
    private readonly lost: (name: string) => void,
  ) {}

  get size(): number {
    return this.running.size;
  }

  /** Starts programs at the same time; resolves when all are ready. Throws with the words of one that is not. */
  async start(members: readonly Member[]): Promise<void> {
    await mkdir(this.logs, { recursive: true });
    await Promise.all(members.map((member) => this.launch(member, restarts)));
  }

  /** Tells all to end, the last started first, and waits; what does not end in time is killed. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      [...this.running.values()].reverse().map(
        (child) =>
          new Promise<void>((ended) => {
            const impatience = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
            child.once('close', () => {
              clearTimeout(impatience);
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
      // The channel is there to break when this process ends. Ctrl-C is for this process alone.
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
      const impatience = setTimeout(
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
        clearTimeout(impatience);
        log.end();
        this.running.delete(name);
        reject(new Error(`${name} ended with ${signal ?? code}: ${words.trim()}`));
        if (!this.stopping) this.again(member, left, signal ?? code);
      });
    });
  }

  /** What ends unasked is started again, a while later each time. */
  private again(member: Member, left: number, how: string | number | null): void {
    if (left === 0) return this.lost(member.name);
    this.say(`${member.name} ended with ${how}; starting it again`);
    setTimeout(
      () => {
        if (!this.stopping) this.launch(member, left - 1).catch(() => undefined);
      },
      250 * 2 ** (restarts - left),
    );
  }
}
