import { LRUCache } from 'lru-cache';

const windowMs = 60_000;
/** Keys that are counted, at most: the one that was used least recently begins anew. */
const maxKeys = 10_000;

interface Window {
  readonly endsAt: number;
  requests: number;
}

/**
 * Counts the requests of each API key in this process. A window of a minute begins with the first request of a key; in
 * each window, exactly `perMinute` requests are admitted.
 */
export class KeyRate {
  private readonly windows = new LRUCache<string, Window>({ max: maxKeys });

  constructor(
    readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts a request. Answers 0 when it is admitted, else the seconds until the next window. */
  take(key: string): number {
    const now = this.now();
    const window = this.windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      this.windows.set(key, { endsAt: now + windowMs, requests: 1 });
      return 0;
    }
    if (window.requests >= this.perMinute) return Math.ceil((window.endsAt - now) / 1_000);
    window.requests += 1;
    return 0;
  }
}
