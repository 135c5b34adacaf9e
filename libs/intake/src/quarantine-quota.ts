import type { Pool } from 'pg';
import { LRUCache } from 'lru-cache';

/** Quarantine quota of one sender in bytes, and retention of a line in days. */
const maxBytesPerSender = 8_388_608;
const maxDays = 365;
/** How long a count from the database is cached, and the interval between two purges of old lines, in ms. */
const countHoldsMs = 10_000;
const sweepMs = 3_600_000;

interface Counted {
  readonly until: number;
  bytes: number;
}

/** Limits the quarantined bytes of each sender. Old lines are purged; lines beyond the quota are not stored. */
export class QuarantineQuota {
  private readonly counts = new LRUCache<string, Counted>({ max: 1_000 });
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly pool: Pool) {}

  /** Whether a sender may add this many bytes; if so they are counted. */
  async take(sender: string, bytes: number): Promise<boolean> {
    await this.sweep();
    const count = await this.countOf(sender);
    if (count.bytes + bytes > maxBytesPerSender) return false;
    count.bytes += bytes;
    return true;
  }

  private async countOf(sender: string): Promise<Counted> {
    const known = this.counts.get(sender);
    if (known !== undefined && known.until > performance.now()) return known;
    const { rows } = await this.pool.query<{ bytes: string }>(
      'SELECT coalesce(sum(octet_length(raw)), 0) AS bytes FROM intake.quarantine WHERE actor = $1',
      [sender],
    );
    const count = { bytes: Number(rows[0]?.bytes), until: performance.now() + countHoldsMs };
    this.counts.set(sender, count);
    return count;
  }

  private async sweep(): Promise<void> {
    if (performance.now() - this.sweptAt < sweepMs) return;
    this.sweptAt = performance.now();
    await this.pool.query(
      'DELETE FROM intake.quarantine WHERE received_at < now() - make_interval(days => $1)',
      [maxDays],
    );
  }
}
