import { messagingMigrations } from '../port/messaging-tables';
import { createTestDatabase } from '../../../../test/support/test-database';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations } from '@boxtrail/projections';
import { EmbeddedMessaging } from './embedded-messaging';
import { messagingContract } from '../port/messaging.contract';
import { ParkedMessages } from '../port/parked-messages';

messagingContract('embedded, on the log', async () => {
  const database = await createTestDatabase();
  const pool = database.pool(6);
  await migrate(pool, 'progress', checkpointMigrations);
  await migrate(pool, 'messaging', messagingMigrations);
  const store = await PostgresEventStore.open({ url: database.url, pool, pollMs: 200 });
  return {
    store,
    parked: new ParkedMessages(pool),
    process: () => new EmbeddedMessaging(pool, store, { warn: () => undefined }, { backOffMs: 5 }),
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
});
