import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Contexts } from '@boxtrail/context';
import { migrate, handlePoolErrors } from '@boxtrail/database';
import type { EventStore } from '@boxtrail/event-store';
import { loadKafkaMessaging, type Messaging, publishingContexts } from '@boxtrail/messaging';
import { EmbeddedMessaging } from '@boxtrail/messaging/embedded/embedded-messaging';
import type { Config } from './config';
import { preparedAtStart } from './schemas/shared-schemas';

interface Opening {
  readonly config: Config;
  readonly logger: Logger;
}

export async function openPool({ config, logger }: Opening): Promise<Pool> {
  const pool = new Pool({
    connectionString: config.databaseUrl,
    max: 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
    application_name: `boxtrail ${config.service}`,
  });
  handlePoolErrors(pool, (error) => logger.warn(`an idle database connection broke: ${error.message}`));
  try {
    for (const { name, steps } of preparedAtStart) await migrate(pool, name, steps);
    return pool;
  } catch (error) {
    // The retry opens a new pool; a connection that hangs takes its time to end.
    pool.end().catch(() => undefined);
    throw error;
  }
}

/** kafkajs is loaded only where messages go over Kafka. */
export async function openMessaging(
  { config: { kafka }, logger }: Opening,
  pool: Pool,
  store: EventStore,
  contexts: Contexts,
): Promise<Messaging> {
  if (kafka === undefined) return new EmbeddedMessaging(pool, store, logger);
  const { KafkaMessaging } = await loadKafkaMessaging();
  const relays = () => contexts.names.filter((context) => publishingContexts.includes(context));
  return new KafkaMessaging(pool, store, logger, { config: kafka, relays });
}
