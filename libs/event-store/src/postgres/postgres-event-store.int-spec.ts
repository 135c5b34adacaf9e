import { createTestDatabase } from '../../../../test/support/test-database';
import { eventStoreContract, gaplessContract } from '../port/event-store.contract';
import { PostgresEventStore } from './postgres-event-store';

async function open(partitionSize = 1_000_000) {
  const database = await createTestDatabase();
  const pool = database.pool(4);
  const store = await PostgresEventStore.open({ url: database.url, pool, partitionSize, pollMs: 200 });
  return {
    store,
    pool,
    url: database.url,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

eventStoreContract('PostgreSQL', () => open());
// Small partitions: everything the contract asks also holds across their borders.
eventStoreContract('PostgreSQL, partitions of 16', () => open(16));
gaplessContract('PostgreSQL', () => open());
gaplessContract('PostgreSQL, partitions of 16', () => open(16));
