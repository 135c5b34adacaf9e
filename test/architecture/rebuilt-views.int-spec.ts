import { checkpointMigrations, prepare, rebuild, schemaOf, type View } from '@boxtrail/projections';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { allViews } from '../support/all-views';
import { madeOf } from '../support/made-of';
import { createTestDatabase } from '../support/test-database';

/** How many indexes the statements of a view ask for, those of keys included. */
const indexesAsked = ({ tables, indexes = '' }: View): number =>
  `${tables};${indexes}`.match(/\bPRIMARY KEY\b|\bUNIQUE\b(?! INDEX)|\bCREATE (UNIQUE )?INDEX\b/g)?.length ??
  0;

describe('what a view is made of', () => {
  it('given each view, when rebuilt, then indexes and constraints are those of a new one', async () => {
    const database = await createTestDatabase();
    try {
      const pool = database.pool(4);
      await migrate(pool, 'progress', checkpointMigrations);
      const store = await PostgresEventStore.open({ url: database.url, pool });
      for (const view of allViews()) {
        await prepare(pool, view);
        const made = await madeOf(pool, schemaOf(view));
        expect([view.name, made.filter((what) => / INDEX /.test(what)).length]).toEqual([
          view.name,
          indexesAsked(view),
        ]);
        expect(await rebuild(pool, store, view)).toMatchObject({ view: view.name, equal: true });
        expect([view.name, await madeOf(pool, schemaOf(view))]).toEqual([view.name, made]);
      }
      await store.close();
    } finally {
      await database.drop();
    }
  });
});
