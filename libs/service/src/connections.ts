import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Contexts } from '@boxtrail/context';
import { handlePoolErrors, migrate, nameSetting } from '@boxtrail/database';
import type { EventStore } from '@boxtrail/event-store';
import { loadKafkaMessaging, type Messaging, publishingContexts } from '@boxtrail/messaging';
import { EmbeddedMessaging } from '@boxtrail/messaging/embedded/embedded-messaging';
import { logUrlOf, type Config } from './config';
import { checkHasLog, checkNotOwned, claimFor, claimLog } from './schemas/claims';
import { adoptRestorations, restorationsOf } from './schemas/restorations';
import { besideLog, ownSchemas, type SharedSchema } from './schemas/shared-schemas';

interface Opening {
  readonly config: Config;
  readonly logger: Logger;
}

/** `LookUps` in the database of the log. */
export const LOG_LOOK_UPS = Symbol('look-ups in the database of the log');

const isApart = (config: Config): boolean => logUrlOf(config) !== config.databaseUrl;

/** Connections to the database of the log, which all services share. */
export async function openLogPool({ config, logger }: Opening): Promise<Pool> {
  const apart = isApart(config);
  return nameSetting(apart ? 'LOG_DATABASE_URL' : 'DATABASE_URL', () =>
    opened(logUrlOf(config), { config, logger }, async (pool) => {
      await (apart ? checkHasLog(pool) : checkNotOwned(pool));
      await migrateAll(pool, besideLog);
    }),
  );
}

/**
 * Connections to the service's own database; those to the log's where both are one. @throws when it belongs to another
 * service, or its views to another log.
 */
export async function openPool({ config, logger }: Opening, logPool: Pool): Promise<Pool> {
  return nameSetting('DATABASE_URL', async () => {
    if (!isApart(config)) {
      await migrateAll(logPool, ownSchemas);
      await claimLog(logPool, logPool);
      await adoptRestorations(logPool, logPool);
      return logPool;
    }
    return opened(config.databaseUrl, { config, logger }, async (pool) => {
      await claimFor(config.service, pool, () => migrateAll(pool, ownSchemas));
      await claimLog(pool, logPool);
      await adoptRestorations(pool, logPool);
    });
  });
}

async function opened(
  url: string,
  { config, logger }: Opening,
  prepare: (pool: Pool) => Promise<void>,
): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
    application_name: `boxtrail ${config.service}`,
  });
  handlePoolErrors(pool, (error) => logger.warn(`an idle database connection broke: ${error.message}`));
  try {
    await prepare(pool);
    return pool;
  } catch (error) {
    // The retry opens a new pool; a connection that hangs takes its time to end.
    pool.end().catch(() => undefined);
    throw error;
  }
}

async function migrateAll(pool: Pool, schemas: readonly SharedSchema[]): Promise<void> {
  for (const { name, steps } of schemas) await migrate(pool, name, steps);
}

/** kafkajs is loaded only where messages go over Kafka. */
export async function openMessaging(
  { config: { kafka }, logger }: Opening,
  { pool, logPool }: { readonly pool: Pool; readonly logPool: Pool },
  store: EventStore,
  contexts: Contexts,
): Promise<Messaging> {
  if (kafka === undefined) return new EmbeddedMessaging(pool, store, logger);
  const { KafkaMessaging } = await loadKafkaMessaging();
  const relays = () => contexts.names.filter((context) => publishingContexts.includes(context));
  const restorations = await restorationsOf(logPool);
  return new KafkaMessaging(pool, store, logger, { config: kafka, logPool, restorations, relays });
}
