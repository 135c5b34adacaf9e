import { randomInt } from 'node:crypto';
import { keysOf, postmasterPid, RealProcess } from '../support/boxtrail';

/** The target of a kill. */
export type Target = 'application' | 'postgres' | 'both' | 'event store';
export const targets = ['application', 'application', 'postgres', 'postgres', 'both'] as const;

/** Time limit for a service to become ready, in ms. */
const readyTimeoutMs = 60_000;

/** An installation under test: the process of `npm start`, always on the same port, and its PostgreSQL. */
export class Victim {
  readonly url: string;
  private readonly port = 20_000 + randomInt(10_000);
  private process: RealProcess;
  /** The postmaster that was killed last. */
  private killedPostmaster: number | undefined;

  private constructor(
    private readonly dir: string,
    private readonly boxes: number,
    private readonly env: NodeJS.ProcessEnv,
    private readonly restartStore: (() => Promise<void>) | undefined,
  ) {
    this.url = `http://127.0.0.1:${this.port}`;
    this.process = this.boot();
  }

  /** Starts it and plays a day, which creates stations and boxes. */
  static async start(
    dir: string,
    boxes = 100,
    env: NodeJS.ProcessEnv = {},
    restartStore?: () => Promise<void>,
  ): Promise<Victim> {
    const victim = new Victim(dir, boxes, env, restartStore);
    await victim.process.says(/serving; Ctrl-C ends it/, 180_000);
    return victim;
  }

  get keys(): Readonly<Record<string, string>> {
    return keysOf(this.dir);
  }

  /** kill -9. The application is restarted at once; the application restarts PostgreSQL. */
  async strike(target: Target): Promise<void> {
    if (target === 'event store') {
      if (this.restartStore === undefined) throw new Error('there is no event store to kill');
      return this.restartStore();
    }
    if (target !== 'application') {
      this.killedPostmaster = postmasterPid(this.dir);
      process.kill(this.killedPostmaster, 'SIGKILL');
    }
    if (target === 'postgres') return;
    this.process.kill('SIGKILL');
    await this.process.ended;
    this.process = this.boot();
  }

  /** Resolves when every killed process is back and the service is ready. */
  async ready(): Promise<void> {
    for (const deadline = Date.now() + readyTimeoutMs; ;) {
      if (this.postmasterIsNew() && (await isReady(this.url))) return;
      if (Date.now() > deadline)
        throw new Error(`not ready after ${readyTimeoutMs} ms:\n${this.lastWords()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Stops it as an operator does. Throws when the exit is not clean. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    const { code } = await this.process.ended;
    if (code !== 0) throw new Error(`exited with status ${code}:\n${this.lastWords()}`);
  }

  /** Stops it in any case. */
  async end(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.process.ended;
  }

  private boot(): RealProcess {
    const args = ['--boxes', String(this.boxes), '--data', this.dir, '--port', String(this.port)];
    return RealProcess.start(args, this.env);
  }

  private postmasterIsNew(): boolean {
    try {
      return postmasterPid(this.dir) !== this.killedPostmaster;
    } catch {
      return false;
    }
  }

  /** The last lines of its output. */
  lastWords(): string {
    return this.process.output.slice(-2_000);
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  await answer?.arrayBuffer();
  return answer?.ok === true;
}
