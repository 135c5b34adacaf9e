import { Refusal } from '@boxtrail/kernel';
import { Lru } from '@boxtrail/commands';

const hourMs = 3_600_000;
/** Boxes and keys whose scans are counted at a time. */
const counted = 100_000;

interface Count {
  readonly since: number;
  scans: number;
}

/**
 * How many scans of one box one key may record in an hour, in this process: every scan is a step of the trail for ever, and
 * no box is scanned so often. What is beyond is no fact that is lost: a line goes to quarantine, a single scan is to be
 * sent again later.
 */
export class ScanLimit {
  private readonly counts = new Lru<string, Count>(counted);

  /** `perHour` 0: no limit. `now`: in ms. */
  constructor(
    private readonly perHour: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts a scan that is new; answers why it is one too many. */
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
