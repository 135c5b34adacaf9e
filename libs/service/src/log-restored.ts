import { makeLogger } from '@boxtrail/observability';
import type { Config } from './config';
import { openLogPool } from './connections';
import { openLog } from './open-event-store';
import { recordRestoration, type Restoration } from './schemas/restorations';

/**
 * Records that the log of this configuration was restored from a backup, and where it ends. Services that start
 * afterwards drop what they have seen beyond that, and use new topics.
 * @throws Error the database is not there, or its user does not own it.
 */
export async function logRestored(config: Config): Promise<Restoration> {
  const logger = makeLogger({ ...config, logLevel: 'error' });
  const logPool = await openLogPool({ config, logger });
  try {
    const store = await openLog(config, logPool, logger);
    try {
      return await recordRestoration(logPool, await store.head());
    } finally {
      await store.close();
    }
  } finally {
    await logPool.end();
  }
}
