import type { Pool } from 'pg';
import { withTimeout } from '@boxtrail/async';

/** How long the server may take to close connections that have ended, in ms. */
const closesWithinMs = 5_000;

/**
 * Ends a pool and resolves when its connections are closed, or after 5 s. `pool.end` alone resolves before that: a
 * database that is stopped then breaks connections which are still open.
 */
export async function closePool(pool: Pool): Promise<void> {
  let open = pool.totalCount;
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool.on('remove', () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  await pool.end();
  await withTimeout(closesWithinMs, closed).catch(() => undefined);
}
