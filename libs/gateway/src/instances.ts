import { createHash } from 'node:crypto';
// Not the built-in one of Node 20: it never settles when a connection closes immediately.
import { fetch } from 'undici';
import type { Paths } from './routes';

/** The self-description of an instance. */
export interface Description {
  readonly paths: Paths;
  readonly components?: Readonly<Record<string, object>>;
  readonly tags?: readonly { readonly name: string }[];
}

/** Health check interval and timeout, in ms. */
const everyMs = 500;
const answerMs = 2_000;
/** Consecutive missed health checks after which an instance is unavailable: a busy one may miss one. */
const mayMiss = 1;

type Health = 'ready' | 'not ready' | 'no answer';

/** The instances of one service and their readiness. Only health checks change it, never a request. */
export class Instances {
  /** The description of the instance that became ready last. */
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

  /** Checks every instance now, and periodically until `stop`. */
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
   * A ready instance: with a key always the same one while it is ready, so that its caches are useful (rendezvous
   * hashing: when an instance fails, only its keys move); without a key round robin.
   */
  pick(key?: string): string | undefined {
    const candidates = this.urls.filter((url) => this.ready.has(url));
    if (key === undefined) return candidates[this.turn++ % candidates.length];
    const weight = (url: string) => createHash('sha1').update(`${key} ${url}`).digest().readUInt32BE(0);
    return candidates.length < 2
      ? candidates[0]
      : candidates.reduce((best, url) => (weight(url) > weight(best) ? url : best));
  }

  /** The connection was refused: the instance gets no requests until a health check succeeds. */
  lost(url: string): void {
    this.ready.delete(url);
  }

  /** A request failed. Its caller may be the cause, so this only triggers the next health check. */
  suspect(url: string): void {
    clearTimeout(this.timers.get(url));
    void this.check(url);
  }

  /** Runs one check of an instance at a time. */
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
