import { createHash } from 'node:crypto';
// Not the one of Node 20: that never settles when a connection is closed as soon as it was made.
import { fetch } from 'undici';
import type { Paths } from './routes';

/** What an instance says of itself. */
export interface Description {
  readonly paths: Paths;
  readonly components?: Readonly<Record<string, object>>;
}

/** Time between two health checks of an instance, and for its answer, in ms. */
const everyMs = 500;
const answerMs = 2_000;
/** Health checks in a row that may get no answer in time before an instance is lost: a busy one may miss one. */
const mayMiss = 1;

type Health = 'ready' | 'not ready' | 'no answer';

/** The instances of one service, and which of them are ready. Only their health checks decide that, never a request. */
export class Instances {
  /** As the last instance that became ready described it. */
  description: Description | undefined;
  private readonly ready = new Set<string>();
  private readonly missed = new Map<string, number>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly checks = new Map<string, Promise<void>>();
  private stopped = false;
  private turn = 0;

  constructor(
    readonly context: string,
    readonly urls: readonly string[],
    private readonly changed: () => void,
  ) {}

  /** Checks every instance now, and again and again until `stop`. */
  async watch(): Promise<void> {
    await Promise.all(this.urls.map((url) => this.check(url)));
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  get readyCount(): number {
    return this.ready.size;
  }

  /**
   * An instance that is ready: always the same for the same key while it is, so that what it holds in memory is of
   * use (rendezvous hashing: when one goes, only its own keys move); each in turn without a key.
   */
  pick(key?: string): string | undefined {
    const candidates = this.urls.filter((url) => this.ready.has(url));
    if (key === undefined) return candidates[this.turn++ % candidates.length];
    const weight = (url: string) => createHash('sha1').update(`${key} ${url}`).digest().readUInt32BE(0);
    return candidates.length < 2
      ? candidates[0]
      : candidates.reduce((best, url) => (weight(url) > weight(best) ? url : best));
  }

  /** Nobody listens there: nothing is sent there until a health check says that it is ready again. */
  lost(url: string): void {
    this.ready.delete(url);
  }

  /** A request failed. Its caller may have made it fail, so this only makes the next health check happen now. */
  suspect(url: string): void {
    clearTimeout(this.timers.get(url));
    void this.check(url);
  }

  /** One check of an instance at a time. */
  private check(url: string): Promise<void> {
    const running = this.checks.get(url);
    if (running !== undefined) return running;
    const check = this.look(url).finally(() => {
      this.checks.delete(url);
      if (!this.stopped)
        this.timers.set(
          url,
          setTimeout(() => void this.check(url), everyMs),
        );
    });
    this.checks.set(url, check);
    return check;
  }

  private async look(url: string): Promise<void> {
    const health = await healthOf(url);
    const missed = health === 'no answer' ? (this.missed.get(url) ?? 0) + 1 : 0;
    this.missed.set(url, missed);
    if (health === 'not ready' || missed > mayMiss) this.ready.delete(url);
    if (health !== 'ready' || this.ready.has(url)) return;
    const description = await describe(url);
    if (description === undefined || this.stopped) return;
    this.description = description;
    this.ready.add(url);
    this.changed();
  }
}

async function healthOf(url: string): Promise<Health> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(answerMs) });
    await response.arrayBuffer();
    return response.ok ? 'ready' : 'not ready';
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'no answer' : 'not ready';
  }
}

async function describe(url: string): Promise<Description | undefined> {
  try {
    const response = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(answerMs) });
    return response.ok ? ((await response.json()) as Description) : undefined;
  } catch {
    return undefined;
  }
}
