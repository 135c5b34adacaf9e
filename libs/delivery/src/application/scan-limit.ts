import { Refusal } from '@boxtrail/kernel';
import { LRUCache } from 'lru-cache';

const hourMs = 3_600_000;
/** Upper bound of boxes and keys counted at a time. */
const counted = 100_000;

interface Count {
  readonly since: number;
  scans: number;
}

/**
 * Limits the scans of one box by one key in an hour, in this process: every scan is a permanent step of the trail, and
 * no box needs so many. No fact is lost: a refused line goes to quarantine, and a refused single scan is to be sent
 * again later.
 */
export class ScanLimit {
  private readonly counts = new LRUCache<string, Count>({ max: counted });

  /** `perHour` 0: no limit. `now`: in ms. */
  constructor(
    private readonly perHour: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts a new scan; returns the reason when it exceeds the limit. */
  take(actor: string, sscc: string): Refusal | undefined {
    if (this.perHour === 0) return undefined;
    const key = `${actor} ${sscc}`;
    const known = this.counts.get(key);
    const count =
      known === undefined || this.now() - known.since >= hourMs ? { since: this.now(), scans: 0 } : known;
    if (count.scans >= this.perHour) {
      const until = new Date(count.since + hourMs).toISOString();
      const message = `${actor} has recorded ${count.scans} scans of box ${sscc} in an hour, which is the limit; send it again after ${until}`;
      return new Refusal('limited', 'SCANS_OF_BOX_LIMITED', message);
    }
    count.scans += 1;
    this.counts.set(key, count);
    return undefined;
  }
}
