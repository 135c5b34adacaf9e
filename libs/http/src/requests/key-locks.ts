import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { closePool, BatchLoader, ownPool } from '@boxtrail/database';
import { HttpProblem } from '../problems/problem';

/** How long a request waits for another one under its key, and how long between two looks, in ms. */
const waitMs = 5_000;
const longestPauseMs = 200;

/**
 * One request at a time under an Idempotency-Key, over all processes: advisory locks of PostgreSQL, all held by one session
 * of this process. They write nothing, and a process that dies frees its own. Keys in use at once are bounded by the requests
 * in flight.
 */
export class KeyLocks {
  private readonly pool: Pool;
  private readonly locking: BatchLoader<string, boolean>;
  private readonly unlocking: BatchLoader<string, undefined>;

  constructor(url: string) {
    // One session, never closed for being idle: it holds the locks of requests that take long.
    this.pool = ownPool({ url, name: 'key locks', max: 1, settings: '', idleTimeoutMillis: 0 });
    const bounds = { maxBatchSize: 500, maxInFlight: 1 };
    this.locking = new BatchLoader(bounds, async (ids) => {
      const { rows } = await this.pool.query<{ n: number; held: boolean }>(
        `SELECT n::int, pg_try_advisory_lock(key) AS held
           FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (key, n)`,
        [ids.map(lockOf)],
      );
      const held = new Map(rows.map((row) => [row.n, row.held]));
      return ids.map((_, i) => held.get(i + 1) === true);
    });
    this.unlocking = new BatchLoader(bounds, async (ids) => {
      await this.pool.query('SELECT pg_advisory_unlock(key) FROM unnest($1::bigint[]) AS held (key)', [
        ids.map(lockOf),
      ]);
      return ids.map(() => undefined);
    });
  }

  /**
   * Does some work while no other process does any under this id (a UUID). Within this process the caller sees to it. Throws
   * `IDEMPOTENCY_KEY_IN_PROGRESS` (409) when another one does not end within five seconds.
   */
  async alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const until = Date.now() + waitMs;
    for (let ms = 10; !(await this.tryLock(id)); ms = Math.min(2 * ms, longestPauseMs)) {
      if (Date.now() > until) throw inProgress();
      await pause(ms);
    }
    try {
      return await work();
    } finally {
      // When the session is gone, so are its locks.
      void this.unlocking.load(id).catch(() => undefined);
    }
  }

  /** A session that broke has no locks any more: a new one is asked, once. */
  private tryLock(id: string): Promise<boolean> {
    return this.locking.load(id).catch(() => this.locking.load(id));
  }

  close(): Promise<void> {
    return closePool(this.pool);
  }
}

/** The first half of a UUID, as the key of an advisory lock. */
const lockOf = (id: string): string =>
  BigInt.asIntN(64, BigInt(`0x${id.replaceAll('-', '').slice(0, 16)}`)).toString();

const inProgress = () =>
  new HttpProblem(
    'IDEMPOTENCY_KEY_IN_PROGRESS',
    'another request with this Idempotency-Key is being handled; send this one again in a moment',
    { 'retry-after': '1' },
  );
