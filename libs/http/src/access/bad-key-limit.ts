import { LRUCache } from 'lru-cache';

const windowMs = 60_000;
/** Addresses that are remembered, at most. */
const maxAddresses = 10_000;

interface Window {
  readonly endsAt: number;
  badKeys: number;
}

/** Counts unknown keys for each address, minute by minute. */
export class BadKeyLimit {
  private readonly windows = new LRUCache<string, Window>({ max: maxAddresses });

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  count(address: string): void {
    const window = this.current(networkOf(address));
    if (window !== undefined) window.badKeys += 1;
    else this.windows.set(networkOf(address), { endsAt: this.now() + windowMs, badKeys: 1 });
  }

  /** Seconds for which no more unknown keys are taken from an address; 0 when it has sent few. */
  blockedFor(address: string): number {
    const window = this.current(networkOf(address));
    if (window === undefined || window.badKeys < this.perMinute) return 0;
    return Math.ceil((window.endsAt - this.now()) / 1_000);
  }

  private current(network: string): Window | undefined {
    const window = this.windows.get(network);
    return window !== undefined && window.endsAt > this.now() ? window : undefined;
  }
}

/** One IPv6 customer has 2^64 addresses: they count as one. */
export const networkOf = (address: string): string =>
  address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
