import { createTestDatabase } from '../../../../test/support/test-database';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store';
import { migrate } from '../postgres/migrate';
import { checkpointMigrations } from '../projections/checkpoints';
import { EmbeddedMessaging } from './embedded-messaging';
import { messagingContract } from './messaging.contract';
import { ParkedMessages } from './parked-messages';

messagingContract('embedded, on the log', async () => {
  const database = await createTestDatabase();
  const pool = database.pool(6);
  await migrate(pool, 'progress', checkpointMigrations);
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
