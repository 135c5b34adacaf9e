import { createHash } from 'node:crypto';
// Not the one of Node 20: that never settles when a connection is closed as soon as it was made.
import { fetch } from 'undici';
import type { Paths } from './routes';

/** What an instance says of itself. */
export interface Description {
  readonly paths: Paths;
  readonly components?: Readonly<Record<string, object>>;
}

/** Time between two looks at an instance, and for its answer, in ms. */
const everyMs = 500;
const patienceMs = 2_000;

/** The instances of one service, and which of them are ready. */
export class Instances {
  /** As the last instance that became ready described it. */
  description: Description | undefined;
  private readonly ready = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;
  private turn = 0;

  constructor(
    readonly context: string,
    readonly urls: readonly string[],
    private readonly changed: () => void,
  ) {}

  /** Looks at every instance now, and again and again until `stop`. */
  async watch(): Promise<void> {
    await Promise.all(this.urls.map((url) => this.look(url)));
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
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

  /** It did not answer: nothing is sent there until it says again that it is ready. */
  lost(url: string): void {
    this.ready.delete(url);
  }

  private async look(url: string): Promise<void> {
    const ready = await answers(`${url}/health/ready`);
    if (ready && !this.ready.has(url)) {
      const description = (await fetched(`${url}/openapi.json`)) as Description | undefined;
      if (description !== undefined && !this.stopped) {
        this.description = description;
        this.ready.add(url);
        this.changed();
      }
    } else if (!ready) this.ready.delete(url);
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.look(url);
    }, everyMs);
    this.timers.add(timer);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function fetched(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
